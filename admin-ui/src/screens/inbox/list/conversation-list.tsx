import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __, _n, sprintf } from '@wordpress/i18n';
import { EmptyState } from '../../../components/empty-state';
import { check, commentContent, inbox } from '../../../icons';
import { store } from '../../../store';
import type { View } from '../../../store/state';
import { useNow } from '../../../use-now';
import { ConversationListItem } from './conversation-list-item';
import { useGrowingList } from './use-growing-list';
import { useSteadyList } from './use-steady-list';

interface Props {
	view: View;
	selectedId: string | null;
	siteUrl: string;
	onOpen( conversationId: string ): void;
}

/** The conversations of one view. */
export function ConversationList( { view, selectedId, siteUrl, onOpen }: Props ) {
	const { conversations, status, known, hasMore } = useSelect(
		( select ) => ( {
			conversations: select( store ).getConversationsIn( view ),
			status: select( store ).getListStatus( view ),
			known: select( store ).getConversations(),
			hasMore: view === 'closed' && select( store ).hasMoreClosed(),
		} ),
		[ view ]
	);
	const { loadMoreClosed } = useDispatch( store );
	const isWhole = status === 'ready' || status === 'failed';
	const steady = useSteadyList( conversations, view, known, isWhole );
	const selected = steady.conversations.findIndex( ( { id } ) => id === selectedId );
	const { shown, endRef } = useGrowingList( steady.conversations.length, view, selected + 1 );
	const now = useNow( 15_000 );
	const isFirstLoad = conversations.length === 0 && ( status === 'idle' || status === 'loading' );

	if ( isFirstLoad ) {
		return <ListSkeleton />;
	}
	if ( status === 'failed' && conversations.length === 0 ) {
		return <ListFailure />;
	}
	if ( steady.conversations.length === 0 ) {
		return <EmptyList view={ view } siteUrl={ siteUrl } />;
	}
	return (
		<div className="veranda-list" { ...steady.listeners }>
			{ steady.waiting > 0 && (
				<Button className="veranda-list-new" variant="link" onClick={ steady.release }>
					{ sprintf(
						/* translators: %d: number of conversations. */
						_n( 'Show %d new conversation', 'Show %d new conversations', steady.waiting, 'veranda' ),
						steady.waiting
					) }
				</Button>
			) }
			<ul>
				{ steady.conversations.slice( 0, shown ).map( ( conversation ) => (
					<ConversationListItem
						key={ conversation.id }
						conversation={ conversation }
						isSelected={ conversation.id === selectedId }
						now={ now }
						onOpen={ onOpen }
					/>
				) ) }
				{ shown < steady.conversations.length && <li ref={ endRef } aria-hidden="true" /> }
			</ul>
			{ hasMore && (
				<Button
					className="veranda-list-more"
					variant="tertiary"
					__next40pxDefaultSize
					isBusy={ status === 'loading' }
					disabled={ status === 'loading' }
					accessibleWhenDisabled
					onClick={ () => {
						// Whoever asks for more wants to see it, although the pointer is over the list.
						steady.release();
						void loadMoreClosed();
					} }
				>
					{ __( 'Show older conversations', 'veranda' ) }
				</Button>
			) }
			{ status === 'failed' && <ListFailure /> }
		</div>
	);
}

function ListFailure() {
	const { retryConnection } = useDispatch( store );
	return (
		<div className="veranda-empty" role="alert">
			<p>{ __( 'The conversations could not be read.', 'veranda' ) }</p>
			<Button variant="secondary" __next40pxDefaultSize onClick={ () => void retryConnection() }>
				{ __( 'Try again', 'veranda' ) }
			</Button>
		</div>
	);
}

/** What each view says when nothing is in it: what it is for, and what to do. */
function EmptyList( { view, siteUrl }: { view: View; siteUrl: string } ) {
	const { hasAny, isSure } = useSelect( ( select ) => {
		// Looking at the closed ones reads them: only without any is this the first run.
		const closed = select( store ).getConversationsIn( 'closed' );
		const closedStatus = select( store ).getListStatus( 'closed' );
		return {
			hasAny: closed.length > 0 || Object.keys( select( store ).getConversations() ).length > 0,
			isSure: closedStatus === 'ready' || closedStatus === 'failed',
		};
	}, [] );

	if ( view === 'queue' && ! hasAny && ! isSure ) {
		return <ListSkeleton />;
	}
	switch ( view ) {
		case 'queue':
			return hasAny ? (
				<EmptyState icon={ check } title={ __( 'Nobody is waiting', 'veranda' ) }>
					<p>{ __( 'New conversations appear here by themselves.', 'veranda' ) }</p>
					<TeamLine />
				</EmptyState>
			) : (
				<FirstRun siteUrl={ siteUrl } />
			);
		case 'mine':
			return (
				<EmptyState icon={ inbox } title={ __( 'You have no open conversations', 'veranda' ) }>
					<p>{ __( 'Accept one from the queue, or a colleague may pass you one.', 'veranda' ) }</p>
				</EmptyState>
			);
		case 'open':
			return (
				<EmptyState icon={ inbox } title={ __( 'No conversation is open', 'veranda' ) }>
					<p>{ __( 'Here you see what everybody is talking about.', 'veranda' ) }</p>
				</EmptyState>
			);
		case 'closed':
			return (
				<EmptyState icon={ inbox } title={ __( 'No conversation has ended yet', 'veranda' ) }>
					<p>{ __( 'Ended conversations stay here to be read again.', 'veranda' ) }</p>
				</EmptyState>
			);
	}
}

function FirstRun( { siteUrl }: { siteUrl: string } ) {
	return (
		<EmptyState icon={ commentContent } title={ __( 'Your chat is ready', 'veranda' ) }>
			<p>{ __( 'Open your site, write something in the chat, and answer yourself here.', 'veranda' ) }</p>
			<Button variant="primary" __next40pxDefaultSize href={ siteUrl } target="_blank" rel="noopener">
				{ __( 'Send yourself a test message', 'veranda' ) }
			</Button>
		</EmptyState>
	);
}

function TeamLine() {
	const online = useSelect(
		( select ) =>
			select( store )
				.getAgents()
				.filter( ( { status } ) => status === 'online' ).length,
		[]
	);
	if ( online === 0 ) {
		return <p>{ __( 'No agent is online at the moment.', 'veranda' ) }</p>;
	}
	return (
		<p>
			{ sprintf(
				/* translators: %d: number of agents. */
				_n( '%d agent is online.', '%d agents are online.', online, 'veranda' ),
				online
			) }
		</p>
	);
}

function ListSkeleton() {
	return (
		<div className="veranda-list is-loading" role="status">
			<span className="screen-reader-text">{ __( 'Loading conversations', 'veranda' ) }</span>
			{ [ 0, 1, 2, 3 ].map( ( index ) => (
				<div key={ index } className="veranda-list-item is-skeleton" aria-hidden="true">
					<span className="veranda-avatar" />
					<span className="veranda-list-item-main">
						<span className="veranda-bone" />
						<span className="veranda-bone is-long" />
					</span>
				</div>
			) ) }
		</div>
	);
}
