import { Button, Modal } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Conversation } from '../../../../../relay/protocol';
import { Avatar } from '../../../components/avatar';
import { store } from '../../../store';
import { presenceName } from '../list/presence-switch';

interface Props {
	conversation: Conversation;
	onClose(): void;
}

/** Passes a conversation to somebody else, who is shown with what they have to do already. */
export function TransferModal( { conversation, onClose }: Props ) {
	const { agents, currentAgentId } = useSelect(
		( select ) => ( {
			agents: select( store ).getAgents(),
			currentAgentId: select( store ).getCurrentAgentId(),
		} ),
		[]
	);
	const { loadAgents, passConversation } = useDispatch( store );
	const others = agents.filter( ( { id } ) => id !== currentAgentId && id !== conversation.assignee?.id );

	useEffect( () => {
		void loadAgents();
	}, [ loadAgents ] );

	const pass = ( agentId: string ) => {
		onClose();
		void passConversation( conversation.id, agentId );
	};

	return (
		<Modal title={ __( 'Transfer the conversation', 'veranda' ) } size="small" onRequestClose={ onClose }>
			{ others.length === 0 ? (
				<p>{ __( 'Nobody else answers chats here yet.', 'veranda' ) }</p>
			) : (
				<ul className="veranda-agents">
					{ others.map( ( { id, name, avatarUrl, status, openConversations } ) => (
						<li key={ id }>
							<Button className="veranda-agent" onClick={ () => pass( id ) }>
								<Avatar name={ name } id={ id } avatarUrl={ avatarUrl } />
								<span className="veranda-agent-name">
									<bdi>{ name }</bdi>
									<span className="veranda-agent-facts">
										<span className={ `veranda-presence-dot is-${ status }` } />
										{ presenceName( status ) }
										{ openConversations > 0 &&
											` · ${ sprintf(
												/* translators: %d: number of conversations. */
												_n( '%d open', '%d open', openConversations, 'veranda' ),
												openConversations
											) }` }
									</span>
								</span>
							</Button>
						</li>
					) ) }
				</ul>
			) }
		</Modal>
	);
}
