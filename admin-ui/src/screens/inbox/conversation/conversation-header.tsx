import { Button } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { Conversation } from '../../../../../relay/protocol';
import { Avatar } from '../../../components/avatar';
import { arrowLeft, drawerLeft, drawerRight } from '../../../icons';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { visitorName } from '../../../visitor-name';
import { waitingSince } from '../../../waiting-since';
import { BlockedMark } from '../blocks/blocked-mark';
import type { Commands } from '../commands/use-commands';
import { KindMark } from '../kinds/kind-mark';
import { LeftMark } from '../list/left-mark';
import { WaitingTimer } from '../list/waiting-timer';
import { PriorityMark } from '../routing/priority-mark';
import { SnoozedMark } from '../set-aside/snoozed-mark';
import { ConversationTags } from '../tags/conversation-tags';
import { CommandButtons } from './command-buttons';

interface Props {
	conversation: Conversation;
	commands: Commands;
	isListHidden: boolean;
	isVisitorShown: boolean;
	/** null where the list is beside the conversation. */
	onBack: ( () => void ) | null;
	onShowList(): void;
	onToggleVisitor(): void;
}

/** Shows the visitor, who has the conversation, and what one can do with it. */
export function ConversationHeader( {
	conversation,
	commands,
	isListHidden,
	isVisitorShown,
	onBack,
	onShowList,
	onToggleVisitor,
}: Props ) {
	const { visitor, state } = conversation;
	const name = visitorName( visitor );

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
					<PriorityMark conversation={ conversation } /> <KindMark conversation={ conversation } />{ ' ' }
					<LeftMark conversation={ conversation } />
					{ conversation.leftAt === null && <StateSentence conversation={ conversation } /> }{ ' ' }
					{ state === 'queued' && conversation.leftAt === null && (
						<WaitingTimer since={ waitingSince( conversation ) } />
					) }
					<SnoozedMark conversation={ conversation } /> <BlockedMark visitorId={ visitor.id } />
				</p>
			</div>
			<div className="veranda-conversation-actions">
				<CommandButtons key={ conversation.id } conversation={ conversation } commands={ commands } />
				<Button
					className="veranda-mirrors"
					icon={ drawerRight }
					aria-expanded={ isVisitorShown }
					label={ isVisitorShown ? __( 'Hide the visitor', 'veranda' ) : __( 'Show the visitor', 'veranda' ) }
					onClick={ onToggleVisitor }
				/>
			</div>
			<ConversationTags conversationId={ conversation.id } commands={ commands } />
		</header>
	);
}

/** Says who has the conversation, if anybody does. */
function StateSentence( { conversation: { state, assignee, isSpam } }: { conversation: Conversation } ) {
	const currentAgentId = useSelect( ( select ) => select( store ).getCurrentAgentId(), [] );

	switch ( state ) {
		case 'queued':
			return __( 'Waiting for an agent', 'veranda' );
		case 'closed':
			return isSpam ? __( 'Ended as spam', 'veranda' ) : __( 'Ended', 'veranda' );
		case 'open':
			if ( assignee?.id === currentAgentId ) {
				return __( 'With you', 'veranda' );
			}
			/* translators: %s: name of an agent. */
			return assignee ? sprintf( __( 'With %s', 'veranda' ), assignee.name ) : __( 'Open', 'veranda' );
		default:
			return state satisfies never;
	}
}
