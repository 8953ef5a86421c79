import type { SettingDefinitions, SettingValues } from '../definitions';
import { readFields } from '../prechat/form-field';

/** What the build tells of the chat's texts (scripts/languages/widget-texts.ts). */
export interface Catalogue {
	/** How many forms for numbers each language has, by WordPress's name of the language. */
	languages: Record< string, number >;
	texts: { text: string; plural?: string; folder: string }[];
}

/** The owner's words, or their forms for numbers. */
export type Words = string | string[];

/** The owner's words by language, then by the text in English or `@` and the name of a setting. */
export type WordsByLanguage = Record< string, Record< string, Words > >;

/** A text as it is edited. */
export interface Entry {
	id: string;
	folder: string;
	/** What the chat says by itself; one for each form that a number takes. */
	originals: string[];
	/** What the fields are called: the same, or the name of the setting. */
	labels: string[];
	isPlural: boolean;
	/** May have several lines. */
	isLong: boolean;
	maxLength: number;
}

const CONSENT = 'prechatConsentText';
const CONSENT_URL = 'prechatConsentUrl';

/** Settings in which the owner has written what visitors read, with their most characters; as PHP has them (Widget_Catalogue). */
const OWN: [ string, number ][] = [
	[ 'title', 60 ],
	[ 'greeting', 300 ],
	[ 'questions', 300 ],
	[ 'launcherText', 30 ],
	[ 'ratingQuestion', 120 ],
	[ CONSENT, 300 ],
	[ CONSENT_URL, 2_000 ],
];
const LONG = [ 'greeting', 'questions', CONSENT ];
const LABEL_CHARACTERS = 100;

/** The folder of the owner's own texts. */
export const OWN_FOLDER = '@';

/** The language of the sources. */
export const ENGLISH = 'en_US';

/** Returns the words that are kept as JSON. */
export function readWords( value: string ): WordsByLanguage {
	const words: unknown = JSON.parse( value === '' ? '{}' : value );
	return ( Array.isArray( words ) ? {} : words ) as WordsByLanguage;
}

/** Returns the words with those of one text changed, as JSON; null takes them out. Nothing is left of what is empty. */
export function withWords( all: WordsByLanguage, language: string, id: string, words: Words | null ): string {
	const { [ id ]: _gone, ...others } = all[ language ] ?? {};
	const { [ language ]: _old, ...languages } = all;
	const changed = words === null ? others : { ...others, [ id ]: words };
	return JSON.stringify( Object.keys( changed ).length > 0 ? { ...languages, [ language ]: changed } : languages );
}

/** Returns all that visitors can read in a language, the owner's own texts first. */
export function entriesOf(
	{ languages, texts }: Catalogue,
	language: string,
	translations: Record< string, Words >,
	{ values, definitions }: { values: SettingValues; definitions: SettingDefinitions },
	maxLength: number
): Entry[] {
	// Without a text for the consent there is none in any language.
	const isAsked = ( name: string ) => ! [ CONSENT, CONSENT_URL ].includes( name ) || Boolean( values[ CONSENT ] );
	const own = OWN.filter( ( [ name ] ) => name in values && isAsked( name ) ).map( ( [ name, most ] ) => ( {
		id: `@${ name }`,
		folder: OWN_FOLDER,
		originals: [ String( values[ name ] ) ],
		labels: [ definitions[ name ]?.title ?? name ],
		isPlural: false,
		isLong: LONG.includes( name ),
		maxLength: most,
	} ) );
	const others = texts.map( ( { text, plural, folder } ) => {
		const translated = translations[ text ] || ( plural === undefined ? text : [ text, plural ] );
		const forms = plural === undefined ? 1 : ( languages[ language ] ?? 2 );
		const originals = Array.from(
			{ length: forms },
			( _, form ) => [ translated ].flat()[ form ] ?? plural ?? text
		);
		return {
			id: text,
			folder,
			originals,
			labels: originals,
			isPlural: plural !== undefined,
			isLong: false,
			maxLength,
		};
	} );
	return [ ...own, ...labelsOf( String( values.prechatFields ?? '' ) ), ...others ];
}

/** Returns the labels of the form before the chat; what the chat says there by itself is among its own texts. */
function labelsOf( prechatFields: string ): Entry[] {
	return readFields( prechatFields ).flatMap( ( { key, label, options = [] } ) => [
		...( label ? [ labelOf( key, label, label ) ] : [] ),
		...options.map( ( option ) =>
			labelOf( `${ key }.${ option.value }`, option.label, `${ label }: ${ option.label }` )
		),
	] );
}

function labelOf( name: string, original: string, label: string ): Entry {
	return {
		id: `@prechatFields.${ name }`,
		folder: OWN_FOLDER,
		originals: [ original ],
		labels: [ label ],
		isPlural: false,
		isLong: false,
		maxLength: LABEL_CHARACTERS,
	};
}

/** Returns the words with one form typed; null if all of them are those of the chat again. A form that is empty is the chat's. */
export function typed(
	{ originals, isPlural }: Entry,
	words: Words | undefined,
	form: number,
	text: string
): Words | null {
	const forms = originals.map( ( original, index ) => {
		const now = index === form ? text : ( [ words ?? [] ].flat()[ index ] ?? '' );
		return now.trim() === '' ? original : now;
	} );
	const isSame = forms.every( ( each, index ) => each === originals[ index ] );
	if ( isSame ) {
		return null;
	}
	return isPlural ? forms : ( forms[ 0 ] ?? null );
}

/** Returns what the chat puts something in the place of, and that is missing or too much in the owner's words; none: all is well. */
export function placesToKeep( { id, originals, isPlural }: Entry, text: string ): string[] {
	if ( id.startsWith( OWN_FOLDER ) || text.trim() === '' ) {
		return [];
	}
	const wanted = placesIn( originals.at( -1 ) ?? '' );
	const found = placesIn( text );
	const isRight = isPlural
		? found.length <= wanted.length && found.every( ( place ) => wanted.includes( place ) )
		: found.join() === wanted.join();
	return isRight ? [] : wanted;
}

function placesIn( text: string ): string[] {
	return ( text.match( /%(?:\d+\$)?[sd]/g ) ?? [] ).sort();
}

/** Returns the chat's language on the site's pages, as PHP chooses it (Widget_Languages). */
export function languageOfSite( { languages }: Catalogue, locale: string ): string {
	const names = Object.keys( languages ).sort();
	const [ alone = '' ] = locale.split( '_' );
	return [ locale, ...names ].find( ( name ) => name in languages && name.split( '_' )[ 0 ] === alone ) ?? ENGLISH;
}
