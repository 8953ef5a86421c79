import { Button, Notice, SelectControl, TextareaControl, TextControl, ToggleControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent } from 'react';
import type { CannedResponse } from '../../../../../relay/protocol';
import { LIMITS } from '../../../../../relay/protocol/limits';
import { DialogButtons } from '../../../components/dialog-buttons';
import { languagesByName } from '../../../language';
import { store } from '../../../store';
import { FilledText } from './filled-text';
import { foldersOf } from './find-responses';
import { insertText } from './insert-text';
import { LANGUAGES } from './languages';
import { fill, PLACEHOLDERS, type Known } from './placeholders';
import { duplicateProblem, readResponseProblem, type ResponseContent, type ResponseProblem } from './response-problem';

interface Props {
	/** Null: a new one. */
	response: CannedResponse | null;
	onDone(): void;
}

/** Asks for a canned response, and shows what will be inserted. */
export function ResponseForm( { response, onDone }: Props ) {
	const { all, desk } = useSelect( ( select ) => select( store ).getCannedResponses(), [] );
	const canManage = useSelect( ( select ) => select( store ).canManage(), [] );
	const { saveCannedResponse } = useDispatch( store );
	const [ content, setContent ] = useState< ResponseContent >( {
		shortcut: response?.shortcut ?? '',
		title: response?.title ?? '',
		body: response?.body ?? '',
		folder: response?.folder ?? '',
		language: response?.language ?? null,
		isShared: response?.isShared ?? false,
	} );
	const [ refusal, setRefusal ] = useState< ResponseProblem | null >( null );
	const [ isBusy, setIsBusy ] = useState( false );
	const form = useRef< HTMLFormElement >( null );
	const problem = duplicateProblem( content, all, response ) ?? refusal;
	const change = ( changes: Partial< ResponseContent > ) => {
		setContent( { ...content, ...changes } );
		setRefusal( null );
	};
	const helpOf = ( field: ResponseProblem[ 'field' ], help = '' ) =>
		problem?.field === field ? (
			<span className="veranda-field-error" role="alert">
				{ problem.sentence }
			</span>
		) : (
			help
		);

	const propsOf = ( field: 'shortcut' | 'title' | 'body' | 'folder', help = '' ) => ( {
		value: content[ field ],
		dir: 'auto',
		help: helpOf( field, help ),
		'aria-invalid': problem?.field === field,
		onChange: ( value: string ) => change( { [ field ]: value } ),
	} );

	useEffect( () => form.current?.querySelector( 'input' )?.focus(), [] );
	useEffect( () => {
		if ( refusal ) {
			form.current?.querySelector< HTMLElement >( '[aria-invalid="true"]' )?.focus();
		}
	}, [ refusal ] );

	const submit = async ( event: FormEvent ) => {
		event.preventDefault();
		if ( isBusy || duplicateProblem( content, all, response ) ) {
			return;
		}
		setIsBusy( true );
		try {
			await saveCannedResponse( response?.id ?? null, content );
			onDone();
		} catch ( error ) {
			setRefusal( readResponseProblem( error ) );
			setIsBusy( false );
		}
	};
	const addPlaceholder = ( name: string ) => {
		const field = form.current?.querySelector( 'textarea' );
		if ( field ) {
			insertText( field, field.selectionStart, field.selectionEnd, `{${ name }}` );
		}
	};

	return (
		<form ref={ form } className="veranda-response-form" noValidate onSubmit={ ( event ) => void submit( event ) }>
			{ problem?.field === null && (
				<Notice status="error" isDismissible={ false }>
					{ problem.sentence }
				</Notice>
			) }
			<div className="veranda-response-columns">
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Shortcut', 'veranda' ) }
					{ ...propsOf(
						'shortcut',
						__( 'Type a slash and this while you write, for example /hello.', 'veranda' )
					) }
					maxLength={ LIMITS.cannedShortcutCharacters + 1 }
					autoComplete="off"
				/>
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Title (optional)', 'veranda' ) }
					{ ...propsOf( 'title' ) }
					maxLength={ LIMITS.cannedTitleCharacters }
				/>
			</div>
			<TextareaControl
				__nextHasNoMarginBottom
				label={ __( 'Text', 'veranda' ) }
				rows={ 5 }
				{ ...propsOf(
					'body',
					__( 'Write {visitor.name|there} to have a word where the name is not known.', 'veranda' )
				) }
				maxLength={ LIMITS.messageCharacters }
			/>
			<div className="veranda-placeholders" role="group" aria-label={ __( 'Insert what is known', 'veranda' ) }>
				{ PLACEHOLDERS.map( ( name ) => (
					<Button key={ name } variant="secondary" size="small" onClick={ () => addPlaceholder( name ) }>
						{ `{${ name }}` }
					</Button>
				) ) }
			</div>
			{ content.body.trim() !== '' && (
				<section className="veranda-response-preview" aria-label={ __( 'Preview', 'veranda' ) }>
					<h2>{ __( 'Preview', 'veranda' ) }</h2>
					<p dir="auto">
						<FilledText text={ fill( content.body, sampleOf( desk ) ) } />
					</p>
				</section>
			) }
			<div className="veranda-response-columns">
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Folder (optional)', 'veranda' ) }
					{ ...propsOf( 'folder' ) }
					maxLength={ LIMITS.cannedFolderCharacters }
					list="veranda-response-folders"
				/>
				<datalist id="veranda-response-folders">
					{ foldersOf( all ).map( ( folder ) => (
						<option key={ folder } value={ folder } />
					) ) }
				</datalist>
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Language', 'veranda' ) }
					value={ content.language ?? '' }
					help={ helpOf( 'language', __( 'Visitors who use it are offered this one first.', 'veranda' ) ) }
					onChange={ ( language ) => change( { language: language || null } ) }
				>
					<option value="">{ __( 'Any language', 'veranda' ) }</option>
					{ languagesByName( [ ...new Set( [ ...LANGUAGES, content.language ?? 'en' ] ) ] ).map(
						( { code, name } ) => (
							<option key={ code } value={ code }>
								{ name }
							</option>
						)
					) }
				</SelectControl>
			</div>
			{ canManage && (
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __( 'Share it with all agents', 'veranda' ) }
					help={ __( 'Otherwise it is yours alone.', 'veranda' ) }
					checked={ content.isShared }
					onChange={ ( isShared ) => change( { isShared } ) }
				/>
			) }
			<DialogButtons action={ __( 'Save', 'veranda' ) } isBusy={ isBusy } onCancel={ onDone } />
		</form>
	);
}

/** Returns what a preview is filled with: somebody who might visit. */
function sampleOf( { agentName, siteName }: { agentName: string; siteName: string } ): Known {
	return {
		'visitor.name': __( 'Ada', 'veranda' ),
		'visitor.email': 'ada@example.org',
		'agent.name': agentName,
		'page.title': __( 'Desk lamp', 'veranda' ),
		'page.url': 'https://example.org/desk-lamp',
		'site.name': siteName,
		'department.name': __( 'Sales', 'veranda' ),
	};
}
