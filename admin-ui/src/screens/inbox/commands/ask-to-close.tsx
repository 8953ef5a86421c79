import { Button, Flex, Modal } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store } from '../../../store';
import { isActive, type Command, type DialogProps } from './command';

/** Ends a conversation by a key, after a question: the key may have been meant for something else. */
export const askToClose: Command = {
	name: 'ask to close',
	label: () => __( 'End the conversation', 'veranda' ),
	keys: [ 'e' ],
	isPossible: isActive,
	Dialog: CloseModal,
};

function CloseModal( { conversation, onClose }: DialogProps ) {
	const { closeConversation } = useDispatch( store );
	const close = () => {
		onClose();
		if ( conversation ) {
			void closeConversation( conversation.id );
		}
	};
	return (
		<Modal
			title={ __( 'End this conversation?', 'veranda' ) }
			size="small"
			focusOnMount="firstContentElement"
			onRequestClose={ onClose }
		>
			<p>{ __( 'The visitor sees that it has ended. You can reopen it.', 'veranda' ) }</p>
			<Flex justify="flex-end">
				<Button variant="tertiary" __next40pxDefaultSize onClick={ onClose }>
					{ __( 'Keep it open', 'veranda' ) }
				</Button>
				<Button variant="primary" __next40pxDefaultSize onClick={ close }>
					{ __( 'End conversation', 'veranda' ) }
				</Button>
			</Flex>
		</Modal>
	);
}
