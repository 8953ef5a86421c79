import { Button, Modal } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { __, _n } from '@wordpress/i18n';
import { Avatar } from '../../../components/avatar';
import { presenceName } from '../../../presence-name';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { isActive, type Command, type DialogProps } from './command';

/** Transfers a conversation to a colleague. */
export const transfer: Command = {
	name: 'transfer',
	label: () => __( 'Transfer to another agent', 'veranda' ),
	keys: [ 't' ],
	keyLabel: () => __( 'Transfer the conversation', 'veranda' ),
	isPossible: isActive,
	Dialog: TransferModal,
	isInMenu: true,
};

/** Lists the other agents with their presence and open conversations. */
function TransferModal( { conversation, onClose }: DialogProps ) {
	const { agents, currentAgentId } = useSelect(
		( select ) => ( {
			agents: select( store ).getAgents(),
			currentAgentId: select( store ).getCurrentAgentId(),
		} ),
		[]
	);
	const { loadAgents, passConversation } = useDispatch( store );
	const others = agents.filter( ( { id } ) => id !== currentAgentId && id !== conversation?.assignee?.id );

	useEffect( () => {
		void loadAgents();
	}, [ loadAgents ] );

	const pass = ( agentId: string ) => {
		onClose();
		if ( conversation ) {
			void passConversation( conversation.id, agentId );
		}
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
