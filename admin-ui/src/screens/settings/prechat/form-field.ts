import { __ } from '@wordpress/i18n';
import type { ConversationPriority, PrechatCondition, PrechatFieldType } from '../../../../../relay/protocol';

/** An option of a choice, as it is stored. */
export interface FormOption {
	value: string;
	label: string;
	/** Tags that the conversation of who chooses it gets. */
	tags: string[];
	/** Where the conversation of who chooses it goes. */
	department?: string;
	/** How urgent it is then; normal if it is left out. */
	priority?: ConversationPriority;
}

/** A field of the form before the chat, as plugin/includes/Settings/Types/Prechat_Field.php stores it. */
export interface FormField {
	key: string;
	type: PrechatFieldType;
	label: string;
	isRequired: boolean;
	options?: FormOption[];
	tags?: string[];
	condition?: PrechatCondition;
}

const SINGLE: readonly PrechatFieldType[] = [ 'name', 'email', 'phone', 'order' ];
const ALL: readonly PrechatFieldType[] = [ ...SINGLE, 'text', 'paragraph', 'choice', 'choices', 'checkbox', 'date' ];

/** Reads the setting; nothing if it is not what this screen writes. */
export function readFields( json: string ): FormField[] {
	try {
		const fields: unknown = JSON.parse( json );
		return Array.isArray( fields ) ? ( fields as FormField[] ) : [];
	} catch {
		return [];
	}
}

/** Returns the kinds of fields that the form can have besides those that it has: of some there is one at most. */
export function addableTypes( fields: readonly FormField[] ): PrechatFieldType[] {
	return ALL.filter( ( type ) => ! SINGLE.includes( type ) || ! fields.some( ( field ) => field.type === type ) );
}

/** Tells whether the chat has words of its own for a field, in the language of the page. */
export function hasOwnWords( type: PrechatFieldType ): boolean {
	return SINGLE.includes( type );
}

/** Makes a field of a kind; what the owner has to say is empty. */
export function makeField( type: PrechatFieldType ): FormField {
	return {
		key: hasOwnWords( type ) ? type : makeKey( 'f' ),
		type,
		label: '',
		isRequired: type === 'email',
		...( ( type === 'choice' || type === 'choices' ) && { options: [ makeOption(), makeOption() ] } ),
		...( type === 'checkbox' && { tags: [] } ),
	};
}

export function makeOption(): FormOption {
	return { value: makeKey( 'o' ), label: '', tags: [] };
}

let made = 0;

/** Makes a name that no field of this form had before: answers that were given under it stay what they are. */
function makeKey( prefix: string ): string {
	made += 1;
	return `${ prefix }_${ Date.now().toString( 36 ) }_${ made }`;
}

/** Returns the names of what was typed into a field for tags. */
export function namesOf( typed: readonly ( string | { value: string } )[] ): string[] {
	return typed.map( ( each ) => ( typeof each === 'string' ? each : each.value ) );
}

/** Says what kind of field it is. */
export function typeName( type: PrechatFieldType ): string {
	const names: Record< PrechatFieldType, string > = {
		name: __( 'Name', 'veranda' ),
		email: __( 'Email address', 'veranda' ),
		phone: __( 'Phone number', 'veranda' ),
		order: __( 'Order number', 'veranda' ),
		text: __( 'Short text', 'veranda' ),
		paragraph: __( 'Long text', 'veranda' ),
		choice: __( 'Choice of one', 'veranda' ),
		choices: __( 'Choice of several', 'veranda' ),
		checkbox: __( 'Checkbox', 'veranda' ),
		date: __( 'Date', 'veranda' ),
	};
	return names[ type ];
}

/** Returns what a field is called on this screen. */
export function fieldName( { label, type }: FormField ): string {
	return label || typeName( type );
}
