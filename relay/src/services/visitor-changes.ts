import type { UpdateVisitorRequest } from '../../protocol';
import { isVisible, withoutDirectionMarks } from '../direction-marks';
import { ChatError } from '../errors';
import { presentPhone, readPhone } from '../phone';
import { keptOf, ownOf, OWN_FIELD as OWN, type VisitorColumns } from '../store/visitor-details-store';

/** What WordPress says of those for whom it vouches. */
const OF_WORDPRESS: readonly string[] = [ 'name', 'email' ];

const PLAIN = [ 'name', 'email', 'phone', 'company' ] as const;

/** One value that is to be set. */
export interface WantedChange {
	/** As edits name it. */
	readonly field: string;
	/** As it is kept; null: empty. */
	readonly value: string | null;
	/** What the caller has seen in its place, as they are told it; undefined: they do not say. */
	readonly seen: string | null | undefined;
}

/** Reads what is to be set; `country` is where phone numbers without a country code belong. */
export function wantedChanges( request: UpdateVisitorRequest, country: string ): WantedChange[] {
	const { previous = {}, fields = {} } = request;
	const plain = PLAIN.flatMap( ( field ): WantedChange[] => {
		const text = request[ field ];
		if ( text === undefined ) {
			return [];
		}
		const value = field === 'phone' ? readNumber( text, country ) : readLine( text );
		return [ { field, value, seen: seenOf( previous[ field ] ) } ];
	} );
	const own = Object.entries( fields ).map( ( [ name, text ] ): WantedChange => {
		const cleanName = readLine( name );
		if ( cleanName === null ) {
			throw refused( `${ OWN }${ name }`, 'Give the field a name that can be read.' );
		}
		return { field: OWN + cleanName, value: readLine( text ), seen: seenOf( ownOf( previous.fields, name ) ) };
	} );
	return [ ...plain, ...own ];
}

/** Returns those that are not so yet. */
export function realChanges( wanted: readonly WantedChange[], now: VisitorColumns ): WantedChange[] {
	return wanted.filter( ( { field, value } ) => value !== keptOf( now, field ) );
}

/** Tells whether what a caller wants to replace is not what they have seen any more. */
export function isConflict( changes: readonly WantedChange[], now: VisitorColumns ): boolean {
	return changes.some( ( { field, seen } ) => seen !== undefined && seen !== shownOf( now, field ) );
}

/** Tells whether something is to be changed that WordPress says of those for whom it vouches. */
export function touchesWordPress( changes: readonly WantedChange[] ): boolean {
	return changes.some( ( { field } ) => OF_WORDPRESS.includes( field ) );
}

/** Returns what is known after these changes. */
export function changedColumns( now: VisitorColumns, changes: readonly WantedChange[] ): VisitorColumns {
	const after = { ...now };
	const fields = new Map( Object.entries( now.fields ) );
	for ( const { field, value } of changes ) {
		if ( field.startsWith( OWN ) ) {
			const name = field.slice( OWN.length );
			if ( value === null ) {
				fields.delete( name );
			} else {
				fields.set( name, value );
			}
		} else if ( field === 'name' ) {
			after.name = value ?? '';
		} else {
			after[ field as 'email' | 'phone' | 'company' ] = value;
		}
	}
	return { ...after, fields: Object.fromEntries( fields ) };
}

function shownOf( now: VisitorColumns, field: string ): string | null {
	const kept = keptOf( now, field );
	return field === 'phone' && kept !== null ? presentPhone( kept ) : kept;
}

const seenOf = ( text: string | null | undefined ) => ( text === undefined ? undefined : text || null );

/** Returns a line without what would turn the text around it; null if nothing in it can be seen. */
function readLine( text: string | null ): string | null {
	const clean = withoutDirectionMarks( text ?? '' ).trim();
	return isVisible( clean ) ? clean : null;
}

function readNumber( text: string | null, country: string ): string | null {
	const line = readLine( text );
	const phone = line === null ? null : readPhone( line, country );
	if ( line !== null && phone === null ) {
		throw refused( 'phone', 'This phone number looks incomplete. Check it, or add the country code.' );
	}
	return phone;
}

function refused( path: string, message: string ): ChatError {
	return new ChatError( 'invalid_request', message, { fields: [ { path, message } ] } );
}
