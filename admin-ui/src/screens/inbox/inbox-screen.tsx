import { Button } from '@wordpress/components';
import { useMediaQuery } from '@wordpress/compose';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { EmptyState } from '../../components/empty-state';
import type { AdminConfig } from '../../config';
import { drawerLeft, keyboard, plugins } from '../../icons';
import { Snackbars } from '../../snackbars/snackbars';
import { store } from '../../store';
import { InboxSession } from '../../store/session';
import type { View } from '../../store/state';
import { Announcer } from './announcer';
import { ConnectionBar } from './connection-bar';
import { ConversationPane } from './conversation/conversation-pane';
import { TransferModal } from './conversation/transfer-modal';
import { ConversationList } from './list/conversation-list';
import { focusNeighbour } from './list/focus-neighbour';
import { PresenceSwitch } from './list/presence-switch';
import { ViewSwitcher } from './list/view-switcher';
import { useRoute, type Route } from './route';
import { ShortcutsModal } from './shortcuts/shortcuts-modal';
import { useShortcuts } from './shortcuts/use-shortcuts';
import { useFullHeight } from './use-full-height';
import { usePanes } from './use-panes';
import { useWaitingBadge } from './use-waiting-badge';
import { VisitorPane } from './visitor/visitor-pane';

interface Props {
	config: AdminConfig;
}

/** The agent's inbox: the list, one conversation, and the visitor. */
export function InboxScreen( { config }: Props ) {
	useFullHeight();

	if ( config.relayUrl === '' ) {
		return <NotConnected config={ config } />;
	}
	return <ConnectedInbox config={ config } />;
}

function ConnectedInbox( { config }: Props ) {
	const [ route, go ] = useRoute();
	const [ panes, changePanes ] = usePanes();
	const [ dialog, setDialog ] = useState< 'transfer' | 'shortcuts' | null >( null );
	const input = useRef< HTMLTextAreaElement >( null );
	const isPhone = useMediaQuery( '(max-width: 781px)' );
	// The visitor lies over the conversation where there is no room beside it.
	const isNarrow = useMediaQuery( '(max-width: 1179px)' );
	const { view, conversationId, isVisitor } = route;

	useSession( config );
	const { conversation, counts } = useSelect(
		( select ) => ( {
			conversation: conversationId ? select( store ).findConversation( conversationId ) : null,
			counts: select( store ).getCounts(),
		} ),
		[ conversationId ]
	);
	useWaitingBadge( counts.queue );

	const { acceptConversation, chooseDraftKind, closeConversation } = useDispatch( store );
	const write = ( kind: 'text' | 'note' ) => {
		if ( conversationId ) {
			void chooseDraftKind( conversationId, kind );
			input.current?.focus();
		}
	};
	const goTo = ( next: View ) =>
		go( {
			view: next,
			...( isPhone && { conversationId: null } ),
			isVisitor: false,
		} );

	const mayWrite = conversation !== null && conversation.state !== 'closed';
	useShortcuts( {
		next: () => focusNeighbour( 1 ),
		previous: () => focusNeighbour( -1 ),
		help: () => setDialog( 'shortcuts' ),
		goTo,
		...( mayWrite && {
			reply: () => write( 'text' ),
			note: () => write( 'note' ),
			end: () => void closeConversation( conversation.id ),
			transfer: () => setDialog( 'transfer' ),
		} ),
		...( conversation?.state === 'queued' && {
			accept: () => void acceptConversation( conversation.id ),
		} ),
	} );

	const step = stepOf( route );
	const isListShown = isPhone ? step === 'list' : panes.hasList;
	const isConversationShown = ! isPhone || step === 'conversation';
	const isVisitorShown = conversationId !== null && ( isNarrow ? isVisitor : panes.hasVisitor );
	const showVisitor = ( isShown: boolean ) =>
		isNarrow ? go( { isVisitor: isShown } ) : changePanes( { hasVisitor: isShown } );

	return (
		<div className={ `veranda-inbox ${ isNarrow && ! isPhone ? 'is-narrow' : '' }` }>
			<h1 className="screen-reader-text">{ __( 'Chat inbox', 'veranda' ) }</h1>
			<ConnectionBar settingsUrl={ config.canManage ? config.settingsUrl : null } />
			<div className="veranda-panes">
				{ isListShown && (
					<section className="veranda-list-pane" aria-label={ __( 'Conversations', 'veranda' ) }>
						<div className="veranda-list-head">
							<PresenceSwitch />
							<Button
								icon={ keyboard }
								label={ __( 'Keyboard shortcuts', 'veranda' ) }
								size="compact"
								onClick={ () => setDialog( 'shortcuts' ) }
							/>
							{ ! isPhone && (
								<Button
									className="veranda-mirrors"
									icon={ drawerLeft }
									label={ __( 'Hide the list', 'veranda' ) }
									size="compact"
									onClick={ () => changePanes( { hasList: false } ) }
								/>
							) }
						</div>
						<ViewSwitcher view={ view } onChange={ goTo } />
						<ConversationList
							view={ view }
							selectedId={ conversationId }
							siteUrl={ config.siteUrl }
							onOpen={ ( id ) => go( { conversationId: id, isVisitor: false } ) }
						/>
					</section>
				) }
				{ isConversationShown && (
					<ConversationPane
						conversationId={ conversationId }
						isListHidden={ ! isListShown }
						isVisitorShown={ isVisitorShown }
						inputRef={ input }
						onBack={
							isPhone
								? () =>
										go( {
											conversationId: null,
											isVisitor: false,
										} )
								: null
						}
						onShowList={ () => changePanes( { hasList: true } ) }
						onToggleVisitor={ () => showVisitor( ! isVisitorShown ) }
						onTransfer={ () => setDialog( 'transfer' ) }
					/>
				) }
				{ conversationId !== null && isVisitorShown && (
					<VisitorPane
						conversationId={ conversationId }
						isStep={ isPhone }
						onClose={ () => showVisitor( false ) }
					/>
				) }
			</div>
			{ dialog === 'shortcuts' && <ShortcutsModal onClose={ () => setDialog( null ) } /> }
			{ dialog === 'transfer' && conversation && (
				<TransferModal conversation={ conversation } onClose={ () => setDialog( null ) } />
			) }
			<Snackbars />
			<Announcer />
		</div>
	);
}

/** Returns which pane a phone shows. */
function stepOf( { conversationId, isVisitor }: Route ): 'list' | 'conversation' | 'visitor' {
	if ( conversationId === null ) {
		return 'list';
	}
	return isVisitor ? 'visitor' : 'conversation';
}

/** Connects while the inbox is on screen. */
function useSession( config: AdminConfig ): void {
	const [ session ] = useState( () => new InboxSession( config ) );

	useEffect( () => {
		session.start();
		return () => session.stop();
	}, [ session ] );
}

/** What one sees before the relay's address is known. */
function NotConnected( { config }: Props ) {
	return (
		<div className="veranda-inbox">
			<h1 className="screen-reader-text">{ __( 'Chat inbox', 'veranda' ) }</h1>
			<EmptyState icon={ plugins } title={ __( 'One step is missing', 'veranda' ) }>
				<p>
					{ __(
						'The relay carries the messages between your visitors and you. Start it, then enter its address.',
						'veranda'
					) }
				</p>
				{ config.canManage ? (
					<Button variant="primary" __next40pxDefaultSize href={ config.settingsUrl }>
						{ __( 'Connect the relay', 'veranda' ) }
					</Button>
				) : (
					<p>{ __( 'An administrator of this site can do that.', 'veranda' ) }</p>
				) }
			</EmptyState>
		</div>
	);
}
