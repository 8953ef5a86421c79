import { useEffect, useState } from '@wordpress/element';
import { ENGLISH, languageOfSite, type Catalogue, type Words } from './words';

/** The chat's texts on their way. */
export interface Texts {
	catalogue: Catalogue;
	/** That of the site's pages, until another one is chosen. */
	language: string;
	/** What the chat says in that language; empty in English. */
	translations: Record< string, Words >;
}

/** Reads the chat's texts and their translations from the plugin's files; null while they are on their way. */
export function useCatalogue(
	files: string,
	locale: string,
	chosen: string | null
): { texts: Texts | null; hasFailed: boolean } {
	const [ texts, setTexts ] = useState< Texts | null >( null );
	const [ hasFailed, setHasFailed ] = useState( false );

	useEffect( () => {
		let isOld = false;
		readTexts( files, locale, chosen ).then(
			( found ) => {
				if ( ! isOld ) {
					setTexts( found );
					setHasFailed( false );
				}
			},
			() => ! isOld && setHasFailed( true )
		);
		return () => {
			isOld = true;
		};
	}, [ files, locale, chosen ] );

	return { texts, hasFailed };
}

async function readTexts( files: string, locale: string, chosen: string | null ): Promise< Texts > {
	const catalogue = await readJson< Catalogue >( `${ files }widget-texts.json` );
	const language = chosen ?? languageOfSite( catalogue, locale );
	const translations =
		language === ENGLISH
			? {}
			: await readJson< Texts[ 'translations' ] >( `${ files }veranda-${ language }-widget.json` );
	return { catalogue, language, translations };
}

async function readJson< T >( address: string ): Promise< T > {
	const answer = await fetch( address );
	if ( ! answer.ok ) {
		throw new Error( `${ address } answers ${ answer.status }.` );
	}
	return answer.json() as Promise< T >;
}
