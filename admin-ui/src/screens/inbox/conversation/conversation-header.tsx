import { Button, DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Conversation } from '../../../../../relay/protocol';
import { Avatar } from '../../../components/avatar';
import { arrowLeft, drawerLeft, drawerRight, moreVertical } from '../../../icons';
import { store } from '../../../store';
import { waitingSince } from '../../../store/selectors';
import { visitorName } from '../../../visitor-name';
import { WaitingTimer } from '../list/waiting-timer';

interface Props {
	conversation: Conversation;
	isListHidden: boolean;
	isVisitorShown: boolean;
	/** null where the list is beside the conversation. */
	onBack: ( () => void ) | null;
	onShowList(): void;
	onToggleVisitor(): void;
	onTransfer(): void;
}

/** Who this is, who has it, and everything one can do with it. */
export function ConversationHeader( {
	conversation,
	isListHidden,
	isVisitorShown,
	onBack,
	onShowList,
	onToggleVisitor,
	onTransfer,
}: Props ) {
	const { id, visitor, state, assignee } = conversation;
	const { pending, currentAgentId } = useSelect(
		( select ) => ( {
			pending: select( store ).findPendingAction( id ),
			currentAgentId: select( store ).getCurrentAgentId(),
		} ),
		[ id ]
	);
	const { acceptConversation, closeConversation, passConversation, reopenConversation } = useDispatch( store );
	const unlessJustChanged = useStillHand( state );
	const name = visitorName( visitor );
	const isBusy = pending !== null;

	return (
		<header className="veranda-conversation-header">
			{ onBack && (
				<Button
					className="veranda-mirrors"
					icon={ arrowLeft }
					label={ __( 'Back to the list', 'veranda' ) }
					onClick={ onBack }
				/>
			) }
			{ isListHidden && ! onBack && (
				<Button
					className="veranda-mirrors"
					icon={ drawerLeft }
					label={ __( 'Show the list', 'veranda' ) }
					onClick={ onShowList }
				/>
			) }
			<Avatar name={ name } id={ visitor.id } isOnline={ visitor.online } />
			<div className="veranda-conversation-title">
				<h2>
					<bdi>{ name }</bdi>
				</h2>
				<p>
					{ stateSentence( conversation, currentAgentId ) }{ ' ' }
					{ state === 'queued' && <WaitingTimer since={ waitingSince( conversation ) } /> }
				</p>
			</div>
			<div className="veranda-conversation-actions">
				{ state === 'queued' && (
					<Button
						variant="primary"
						size="compact"
						isBusy={ pending === 'accept' }
						disabled={ isBusy }
						accessibleWhenDisabled
						onClick={ () => void acceptConversation( id ) }
					>
						{ __( 'Accept', 'veranda' ) }
					</Button>
				) }
				{ state === 'closed' && (
					<Button
						variant="primary"
						size="compact"
						isBusy={ pending === 'reopen' }
						disabled={ isBusy }
						accessibleWhenDisabled
						onClick={ () => void reopenConversation( id ) }
					>
						{ __( 'Reopen', 'veranda' ) }
					</Button>
				) }
				{ state === 'open' && (
					<Button
						className="veranda-end"
						variant="secondary"
						size="compact"
						isBusy={ pending === 'close' }
						disabled={ isBusy }
						accessibleWhenDisabled
						onClick={ unlessJustChanged( () => void closeConversation( id ) ) }
					>
						{ __( 'End conversation', 'veranda' ) }
					</Button>
				) }
				{ state !== 'closed' && (
					<DropdownMenu icon={ moreVertical } label={ __( 'More actions', 'veranda' ) }>
						{ ( { onClose } ) => {
							const run = ( action: () => void ) => () => {
								onClose();
								action();
							};
							return (
								<MenuGroup>
									<MenuItem onClick={ run( onTransfer ) } disabled={ isBusy }>
										{ __( 'Transfer to another agent', 'veranda' ) }
									</MenuItem>
									{ state === 'open' && assignee?.id !== currentAgentId && (
										<MenuItem
											onClick={ run( () => void passConversation( id, currentAgentId ) ) }
											disabled={ isBusy }
										>
											{ __( 'Take over', 'veranda' ) }
										</MenuItem>
									) }
									{ state === 'open' && (
										<MenuItem
											onClick={ run( () => void passConversation( id, null ) ) }
											disabled={ isBusy }
										>
											{ __( 'Return to the queue', 'veranda' ) }
										</MenuItem>
									) }
									<MenuItem onClick={ run( () => void closeConversation( id ) ) } disabled={ isBusy }>
										{ __( 'End conversation', 'veranda' ) }
									</MenuItem>
								</MenuGroup>
							);
						} }
					</DropdownMenu>
				) }
				<Button
					className="veranda-mirrors"
					icon={ drawerRight }
					aria-expanded={ isVisitorShown }
					label={ isVisitorShown ? __( 'Hide the visitor', 'veranda' ) : __( 'Show the visitor', 'veranda' ) }
					onClick={ onToggleVisitor }
				/>
			</div>
		</header>
	);
}

/** A second click of a double click comes within this time. */
const SAME_GESTURE_MS = 700;

/**
 * Accepting puts "End" where "Accept" was: the second click of a double click, or
 * one that was meant for what a colleague has just changed, must not end anything.
 */
function useStillHand( state: string ): ( action: () => void ) => () => void {
	const changedAt = useRef( -Infinity );
	const shown = useRef( state );

	if ( shown.current !== state ) {
		shown.current = state;
		changedAt.current = Date.now();
	}
	return ( action ) => () => {
		if ( Date.now() - changedAt.current > SAME_GESTURE_MS ) {
			action();
		}
	};
}

function stateSentence( { state, assignee }: Conversation, currentAgentId: string ): string {
	if ( state === 'queued' ) {
		return __( 'Waiting for an agent', 'veranda' );
	}
	if ( state === 'closed' ) {
		return __( 'Ended', 'veranda' );
	}
	if ( assignee?.id === currentAgentId ) {
		return __( 'With you', 'veranda' );
	}
	return assignee
		? /* translators: %s: name of an agent. */
			sprintf( __( 'With %s', 'veranda' ), assignee.name )
		: __( 'Open', 'veranda' );
}
