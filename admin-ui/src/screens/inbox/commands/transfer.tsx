import { Button, Modal, TextareaControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __, _n } from '@wordpress/i18n';
import { LIMITS } from '../../../../../relay/protocol/limits';
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
	const { agents, currentAgentId, isBusy } = useSelect(
		( select ) => ( {
			isBusy: select( store ).findPendingAction( conversation?.id ?? '' ) !== null,
			agents: select( store ).getAgents(),
			currentAgentId: select( store ).getCurrentAgentId(),
		} ),
		[ conversation?.id ]
	);
	const { loadAgents, passConversation } = useDispatch( store );
	const [ note, setNote ] = useState( '' );
	const others = agents.filter( ( { id } ) => id !== currentAgentId && id !== conversation?.assignee?.id );

	useEffect( () => {
		void loadAgents();
	}, [ loadAgents ] );

	const pass = async ( agentId: string ) => {
		// The note stays until it has arrived.
		if ( conversation && ( await passConversation( conversation.id, agentId, note.trim() ) ) ) {
			onClose();
		}
	};

	return (
		<Modal
			title={ __( 'Transfer the conversation', 'veranda' ) }
			size="small"
			// What is typed would be lost by a slip.
			shouldCloseOnEsc={ note === '' }
			shouldCloseOnClickOutside={ note === '' }
			onRequestClose={ onClose }
		>
			{ others.length === 0 ? (
				<p>{ __( 'Nobody else answers chats here yet.', 'veranda' ) }</p>
			) : (
				<>
					<TextareaControl
						__nextHasNoMarginBottom
						className="veranda-transfer-note"
						label={ __( 'Note (optional)', 'veranda' ) }
						help={ __( 'For whoever gets the conversation. Visitors never see it.', 'veranda' ) }
						rows={ 2 }
						maxLength={ LIMITS.messageCharacters }
						value={ note }
						onChange={ setNote }
					/>
					<ul className="veranda-agents" aria-label={ __( 'To whom', 'veranda' ) }>
						{ others.map( ( { id, name, avatarUrl, status, openConversations } ) => (
							<li key={ id }>
								<Button
									className="veranda-agent"
									disabled={ isBusy }
									accessibleWhenDisabled
									onClick={ () => void pass( id ) }
								>
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
				</>
			) }
		</Modal>
	);
}
