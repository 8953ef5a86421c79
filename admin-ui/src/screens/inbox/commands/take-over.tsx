import { Modal } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { DialogButtons } from '../../../components/dialog-buttons';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import type { Command, DialogProps } from './command';

/** Takes over a colleague's conversation, after a question: the colleague may be writing an answer. */
export const takeOver: Command = {
	name: 'take-over',
	label: () => __( 'Take over', 'veranda' ),
	isPossible: ( { conversation, currentAgentId } ) =>
		conversation?.state === 'open' && conversation.assignee?.id !== currentAgentId,
	Dialog: TakeOverModal,
	isInMenu: true,
};

function TakeOverModal( { conversation, onClose }: DialogProps ) {
	const currentAgentId = useSelect( ( select ) => select( store ).getCurrentAgentId(), [] );
	const { passConversation } = useDispatch( store );
	const name = conversation?.assignee?.name || __( 'Somebody', 'veranda' );
	const take = () => {
		onClose();
		if ( conversation ) {
			void passConversation( conversation.id, currentAgentId );
		}
	};
	return (
		<Modal
			/* translators: %s: name of an agent. */
			title={ sprintf( __( 'Take over from %s?', 'veranda' ), name ) }
			size="small"
			focusOnMount="firstContentElement"
			onRequestClose={ onClose }
		>
			<p>{ __( 'They may be writing an answer. They see that you have the conversation now.', 'veranda' ) }</p>
			<DialogButtons action={ __( 'Take over', 'veranda' ) } onAction={ take } onCancel={ onClose } />
		</Modal>
	);
}
