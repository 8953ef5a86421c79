import { useSelect } from '@wordpress/data';
import { __, _n } from '@wordpress/i18n';
import type { Conversation } from '../../../../../relay/protocol';
import { Avatar } from '../../../components/avatar';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { formatAgo, formatDateTime, waitingLevel } from '../../../time';
import { visitorName } from '../../../visitor-name';
import { waitingSince } from '../../../waiting-since';
import { ChoiceBox } from '../choice/choice-box';
import type { Choice } from '../choice/use-choice';
import { KindMark } from '../kinds/kind-mark';
import { DepartmentOf } from '../routing/department-of';
import { PriorityMark } from '../routing/priority-mark';
import { ListItemTags } from '../tags/list-item-tags';
import { SnoozedMark } from '../set-aside/snoozed-mark';
import { EndedFacts } from './ended-facts';
import { LastLine } from './last-line';
import { LeftAddress, LeftMark } from './left-mark';
import { ReplyMark } from './reply-mark';
import { WaitingTimer } from './waiting-timer';
import { WhereFrom } from './where-from';

interface Props {
	conversation: Conversation;
	isSelected: boolean;
	now: number;
	siteUrl: string;
	choice: Choice;
	onOpen( conversationId: string ): void;
}

/** One conversation in the list: who, what somebody last wrote, where, and whether it needs attention. */
export function ConversationListItem( { conversation, isSelected, now, siteUrl, choice, onOpen }: Props ) {
	const { id, visitor, state, assignee, lastMessage, leftAt } = conversation;
	const { currentAgentId, draft, typing, target } = useSelect(
		( select ) => ( {
			currentAgentId: select( store ).getCurrentAgentId(),
			draft: select( store ).getDraft( id ),
			typing: select( store ).findTyping( id ),
			target: select( store ).getWaitTargetSeconds(),
		} ),
		[ id ]
	);
	const name = visitorName( visitor );
	const isMine = state === 'open' && assignee?.id === currentAgentId;
	const isUnread = isMine && conversation.unread > 0;
	const isTyping = typing !== null && typing.author.type === 'visitor';
	const isChosen = choice.ids.includes( id );
	const className = [
		'veranda-list-item',
		isSelected && 'is-selected',
		isChosen && 'is-chosen',
		isUnread && 'is-unread',
		isMine && 'is-mine',
		state === 'queued' &&
			leftAt === null &&
			`is-waiting is-${ waitingLevel( waitingSince( conversation ), now, target ) }`,
	];

	return (
		<li>
			<ChoiceBox name={ name } isChosen={ isChosen } onToggle={ ( isRange ) => choice.toggle( id, isRange ) } />
			<button
				type="button"
				className={ className.filter( Boolean ).join( ' ' ) }
				aria-current={ isSelected ? 'true' : undefined }
				data-conversation={ id }
				aria-pressed={ choice.isByClick ? isChosen : undefined }
				onClick={ ( { shiftKey, ctrlKey, metaKey } ) => {
					if ( shiftKey || ctrlKey || metaKey || choice.isByClick ) {
						choice.toggle( id, shiftKey );
					} else {
						onOpen( id );
					}
				} }
			>
				<Avatar name={ name } id={ visitor.id } isOnline={ visitor.online } />
				<span className="veranda-list-item-main">
					<span className="veranda-list-item-top">
						<bdi className="veranda-list-item-name">{ name }</bdi>
						<KindMark conversation={ conversation } />
						{ state === 'queued' && leftAt === null && (
							<WaitingTimer since={ waitingSince( conversation ) } />
						) }
						<LeftMark conversation={ conversation } />
						{ state !== 'queued' && lastMessage && (
							<time dateTime={ lastMessage.createdAt } title={ formatDateTime( lastMessage.createdAt ) }>
								{ formatAgo( lastMessage.createdAt, now ) }
							</time>
						) }
					</span>
					<span className="veranda-list-item-bottom">
						<span className="veranda-list-item-line" dir="auto">
							{ isTyping && <em>{ __( 'is typing …', 'veranda' ) }</em> }
							{ ! isTyping && draft.text !== '' && ! isSelected && (
								<span className="veranda-draft-mark">{ __( 'Draft:', 'veranda' ) } </span>
							) }
							{ ! isTyping && (
								<LastLine conversation={ conversation } draft={ isSelected ? '' : draft.text } />
							) }
						</span>
						{ isUnread && (
							<span className="veranda-unread">
								<span aria-hidden="true">{ conversation.unread }</span>
								<span className="screen-reader-text">
									{ sprintf(
										/* translators: %d: number of messages. */
										_n( '%d unread message', '%d unread messages', conversation.unread, 'veranda' ),
										conversation.unread
									) }
								</span>
							</span>
						) }
						{ state === 'open' && ! isMine && assignee && (
							<bdi className="veranda-list-item-assignee">{ assignee.name }</bdi>
						) }
					</span>
					<span className="veranda-list-item-foot">
						<LeftAddress conversation={ conversation } />
						<SnoozedMark conversation={ conversation } />
						<ReplyMark conversation={ conversation } />
						<EndedFacts conversation={ conversation } />
						<PriorityMark conversation={ conversation } />
						<DepartmentOf conversation={ conversation } />
						<ListItemTags conversationId={ id } />
						<WhereFrom visitor={ visitor } siteUrl={ siteUrl } />
					</span>
				</span>
			</button>
		</li>
	);
}
