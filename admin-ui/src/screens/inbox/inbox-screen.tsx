import { Button } from '@wordpress/components';
import { useMediaQuery } from '@wordpress/compose';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { noteAudible } from '../../alerts/audible-pages';
import { EmptyState } from '../../components/empty-state';
import type { AdminConfig } from '../../config';
import { bell, drawerLeft, keyboard, plugins, postContent, search as searchIcon } from '../../icons';
import { Snackbars } from '../../snackbars/snackbars';
import { store } from '../../store';
import { keyOf } from '../../store/lists/view';
import { alerts } from './alerts/alerts';
import { useAlerts } from './alerts/use-alerts';
import { Announcer } from './announcer';
import { BlocksButton } from './blocks/blocks-button';
import { cannedResponses } from './canned-responses/canned-responses-command';
import { help } from './commands/help';
import { useCommands } from './commands/use-commands';
import { ConnectionBar } from './connection-bar';
import { ConversationPane } from './conversation/conversation-pane';
import { ConversationList } from './list/conversation-list';
import { PresenceSwitch } from './list/presence-switch';
import { ViewSwitcher } from './list/view-switcher';
import { ListFilters } from './list/filters/list-filters';
import { useNarrowed } from './list/filters/use-narrowed';
import type { FilterValues } from './list/filters/filter';
import type { InboxView } from './list/views/view';
import { useRoute, type Route } from './route';
import { useSavedViews } from './saved-views/use-saved-views';
import { useSearch } from './search/use-search';
import { useShortcuts } from './shortcuts/use-shortcuts';
import { useFullHeight } from './use-full-height';
import { usePanes } from './use-panes';
import { useBadges } from './use-badges';
import { VisitorColumn } from './visitor/visitor-column';

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
	const input = useRef< HTMLTextAreaElement >( null );
	const isPhone = useMediaQuery( '(max-width: 781px)' );
	// The visitor's column overlays the conversation if there is no room beside it.
	const isNarrow = useMediaQuery( '(max-width: 1179px)' );
	const { view, conversationId, isVisitor, filters: values } = route;
	const narrowed = useNarrowed( view, values );

	const name = `${ config.siteId }:${ config.currentAgentId }`;
	useSession( name );
	useBadges();
	const conversation = useSelect(
		( select ) => ( conversationId ? select( store ).findConversation( conversationId ) : null ),
		[ conversationId ]
	);
	const commands = useCommands( conversation, () => {
		input.current?.focus();
		return input.current;
	} );
	const open = ( id: string ) => go( { conversationId: id, isVisitor: false } );
	const { current: saved } = useSavedViews( view, values );
	const { savedViewChosen } = useDispatch( store );
	const goTo = ( next: InboxView, filters?: FilterValues ) => {
		if ( ! filters ) {
			// Whoever leaves a saved view does not change it by the next filter.
			void savedViewChosen( null );
		}
		go( {
			view: next,
			isVisitor: false,
			...( isPhone && { conversationId: null } ),
			// The filters of a saved view go with it; others narrow each list.
			...( ( filters || saved ) && { filters: filters ?? {} } ),
		} );
	};
	useShortcuts( { ...commands, goTo } );
	useAlerts( name, conversationId, open );
	const search = useSearch( config.canManage, conversationId, open );

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
								icon={ postContent }
								label={ cannedResponses.label() }
								size="compact"
								onClick={ () => commands.run( cannedResponses ) }
							/>
							<Button
								icon={ searchIcon }
								label={ __( 'Search in everything that was said', 'veranda' ) }
								size="compact"
								onClick={ search.open }
							/>
							<BlocksButton commands={ commands } />
							<Button
								icon={ bell }
								label={ alerts.label() }
								size="compact"
								onClick={ () => commands.run( alerts ) }
							/>
							<Button
								icon={ keyboard }
								label={ help.label() }
								size="compact"
								onClick={ () => commands.run( help ) }
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
						<ViewSwitcher view={ view } values={ values } onChange={ goTo } />
						{ view.List ? (
							<view.List canManage={ config.canManage } onOpen={ open } />
						) : (
							<>
								<ListFilters values={ values } onChange={ ( next ) => go( { filters: next } ) } />
								<ConversationList
									view={ narrowed }
									selectedId={ conversationId }
									siteUrl={ config.siteUrl }
									canManage={ config.canManage }
									onShowAll={
										// Sorted otherwise it is still the whole view.
										keyOf( narrowed.query ) === keyOf( view.query )
											? null
											: () => go( { filters: {} } )
									}
									onOpen={ open }
								/>
							</>
						) }
					</section>
				) }
				{ isConversationShown && (
					<ConversationPane
						conversationId={ conversationId }
						commands={ commands }
						isListHidden={ ! isListShown }
						isVisitorShown={ isVisitorShown }
						mail={ config.answerMail }
						inputRef={ input }
						onBack={ isPhone ? () => go( { conversationId: null, isVisitor: false } ) : null }
						onShowList={ () => changePanes( { hasList: true } ) }
						onToggleVisitor={ () => showVisitor( ! isVisitorShown ) }
					/>
				) }
				{ conversationId !== null && isVisitorShown && (
					<VisitorColumn
						conversationId={ conversationId }
						isStep={ isPhone }
						onClose={ () => showVisitor( false ) }
					/>
				) }
			</div>
			{ commands.dialog }
			{ search.dialog }
			<Snackbars />
			<Announcer />
		</div>
	);
}

/** Returns which step a phone shows. */
function stepOf( { conversationId, isVisitor }: Route ): 'list' | 'conversation' | 'visitor' {
	if ( conversationId === null ) {
		return 'list';
	}
	return isVisitor ? 'visitor' : 'conversation';
}

/** Keeps the session running while the inbox is on screen; pages beside it leave the calls to it. */
function useSession( name: string ): void {
	const { connect, disconnect } = useDispatch( store );

	useEffect( () => {
		const closing = new AbortController();
		noteAudible( 'inbox', name, closing.signal );
		void connect();
		return () => {
			closing.abort();
			void disconnect();
		};
	}, [ connect, disconnect, name ] );
}

/** Shown until the relay's address is set. */
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
