import type { UpdateVisitorRequest, VisitorDetails } from '../../../../relay/protocol';

/** Texts of a visitor that agents may change. */
export interface VisitorTexts {
	name: string;
	email: string;
	phone: string;
	company: string;
	/** Agents' own fields by their names. */
	fields: Readonly< Record< string, string > >;
}

/** A field that is being added. */
export interface NewField {
	name: string;
	value: string;
}

/** What is being typed about a visitor. */
export interface VisitorForm {
	/** What was there when it was opened, or when a conflict was shown. */
	seen: VisitorTexts;
	texts: VisitorTexts;
	added: readonly NewField[];
	/** What was there before somebody else has changed it; null: nobody has. */
	outdated: VisitorTexts | null;
}

const PLAIN = [ 'name', 'email', 'phone', 'company' ] as const;

/** Returns the texts of a visitor; what is not known is empty. */
export function textsOf( { name, email, phone, company, fields }: VisitorDetails ): VisitorTexts {
	return { name, email: email ?? '', phone: phone ?? '', company: company ?? '', fields };
}

/** Opens a form on what is known. */
export function openForm( details: VisitorDetails ): VisitorForm {
	const texts = textsOf( details );
	return { seen: texts, texts, added: [], outdated: null };
}

/** Returns what the form changes, with what was there; null: nothing. */
export function requestOf( { seen, texts, added }: VisitorForm ): UpdateVisitorRequest | null {
	const request: UpdateVisitorRequest = {};
	const previous: NonNullable< UpdateVisitorRequest[ 'previous' ] > = {};
	for ( const key of PLAIN ) {
		const text = texts[ key ].trim();
		if ( text !== seen[ key ] ) {
			// A name is never missing, only empty.
			Object.assign( request, { [ key ]: text === '' && key !== 'name' ? null : text } );
			previous[ key ] = seen[ key ];
		}
	}
	const fields = new Map( Object.entries( texts.fields ) );
	added
		.filter( ( { name, value } ) => name.trim() !== '' && value.trim() !== '' )
		.forEach( ( { name, value } ) => fields.set( name.trim(), value ) );
	const names = [ ...new Set( [ ...Object.keys( seen.fields ), ...fields.keys() ] ) ];
	const changed = names.filter(
		( name ) => ( fields.get( name ) ?? '' ).trim() !== ( at( seen.fields, name ) ?? '' )
	);
	if ( changed.length > 0 ) {
		request.fields = Object.fromEntries(
			changed.map( ( name ) => [ name, ( fields.get( name ) ?? '' ).trim() || null ] )
		);
		previous.fields = Object.fromEntries( changed.map( ( name ) => [ name, at( seen.fields, name ) ?? null ] ) );
	}
	return Object.keys( request ).length > 0 ? { ...request, previous } : null;
}

/** Tells whether there is something in a form that would be missed. */
export function isTyped( form: VisitorForm ): boolean {
	return requestOf( form ) !== null || form.added.some( isBegun );
}

/** Returns the form on what is there now: what was typed stays, what was not touched follows. */
export function rebased( { seen, texts, added }: VisitorForm, details: VisitorDetails ): VisitorForm {
	const now = textsOf( details );
	const plain = Object.fromEntries(
		PLAIN.map( ( key ) => [ key, texts[ key ] === seen[ key ] ? now[ key ] : texts[ key ] ] )
	) as Pick< VisitorTexts, ( typeof PLAIN )[ number ] >;
	const names = [ ...new Set( [ ...Object.keys( now.fields ), ...Object.keys( texts.fields ) ] ) ];
	const fields = names.flatMap( ( name ) => {
		const typed = at( texts.fields, name );
		const text = typed === at( seen.fields, name ) ? at( now.fields, name ) : typed;
		return text === undefined ? [] : [ [ name, text ] as const ];
	} );
	return { seen: now, texts: { ...plain, fields: Object.fromEntries( fields ) }, added, outdated: seen };
}

/** Returns what of a form is still to be stored once it was sent as it was then; null: nothing. */
export function leftAfterSaving( form: VisitorForm, sent: VisitorForm, details: VisitorDetails ): VisitorForm | null {
	const unsent = form.added.filter( ( field ) => ! sent.added.includes( field ) );
	const isStored = ( { name }: NewField ) => at( details.fields, name.trim() ) !== undefined;
	const { texts, ...rest } = rebased(
		{ ...form, added: unsent.filter( ( field ) => ! isStored( field ) ) },
		details
	);
	const fields = {
		...texts.fields,
		// It was stored with what was in it before.
		...Object.fromEntries( unsent.filter( isStored ).map( ( { name, value } ) => [ name.trim(), value ] ) ),
	};
	const left = { ...rest, texts: { ...texts, fields }, outdated: null };
	return isTyped( left ) ? left : null;
}

/** Returns a request that takes another one back. */
export function reversed( { previous = {}, ...changes }: UpdateVisitorRequest ): UpdateVisitorRequest {
	const { fields, ...plain } = previous;
	return {
		...Object.fromEntries(
			Object.entries( plain ).map( ( [ key, text ] ) => [ key, text === '' && key !== 'name' ? null : text ] )
		),
		...( fields && { fields } ),
		previous: changes as UpdateVisitorRequest[ 'previous' ],
	} as UpdateVisitorRequest;
}

/** Tells whether something stands in a field that is being added; an empty one counts as taken away. */
export function isBegun( { name, value }: NewField ): boolean {
	return name.trim() !== '' || value.trim() !== '';
}

/** Returns what is under a name that somebody chose: what every object has besides, does not count. */
export function at( fields: VisitorTexts[ 'fields' ], name: string ): string | undefined {
	return Object.hasOwn( fields, name ) ? fields[ name ] : undefined;
}
