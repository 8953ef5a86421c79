import { Button } from '@wordpress/components';
import { useMediaQuery } from '@wordpress/compose';
import { useDispatch, useSelect } from '@wordpress/data';
import { useLayoutEffect } from '@wordpress/element';
import { __, _n } from '@wordpress/i18n';
import { EmptyState } from '../../../components/empty-state';
import { LeavingButton } from '../../../components/leaving-button';
import { MoreButton } from '../../../components/more-button';
import { inbox } from '../../../icons';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { keyOf } from '../../../store/lists/view';
import { useNow } from '../../../use-now';
import { ChoiceBar } from '../choice/choice-bar';
import { useChoice } from '../choice/use-choice';
import { ConversationListItem } from './conversation-list-item';
import { ListSkeleton } from './list-skeleton';
import { useIncrementalList } from './use-incremental-list';
import { useStableOrder } from './use-stable-order';
import type { InboxView } from './views/view';

export interface Props {
	view: InboxView;
	selectedId: string | null;
	siteUrl: string;
	/** The agent manages the chat. */
	canManage: boolean;
	/** Clears the filters; null if none is set. */
	onShowAll: ( () => void ) | null;
	onOpen( conversationId: string ): void;
}

/** The conversations of one view. */
export function ConversationList( { view, selectedId, siteUrl, canManage, onShowAll, onOpen }: Props ) {
	const { conversations, list, known } = useSelect(
		( select ) => ( {
			conversations: select( store ).getConversationsIn( view ),
			list: select( store ).getList( view.query ),
			known: select( store ).getConversations(),
		} ),
		[ view ]
	);
	const { status, cursor } = list;
	const listKey = `${ view.name } ${ keyOf( view.query ) }`;
	const { loadMore } = useDispatch( store );
	const isWhole = status === 'ready' || status === 'failed';
	const stable = useStableOrder( conversations, listKey, known, isWhole, selectedId );
	const selected = stable.conversations.findIndex( ( { id } ) => id === selectedId );
	const { shown, endRef } = useIncrementalList( stable.conversations.length, listKey, selected + 1 );
	const now = useNow( 15_000 );
	const choice = useChoice(
		stable.conversations.map( ( { id } ) => id ),
		listKey
	);
	// Without a mouse nothing shows that one can choose, and nothing is pressed with Shift.
	const isTouch = useMediaQuery( '(pointer: coarse)' );
	const isFirstLoad = stable.conversations.length === 0 && ( status === 'idle' || status === 'loading' );

	const { listRef } = choice;
	useLayoutEffect( () => {
		// Another list begins at its first row.
		listRef.current?.scrollTo?.( { top: 0 } );
	}, [ listKey, view.compare, listRef ] );

	if ( isFirstLoad ) {
		return <ListSkeleton />;
	}
	if ( status === 'failed' && stable.conversations.length === 0 ) {
		return <ListFailure />;
	}
	// A page looks through so many conversations and may hold none of them, and the next one others.
	if ( stable.conversations.length === 0 && cursor === null ) {
		return onShowAll ? <NothingFound onShowAll={ onShowAll } /> : <view.Empty siteUrl={ siteUrl } />;
	}
	return (
		<div
			className={ `veranda-list ${ choice.isActive ? 'is-choosing' : '' }` }
			ref={ listRef }
			{ ...stable.listeners }
		>
			{ choice.isActive && <ChoiceBar choice={ choice } canManage={ canManage } /> }
			{ isTouch && ! choice.isActive && stable.conversations.length > 0 && (
				<div className="veranda-list-start">
					<Button variant="link" onClick={ choice.start }>
						{ __( 'Select', 'veranda' ) }
					</Button>
				</div>
			) }
			{ stable.waiting > 0 && (
				<Button className="veranda-list-new" variant="link" onClick={ stable.release }>
					{ sprintf(
						/* translators: %d: number of conversations. */
						_n( 'Show %d new conversation', 'Show %d new conversations', stable.waiting, 'veranda' ),
						stable.waiting
					) }
				</Button>
			) }
			{ stable.conversations.length === 0 && (
				<div className="veranda-empty">
					<p>{ __( 'None of the newest conversations matches.', 'veranda' ) }</p>
				</div>
			) }
			<ul>
				{ stable.conversations.slice( 0, shown ).map( ( conversation ) => (
					<ConversationListItem
						key={ conversation.id }
						conversation={ conversation }
						isSelected={ conversation.id === selectedId }
						now={ now }
						siteUrl={ siteUrl }
						choice={ choice }
						onOpen={ onOpen }
					/>
				) ) }
				{ shown < stable.conversations.length && <li ref={ endRef } aria-hidden="true" /> }
			</ul>
			{ cursor !== null && (
				<MoreButton
					className="veranda-list-more"
					variant="tertiary"
					isBusy={ status === 'loading' }
					onClick={ () => {
						// Show what was asked for, although the pointer is over the list.
						stable.release();
						void loadMore( view.query );
					} }
				>
					{ __( 'Show older conversations', 'veranda' ) }
				</MoreButton>
			) }
			{ status === 'failed' && <ListFailure /> }
		</div>
	);
}

function NothingFound( { onShowAll }: { onShowAll(): void } ) {
	return (
		<EmptyState icon={ inbox } title={ __( 'No conversation matches', 'veranda' ) }>
			<Button variant="secondary" __next40pxDefaultSize onClick={ onShowAll }>
				{ __( 'Show all conversations', 'veranda' ) }
			</Button>
		</EmptyState>
	);
}

function ListFailure() {
	const { retryConnection } = useDispatch( store );
	return (
		<div className="veranda-empty" role="alert">
			<p>{ __( 'The conversations could not be read.', 'veranda' ) }</p>
			<LeavingButton variant="secondary" __next40pxDefaultSize onClick={ () => void retryConnection() }>
				{ __( 'Try again', 'veranda' ) }
			</LeavingButton>
		</div>
	);
}
