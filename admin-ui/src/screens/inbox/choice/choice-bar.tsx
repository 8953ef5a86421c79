import { Button, Dropdown, DropdownMenu, FormTokenField, MenuGroup, MenuItem } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useRef, useState } from '@wordpress/element';
import { __, _n } from '@wordpress/i18n';
import { LIMITS } from '../../../../../relay/protocol/limits';
import { focusFirst } from '../../../components/focus-first';
import { LeavingButton } from '../../../components/leaving-button';
import { close, notAllowed, people, published, tag } from '../../../icons';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import type { Change } from '../../../store/conversations/changes';
import { tidyName, tidyTags } from '../tags/tidy-tags';
import { ExportMenu } from './export-menu';
import type { Choice } from './use-choice';

/** What can be done with the chosen conversations. Afterwards none is chosen. */
export function ChoiceBar( { choice, canManage }: { choice: Choice; canManage: boolean } ) {
	const { changeAll } = useDispatch( store );
	const { ids, clear } = choice;
	const isEmpty = ids.length === 0;
	const bar = useRef< HTMLDivElement >( null );
	const run = ( change: Change ) => {
		void changeAll( ids, change );
		// The menu that was pressed goes with the bar: its buttons know where the focus is then.
		focusFirst( bar.current );
		clear();
	};

	return (
		<div
			ref={ bar }
			className="veranda-choice"
			role="toolbar"
			aria-label={ __( 'Chosen conversations', 'veranda' ) }
		>
			<span className="veranda-choice-count" aria-live="polite">
				{ sprintf(
					/* translators: %d: number of conversations. */
					_n( '%d chosen', '%d chosen', ids.length, 'veranda' ),
					ids.length
				) }
			</span>
			<AssignMenu isDisabled={ isEmpty } onChoose={ ( agentId ) => run( { type: 'assign', agentId } ) } />
			<TagForm isDisabled={ isEmpty } onChoose={ ( tags ) => run( { type: 'tag', tags } ) } />
			<LeavingButton
				icon={ published }
				label={ __( 'End conversations', 'veranda' ) }
				disabled={ isEmpty }
				accessibleWhenDisabled
				onClick={ () => run( { type: 'close' } ) }
			/>
			<LeavingButton
				icon={ notAllowed }
				label={ __( 'Mark as spam', 'veranda' ) }
				disabled={ isEmpty }
				accessibleWhenDisabled
				onClick={ () => run( { type: 'spam' } ) }
			/>
			{ canManage && <ExportMenu ids={ ids } /> }
			<LeavingButton icon={ close } label={ __( 'Choose none', 'veranda' ) } onClick={ clear } />
		</div>
	);
}

function AssignMenu( { isDisabled, onChoose }: { isDisabled: boolean; onChoose( agentId: string | null ): void } ) {
	const { agents, currentAgentId } = useSelect(
		( select ) => ( {
			agents: select( store ).getAgents(),
			currentAgentId: select( store ).getCurrentAgentId(),
		} ),
		[]
	);
	return (
		<DropdownMenu
			icon={ people }
			label={ __( 'Assign', 'veranda' ) }
			toggleProps={ { as: LeavingButton, disabled: isDisabled, accessibleWhenDisabled: true } }
		>
			{ ( { onClose } ) => {
				const choose = ( agentId: string | null ) => () => {
					onClose();
					onChoose( agentId );
				};
				return (
					<MenuGroup label={ __( 'Assign to', 'veranda' ) }>
						<MenuItem onClick={ choose( currentAgentId ) }>{ __( 'Yourself', 'veranda' ) }</MenuItem>
						{ agents
							.filter( ( { id } ) => id !== currentAgentId )
							.map( ( { id, name } ) => (
								<MenuItem key={ id } onClick={ choose( id ) }>
									<bdi>{ name }</bdi>
								</MenuItem>
							) ) }
						<MenuItem onClick={ choose( null ) }>{ __( 'Nobody: back to the queue', 'veranda' ) }</MenuItem>
					</MenuGroup>
				);
			} }
		</DropdownMenu>
	);
}

function TagForm( { isDisabled, onChoose }: { isDisabled: boolean; onChoose( tags: string[] ): void } ) {
	const names = useSelect( ( select ) => select( store ).getTagNames(), [] );
	const [ typed, setTyped ] = useState< string[] >( [] );
	return (
		<Dropdown
			popoverProps={ { placement: 'bottom-start', shift: true } }
			onClose={ () => setTyped( [] ) }
			renderToggle={ ( { isOpen, onToggle } ) => (
				<LeavingButton
					icon={ tag }
					label={ __( 'Tags', 'veranda' ) }
					disabled={ isDisabled }
					accessibleWhenDisabled
					aria-expanded={ isOpen }
					onClick={ onToggle }
				/>
			) }
			renderContent={ ( { onClose } ) => (
				<div className="veranda-choice-tags">
					<FormTokenField
						label={ __( 'Tags for the chosen conversations', 'veranda' ) }
						value={ typed }
						suggestions={ [ ...names ] }
						maxLength={ LIMITS.tagsPerConversation }
						saveTransform={ tidyName }
						onChange={ ( tokens ) =>
							setTyped(
								tidyTags(
									tokens.map( ( each ) => ( typeof each === 'string' ? each : each.value ) ),
									names
								)
							)
						}
						tokenizeOnBlur
						__next40pxDefaultSize
						__nextHasNoMarginBottom
					/>
					<Button
						variant="primary"
						__next40pxDefaultSize
						disabled={ typed.length === 0 }
						accessibleWhenDisabled
						onClick={ () => {
							onClose();
							onChoose( typed );
						} }
					>
						{ __( 'Add tags', 'veranda' ) }
					</Button>
				</div>
			) }
		/>
	);
}
