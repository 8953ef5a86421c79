import { Button, SearchControl, SelectControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { EmptyState } from '../../../components/empty-state';
import { LeavingButton } from '../../../components/leaving-button';
import { saveFile } from '../../../../../relay/client/save-file';
import type { CannedResponse } from '../../../../../relay/protocol';
import { plus, postContent } from '../../../icons';
import { store } from '../../../store';
import { writeCsv } from './csv';
import { findResponses } from './find-responses';
import { focusFirst } from './focus-first';
import { ResponseItem } from './response-item';
import { UndoDelete } from './undo-delete';

interface Props {
	onAdd(): void;
	onImport(): void;
	onEdit( response: CannedResponse ): void;
}

/** Stands for all folders, and for both kinds of owners. */
const ALL = '';

/** All canned responses that the agent may use, with a search. */
export function ResponseList( { onAdd, onImport, onEdit }: Props ) {
	const { all, status, desk } = useSelect( ( select ) => select( store ).getCannedResponses(), [] );
	const { loadCannedResponses } = useDispatch( store );
	const [ query, setQuery ] = useState( '' );
	const [ folder, setFolder ] = useState( ALL );
	const [ owner, setOwner ] = useState( ALL );
	const [ deleted, setDeleted ] = useState< CannedResponse | null >( null );
	const list = useRef< HTMLDivElement >( null );
	const folders = [ ...new Set( all.map( ( each ) => each.folder ) ) ].filter( Boolean ).sort();

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
			( folder === ALL || each.folder === folder ) &&
			( owner === ALL || each.isShared === ( owner === 'shared' ) )
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
					<SelectControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						hideLabelFromVision
						label={ __( 'Folder', 'veranda' ) }
						value={ folder }
						onChange={ setFolder }
					>
						<option value={ ALL }>{ __( 'All folders', 'veranda' ) }</option>
						{ folders.map( ( name ) => (
							<option key={ name } value={ name }>
								{ name }
							</option>
						) ) }
					</SelectControl>
				) }
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					hideLabelFromVision
					label={ __( 'Whose', 'veranda' ) }
					value={ owner }
					onChange={ setOwner }
				>
					<option value={ ALL }>{ __( 'Shared and mine', 'veranda' ) }</option>
					<option value="shared">{ __( 'Shared', 'veranda' ) }</option>
					<option value="own">{ __( 'Mine', 'veranda' ) }</option>
				</SelectControl>
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
			<UndoDelete
				key={ deleted?.id }
				deleted={ deleted }
				onGone={ () => {
					setDeleted( null );
					focusFirst( list.current );
				} }
			/>
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
							mayChange={ ! response.isShared || desk.canManage }
							onEdit={ () => onEdit( response ) }
							onDeleted={ () => setDeleted( response ) }
						/>
					) ) }
				</ul>
			) }
			{ all.length > 0 && shown.length === 0 && (
				<p className="veranda-hint">{ __( 'No canned response matches.', 'veranda' ) }</p>
			) }
			{ ! desk.canManage && all.some( ( { isShared } ) => isShared ) && (
				<p className="veranda-hint">
					{ __( 'Shared ones are changed by who may change the settings of the chat.', 'veranda' ) }
				</p>
			) }
		</div>
	);
}
