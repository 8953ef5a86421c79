import { Button, Icon } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useMemo } from '@wordpress/element';
import { __, _n } from '@wordpress/i18n';
import { noticeSentence } from '../../../../../relay/client';
import type { Conversation } from '../../../../../relay/protocol';
import { LeavingButton } from '../../../components/leaving-button';
import { chevronDown } from '../../../icons';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import type { Entry } from '../../../store/messages/selectors';
import { formatDateTime, formatDay } from '../../../time';
import { useNow } from '../../../use-now';
import { usePageInView } from '../../../use-page-in-view';
import { useWantedMessage } from '../search/use-wanted-message';
import { noticeSentences } from '../notice-sentences';
import { groupEntries } from './group-entries';
import { MessageGroup, type Receipt } from './message-group';
import { stateOfAnswer, type AnswerMailState } from './reach';
import { TypingPreview } from './typing-preview';
import { useStickToBottom } from './use-stick-to-bottom';

interface Props {
	conversation: Conversation;
	mail: AnswerMailState;
}

/** The messages of a conversation, oldest first. */
export function MessageList( { conversation, mail }: Props ) {
	const { id } = conversation;
	const { entries, status, hasOlder, isLoadingEarlier, currentAgentId } = useSelect(
		( select ) => {
			const { log, status: logStatus, isLoadingEarlier: isEarlierOnItsWay } = select( store ).getLog( id );
			return {
				entries: select( store ).getEntries( id ),
				status: log.isLoaded ? 'ready' : logStatus,
				hasOlder: log.hasOlder,
				isLoadingEarlier: isEarlierOnItsWay,
				currentAgentId: select( store ).getCurrentAgentId(),
			};
		},
		[ id ]
	);
	const { pauseTrimming, loadLog, loadEarlier, markRead } = useDispatch( store );
	const now = useNow( 60_000 );
	const blocks = useMemo( () => groupEntries( entries, currentAgentId ), [ entries, currentAgentId ] );
	const { ref, isAtBottom, unseen, toBottom, release, listeners } = useStickToBottom(
		entries,
		currentAgentId,
		() => void loadEarlier( id )
	);
	const found = useWantedMessage( id, ref, entries, status === 'ready', release );
	const receipt = findReceipt( entries, currentAgentId, conversation, mail );

	useEffect( () => {
		void pauseTrimming( id, ! isAtBottom );
		return () => void pauseTrimming( id, false );
	}, [ id, isAtBottom, pauseTrimming ] );

	const isInView = usePageInView();
	const isMine = conversation.assignee?.id === currentAgentId;
	useEffect( () => {
		// A colleague who only takes a look must not mark messages as read for the visitor.
		if ( isInView && isAtBottom && isMine && status === 'ready' ) {
			void markRead( id );
		}
	}, [ isInView, isAtBottom, isMine, status, id, conversation.lastSeq, markRead ] );

	return (
		<div className="veranda-messages-frame">
			{ /* Focusable, so that the keyboard can scroll it. New messages are announced elsewhere. */ }
			<div
				className="veranda-messages"
				ref={ ref }
				{ ...listeners }
				role="log"
				aria-live="off"
				aria-label={ __( 'Messages', 'veranda' ) }
				tabIndex={ 0 }
			>
				{ status === 'failed' && entries.length === 0 && (
					<div className="veranda-empty" role="alert">
						<p>{ __( 'The messages could not be read.', 'veranda' ) }</p>
						<LeavingButton variant="secondary" __next40pxDefaultSize onClick={ () => void loadLog( id ) }>
							{ __( 'Try again', 'veranda' ) }
						</LeavingButton>
					</div>
				) }
				{ status !== 'ready' && status !== 'failed' && <MessagesSkeleton /> }
				{ hasOlder && (
					<div className="veranda-older">
						<LeavingButton
							variant="link"
							isBusy={ isLoadingEarlier }
							disabled={ isLoadingEarlier }
							accessibleWhenDisabled
							onClick={ () => void loadEarlier( id ) }
						>
							{ __( 'Show older messages', 'veranda' ) }
						</LeavingButton>
					</div>
				) }
				{ blocks.map( ( block ) => {
					switch ( block.type ) {
						case 'day':
							return (
								<div key={ block.key } className="veranda-day">
									<span>{ formatDay( block.at, now ) }</span>
								</div>
							);
						case 'notice':
							return (
								<div
									key={ block.key }
									className="veranda-notice-line"
									title={ formatDateTime( block.message.createdAt ) }
								>
									<bdi>{ noticeSentence( block.message, noticeSentences ) }</bdi>
								</div>
							);
						case 'group':
							return (
								<MessageGroup key={ block.key } group={ block } receipt={ receipt } found={ found } />
							);
						default:
							return block satisfies never;
					}
				} ) }
			</div>
			<TypingPreview conversationId={ id } />
			{ unseen > 0 && (
				<Button className="veranda-new-pill" variant="primary" size="compact" onClick={ toBottom }>
					{ sprintf(
						/* translators: %d: number of messages. */
						_n( '%d new message', '%d new messages', unseen, 'veranda' ),
						unseen
					) }
					<Icon icon={ chevronDown } size={ 20 } />
				</Button>
			) }
		</div>
	);
}

/** Finds the agent's last stored message to the visitor, and what has become of it. */
function findReceipt(
	entries: Entry[],
	currentAgentId: string,
	conversation: Conversation,
	mail: AnswerMailState
): Receipt | null {
	const last = entries.findLast(
		( { message } ) => message?.kind === 'text' && message.author.id === currentAgentId
	);
	return last?.message
		? {
				key: last.key,
				state: stateOfAnswer( conversation, last.message.seq, mail ),
				email: conversation.visitor.email ?? '',
			}
		: null;
}

function MessagesSkeleton() {
	return (
		<div className="veranda-messages-loading" role="status">
			<span className="screen-reader-text">{ __( 'Loading messages', 'veranda' ) }</span>
			{ [ 'is-visitor', 'is-agent', 'is-visitor' ].map( ( side, index ) => (
				<div key={ index } className={ `veranda-skeleton is-bubble ${ side }` } aria-hidden="true" />
			) ) }
		</div>
	);
}
