import { isUsedIn, type Catalogue } from './catalogue';

const WIDGET = 'plugin/widget/src/';
/** Says how a language is written, and is read by nobody. */
const DIRECTION = 'ltr';
/** Forms for numbers in the language of the sources. */
const ENGLISH = { en_US: 2 };

/** What visitors read in the chat, for the settings in which owners find their own words. */
export interface WidgetTexts {
	/** How many forms for numbers each language has. */
	languages: Record< string, number >;
	/** In English, with the folder of the widget that says it. */
	texts: { text: string; plural?: string; folder: string }[];
}

/** Returns the texts of the widget; every language has the same ones. */
export function widgetTexts( catalogues: Catalogue[] ): WidgetTexts {
	const texts = ( catalogues[ 0 ]?.texts ?? [] )
		.filter( ( text ) => isUsedIn( text, WIDGET ) && text.msgid !== DIRECTION )
		.map( ( { msgid, msgid_plural: plural, comments } ) => ( {
			text: msgid,
			...( plural !== undefined && { plural } ),
			folder: folderIn( comments?.reference ?? '' ),
		} ) );
	return {
		languages: {
			...Object.fromEntries( catalogues.map( ( { locale, forms } ) => [ locale, forms ] ) ),
			...ENGLISH,
		},
		texts,
	};
}

function folderIn( references: string ): string {
	const path = references.split( /\s+/ ).find( ( each ) => each.startsWith( WIDGET ) ) ?? '';
	return path.slice( WIDGET.length ).split( '/' ).slice( 0, -1 )[ 0 ] ?? '';
}
