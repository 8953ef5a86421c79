import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { po, type GetTextTranslation, type GetTextTranslations } from 'gettext-parser';
import { ROOT } from '../environment/paths';
import { Problem } from '../environment/problem';

/** Where the texts and their translations are kept. */
export const LANGUAGES = join( ROOT, 'plugin/languages' );

/** A language as gettext keeps it, by the name that WordPress gives it. */
export interface Catalogue {
	/** `de_DE`, `ar` */
	readonly locale: string;
	readonly file: GetTextTranslations;
	/** Every text once, without the header. */
	readonly texts: readonly GetTextTranslation[];
	/** JavaScript-like expression of `n` that says which form a number takes. */
	readonly pluralRule: string;
	/** How many forms there are. */
	readonly forms: number;
}

/** Reads all languages, in the order of their names. */
export function readCatalogues(): Catalogue[] {
	return readdirSync( LANGUAGES )
		.map( ( name ) => /^veranda-([A-Za-z_]+)\.po$/.exec( name )?.[ 1 ] ?? '' )
		.filter( Boolean )
		.sort()
		.map( readCatalogue );
}

/** Returns the texts that a file of gettext holds. */
export function textsOf( file: GetTextTranslations ): GetTextTranslation[] {
	return Object.values( file.translations )
		.flatMap( ( inContext ) => Object.values( inContext ) )
		.filter( ( { msgid } ) => msgid !== '' );
}

/** Tells whether a text is used below a folder of the project. */
export function isUsedIn( { comments }: GetTextTranslation, folder: string ): boolean {
	return ( comments?.reference ?? '' ).split( /\s+/ ).some( ( path ) => path.startsWith( folder ) );
}

function readCatalogue( locale: string ): Catalogue {
	const file = po.parse( readFileSync( join( LANGUAGES, `veranda-${ locale }.po` ) ) );
	const rule = /nplurals=(\d+);\s*plural=([^;]+)/.exec( file.headers[ 'Plural-Forms' ] ?? '' );
	if ( rule === null ) {
		throw new Problem( `plugin/languages/veranda-${ locale }.po has no "Plural-Forms" in its header.` );
	}
	const [ , forms = '', pluralRule = '' ] = rule;
	return { locale, file, texts: textsOf( file ), pluralRule: pluralRule.trim(), forms: Number( forms ) };
}
