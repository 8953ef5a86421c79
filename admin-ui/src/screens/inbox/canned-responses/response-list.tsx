import { Button, SearchControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { EmptyState } from '../../../components/empty-state';
import { UndoDelete } from '../../../components/undo-delete';
import { LeavingButton } from '../../../components/leaving-button';
import { saveFile } from '../../../../../relay/client/save-file';
import type { CannedResponse } from '../../../../../relay/protocol';
import { plus, postContent } from '../../../icons';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { writeCsv } from './csv';
import { Choice } from '../list/filters/choice';
import { findResponses, foldersOf } from './find-responses';
import { focusFirst } from '../../../components/focus-first';
import { ResponseItem } from './response-item';
import { readResponseProblem } from './response-problem';

interface Props {
	onAdd(): void;
	onImport(): void;
	onEdit( response: CannedResponse ): void;
}

/** All canned responses that the agent may use, with a search. */
export function ResponseList( { onAdd, onImport, onEdit }: Props ) {
	const { all, status } = useSelect( ( select ) => select( store ).getCannedResponses(), [] );
	const canManage = useSelect( ( select ) => select( store ).canManage(), [] );
	const { loadCannedResponses, saveCannedResponse } = useDispatch( store );
	const [ query, setQuery ] = useState( '' );
	const [ wantedFolder, setFolder ] = useState< string | null >( null );
	const [ owner, setOwner ] = useState< string | null >( null );
	const [ deleted, setDeleted ] = useState< CannedResponse | null >( null );
	const list = useRef< HTMLDivElement >( null );
	const folders = foldersOf( all );
	// A folder goes with the last response in it.
	const folder = folders.find( ( each ) => each === wantedFolder ) ?? null;

	if ( all.length === 0 && status !== 'ready' ) {
		return status === 'failed' ? (
			<div className="veranda-empty" role="alert">
				<p>{ __( 'The canned responses could not be read.', 'veranda' ) }</p>
				<LeavingButton variant="secondary" __next40pxDefaultSize onClick={ () => void loadCannedResponses() }>
					{ __( 'Try again', 'veranda' ) }
				</LeavingButton>
			</div>
		) : (
			<div className="veranda-responses-loading" aria-busy="true">
				<div className="veranda-skeleton" />
				<div className="veranda-skeleton" />
				<div className="veranda-skeleton" />
			</div>
		);
	}
	const shown = findResponses( all, query.trim().replace( /^\//, '' ), null ).filter(
		( each ) =>
			( folder === null || each.folder === folder ) &&
			( owner === null || each.isShared === ( owner === 'shared' ) )
	);
	return (
		<div ref={ list } className="veranda-responses">
			<div className="veranda-responses-tools">
				<SearchControl
					__nextHasNoMarginBottom
					label={ __( 'Search canned responses', 'veranda' ) }
					value={ query }
					onChange={ setQuery }
				/>
				{ folders.length > 0 && (
					<Choice
						hideLabelFromVision
						label={ __( 'Folder', 'veranda' ) }
						all={ __( 'All folders', 'veranda' ) }
						options={ folders.map( ( name ) => ( { value: name, label: name } ) ) }
						value={ folder }
						onChange={ setFolder }
					/>
				) }
				<Choice
					hideLabelFromVision
					label={ __( 'Whose', 'veranda' ) }
					all={ __( 'Shared and mine', 'veranda' ) }
					options={ [
						{ value: 'shared', label: __( 'Shared', 'veranda' ) },
						{ value: 'own', label: __( 'Your own', 'veranda' ) },
					] }
					value={ owner }
					onChange={ setOwner }
				/>
				<Button variant="primary" __next40pxDefaultSize icon={ plus } onClick={ onAdd }>
					{ __( 'Add', 'veranda' ) }
				</Button>
				<Button variant="tertiary" __next40pxDefaultSize onClick={ onImport }>
					{ __( 'Import', 'veranda' ) }
				</Button>
				<Button
					variant="tertiary"
					__next40pxDefaultSize
					accessibleWhenDisabled
					disabled={ all.length === 0 }
					onClick={ () => saveFile( 'canned-responses.csv', 'text/csv', writeCsv( all ) ) }
				>
					{ __( 'Export', 'veranda' ) }
				</Button>
			</div>
			{ deleted && (
				<UndoDelete
					key={ deleted.id }
					/* translators: %s: a shortcut such as /hello. */
					sentence={ sprintf( __( '%s has been deleted.', 'veranda' ), `/${ deleted.shortcut }` ) }
					undo={ () => {
						const { shortcut, title, body, folder: itsFolder, language, isShared } = deleted;
						return saveCannedResponse( null, {
							shortcut,
							title,
							body,
							folder: itsFolder,
							language,
							isShared,
						} );
					} }
					problemOf={ ( error ) => readResponseProblem( error ).sentence }
					onUndone={ () => {
						setDeleted( null );
						focusFirst( list.current );
					} }
				/>
			) }
			{ all.length === 0 ? (
				<EmptyState icon={ postContent } title={ __( 'No canned responses yet', 'veranda' ) }>
					<p>
						{ __(
							'There are no canned responses yet. Write down once what you often answer, and insert it by its shortcut.',
							'veranda'
						) }
					</p>
				</EmptyState>
			) : (
				<ul aria-label={ __( 'Canned responses', 'veranda' ) }>
					{ shown.map( ( response ) => (
						<ResponseItem
							key={ response.id }
							response={ response }
							mayChange={ ! response.isShared || canManage }
							onEdit={ () => onEdit( response ) }
							onDeleted={ () => setDeleted( response ) }
						/>
					) ) }
				</ul>
			) }
			{ all.length > 0 && shown.length === 0 && (
				<p className="veranda-hint">{ __( 'No canned response matches.', 'veranda' ) }</p>
			) }
			{ ! canManage && all.some( ( { isShared } ) => isShared ) && (
				<p className="veranda-hint">
					{ __( 'Shared ones are changed by who may change the settings of the chat.', 'veranda' ) }
				</p>
			) }
		</div>
	);
}
