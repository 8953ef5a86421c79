import type { Chat } from '../core/chat';
import type { ViewProps } from '../core/feature';
import { __ } from '../i18n';
import { languageName } from './language-name';
import { LANGUAGE_KEY } from './load-language';
import './language-choice.css';

/** The languages that there are, each by its own name. */
export function LanguageChoice( { state, chat }: ViewProps ) {
	const { languages = [], language } = chat.config;
	return (
		// The menu closes when something in it is clicked, and here the choice is still to come.
		// eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
		<div class="language" onClick={ ( event ) => event.stopPropagation() }>
			<label htmlFor="language">
				{ __( 'Language', 'veranda' ) }
				<select
					id="language"
					value={ language }
					onChange={ ( { currentTarget } ) => void choose( chat, currentTarget.value ) }
				>
					{ languages.map( ( each ) => (
						<option key={ each } value={ each } lang={ tagOf( each ) }>
							{ nameOf( each, languages ) }
						</option>
					) ) }
				</select>
			</label>
			{ state.language.hasFailed && (
				<p role="alert">{ __( 'This language could not be loaded. Please try again.', 'veranda' ) }</p>
			) }
		</div>
	);
}

/** Keeps the choice once the chat speaks the language; until then everything stays as it was. */
async function choose( chat: Chat, language: string ): Promise< void > {
	const isLoaded = await import( './chosen' ).then(
		( { speak } ) => speak( chat, language ),
		() => false
	);
	if ( isLoaded ) {
		chat.storage.set( LANGUAGE_KEY, language );
	}
	if ( isLoaded !== null ) {
		chat.set( 'language', { hasFailed: ! isLoaded } );
	}
}

/** Returns a language's own name; with its country only if there is another of that language. */
function nameOf( language: string, languages: string[] ): string {
	const [ alone = '' ] = language.split( '_' );
	const tag = languages.filter( ( each ) => each.split( '_' )[ 0 ] === alone ).length > 1 ? tagOf( language ) : alone;
	return languageName( tag );
}

/** Returns a language of WordPress (`pt_BR`) as browsers name it (`pt-BR`). */
function tagOf( language: string ): string {
	return language.replaceAll( '_', '-' );
}
