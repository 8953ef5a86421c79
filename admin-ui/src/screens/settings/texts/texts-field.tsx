import { Button, PanelBody, SearchControl, SelectControl } from '@wordpress/components';
import { useCallback, useMemo, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { languageName } from '../../../language';
import { sprintf } from '../../../sprintf';
import { useField } from '../fields/use-field';
import { useForm } from '../form-context';
import type { SettingsForm } from '../use-settings-form';
import { byState } from './states';
import { TextRow } from './text-row';
import { useCatalogue } from './use-catalogue';
import { entriesOf, readWords, withWords, type Entry, type Words, type WordsByLanguage } from './words';

interface Props {
	name: string;
}

/** What visitors read in each state of the chat, in one language at a time, to be said in the owner's words. */
export function TextsField( { name }: Props ) {
	const { definition, value, help, onChange } = useField( name );
	const { files = '', locale = '', maxTextLength = 0 } = definition;
	const form = useForm();
	const [ chosen, setChosen ] = useState< string | null >( null );
	const [ sought, setSought ] = useState( '' );
	const { texts, hasFailed } = useCatalogue( files, locale, chosen );
	const words = useMemo( () => readWords( String( value ) ), [ value ] );

	const entries = useEntries( texts, form, maxTextLength );
	const states = useMemo( () => byState( entries ), [ entries ] );
	const language = texts?.language ?? '';
	const own = words[ language ];

	// Rows stay as they are while another one is typed in: there are too many to draw all of them for each letter.
	const now = useRef< { words: WordsByLanguage; language: string } >( { words, language } );
	now.current = { words, language };
	const save = useRef( onChange );
	save.current = onChange;
	const changeText = useCallback( ( id: string, changed: Words | null ) => {
		save.current( withWords( now.current.words, now.current.language, id, changed ) );
	}, [] );

	if ( ! texts ) {
		return hasFailed ? (
			<p role="alert">
				{ __( 'The texts of the chat could not be loaded. Reload the page to try again.', 'veranda' ) }
			</p>
		) : (
			<p role="status">{ __( 'Loading the texts of the chat', 'veranda' ) }</p>
		);
	}
	return (
		<div className="veranda-texts" role="group" aria-label={ definition.title }>
			<div className="veranda-hint">{ help }</div>
			<SelectControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Language', 'veranda' ) }
				value={ language }
				options={ Object.keys( texts.catalogue.languages ).map( ( each ) => ( {
					value: each,
					label: languageName( each ),
				} ) ) }
				onChange={ setChosen }
			/>
			<SearchControl
				__nextHasNoMarginBottom
				label={ __( 'Find a text', 'veranda' ) }
				placeholder={ __( 'Find a text', 'veranda' ) }
				value={ sought }
				onChange={ setSought }
			/>
			<States states={ states } own={ own } sought={ sought } language={ language } onChange={ changeText } />
			{ own && (
				<Button
					variant="secondary"
					isDestructive
					__next40pxDefaultSize
					onClick={ () => {
						const { [ language ]: _gone, ...others } = words;
						onChange( JSON.stringify( others ) );
					} }
				>
					{ sprintf(
						/* translators: %s: a language. */
						__( 'Reset all texts in %s', 'veranda' ),
						languageName( language )
					) }
				</Button>
			) }
		</div>
	);
}

interface StatesProps {
	states: ReturnType< typeof byState >;
	own: Record< string, Words > | undefined;
	sought: string;
	language: string;
	onChange( id: string, words: Words | null ): void;
}

function States( { states, own, sought, language, onChange }: StatesProps ) {
	const isFound = ( { id, originals }: Entry ) =>
		[ ...originals, own?.[ id ] ?? '' ]
			.flat()
			.some( ( text ) => text.toLowerCase().includes( sought.trim().toLowerCase() ) );
	const found = states
		.map( ( state ) => ( { ...state, entries: state.entries.filter( isFound ) } ) )
		.filter( ( { entries } ) => entries.length > 0 );

	if ( found.length === 0 ) {
		return <p role="status">{ __( 'No text has these words.', 'veranda' ) }</p>;
	}
	return (
		<div>
			{ found.map( ( { title, entries } ) => (
				<PanelBody
					// What was found is shown; otherwise a state is opened by a click.
					key={ `${ language } ${ title } ${ sought === '' }` }
					title={ title }
					initialOpen={ sought !== '' || entries.some( ( { id } ) => own?.[ id ] !== undefined ) }
				>
					<ul>
						{ entries.map( ( entry ) => (
							<TextRow
								key={ entry.id }
								entry={ entry }
								words={ own?.[ entry.id ] }
								onChange={ onChange }
							/>
						) ) }
					</ul>
				</PanelBody>
			) ) }
		</div>
	);
}

function useEntries(
	texts: ReturnType< typeof useCatalogue >[ 'texts' ],
	form: SettingsForm,
	maxLength: number
): Entry[] {
	const { title, greeting, questions, launcherText, ratingQuestion } = form.values;
	const { prechatConsentText, prechatConsentUrl, prechatFields } = form.values;
	return useMemo(
		() => ( texts ? entriesOf( texts.catalogue, texts.language, texts.translations, form, maxLength ) : [] ),
		// eslint-disable-next-line react-hooks/exhaustive-deps -- Of the settings only these are texts that visitors read.
		[
			texts,
			maxLength,
			title,
			greeting,
			questions,
			launcherText,
			ratingQuestion,
			prechatConsentText,
			prechatConsentUrl,
			prechatFields,
		]
	);
}
