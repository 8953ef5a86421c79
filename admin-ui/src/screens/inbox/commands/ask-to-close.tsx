import { Modal, TextControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { LIMITS } from '../../../../../relay/protocol/limits';
import { DialogButtons } from '../../../components/dialog-buttons';
import { store } from '../../../store';
import { isActive, type Command, type DialogProps } from './command';

/** Ends a conversation after a question, with room for a reason: a key may have been meant for something else. */
export const askToClose: Command = {
	name: 'ask to close',
	label: () => __( 'End with a reason', 'veranda' ),
	keys: [ 'e' ],
	keyLabel: () => __( 'End the conversation', 'veranda' ),
	isPossible: isActive,
	Dialog: CloseModal,
	isInMenu: true,
};

function CloseModal( { conversation, onClose }: DialogProps ) {
	const { closeConversation } = useDispatch( store );
	const isBusy = useSelect(
		( select ) => select( store ).findPendingAction( conversation?.id ?? '' ) !== null,
		[ conversation?.id ]
	);
	const [ reason, setReason ] = useState( '' );
	const close = async () => {
		// The reason stays until it has arrived.
		if ( conversation && ( await closeConversation( conversation.id, reason.trim() ) ) ) {
			onClose();
		}
	};
	return (
		<Modal
			title={ __( 'End this conversation?', 'veranda' ) }
			size="small"
			focusOnMount="firstContentElement"
			// What is typed would be lost by a slip.
			shouldCloseOnEsc={ reason === '' }
			shouldCloseOnClickOutside={ reason === '' }
			onRequestClose={ onClose }
		>
			<p>{ __( 'The visitor sees that it has ended. You can reopen it.', 'veranda' ) }</p>
			<form
				onSubmit={ ( event ) => {
					event.preventDefault();
					void close();
				} }
			>
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					className="veranda-reason"
					label={ __( 'Reason (optional)', 'veranda' ) }
					help={ __( 'For your colleagues. Visitors never see it.', 'veranda' ) }
					maxLength={ LIMITS.reasonCharacters }
					value={ reason }
					onChange={ setReason }
				/>
				<DialogButtons
					action={ __( 'End conversation', 'veranda' ) }
					cancel={ __( 'Keep it open', 'veranda' ) }
					isBusy={ isBusy }
					onCancel={ onClose }
				/>
			</form>
		</Modal>
	);
}
