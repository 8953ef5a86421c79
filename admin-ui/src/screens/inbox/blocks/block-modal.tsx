import { CheckboxControl, Modal, RadioControl, TextControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { LIMITS } from '../../../../../relay/protocol/limits';
import { DialogButtons } from '../../../components/dialog-buttons';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { visitorName } from '../../../visitor-name';
import type { DialogProps } from '../commands/command';
import { BlockFacts } from './block-facts';
import { DURATIONS, durationName } from './durations';
import { UnblockButton } from './unblock-button';
import { useBlockOf } from './use-block-of';

/** Stands for no end. */
const FOR_GOOD = '';

/** Asks for how long the visitor of a conversation is to be blocked, and what with; who is blocked already, can be unblocked. */
export function BlockModal( { conversation, onClose }: DialogProps ) {
	const { blockVisitor, unblockVisitor } = useDispatch( store );
	const [ minutes, setMinutes ] = useState( String( DURATIONS[ 1 ] ) );
	const [ reason, setReason ] = useState( '' );
	const [ coversAddress, setCoversAddress ] = useState( false );
	const [ isSpam, setIsSpam ] = useState( false );
	const [ isBusy, setIsBusy ] = useState( false );
	const known = useBlockOf( conversation?.visitor.id ?? null );

	if ( conversation === null ) {
		return null;
	}
	const name = visitorName( conversation.visitor );
	const block = async () => {
		setIsBusy( true );
		const isBlocked = await blockVisitor( conversation, {
			...( minutes !== FOR_GOOD && { minutes: Number( minutes ) } ),
			...( reason.trim() && { reason: reason.trim() } ),
			coversAddress,
			isSpam,
		} );
		// What is typed stays until the visitor is blocked.
		if ( isBlocked ) {
			onClose();
		} else {
			setIsBusy( false );
		}
	};
	return (
		<Modal
			/* translators: %s: name of a visitor. */
			title={ sprintf( __( 'Block %s?', 'veranda' ), name ) }
			size="medium"
			// What is typed would be lost by a slip.
			shouldCloseOnEsc={ reason === '' }
			shouldCloseOnClickOutside={ reason === '' }
			onRequestClose={ onClose }
		>
			{ known && (
				<div className="veranda-block-now">
					<BlockFacts block={ known } />
					<UnblockButton
						block={ known }
						name={ name }
						onClick={ () => {
							onClose();
							void unblockVisitor( known );
						} }
					/>
				</div>
			) }
			<p className="veranda-hint">
				{ __(
					'The conversation ends, and the visitor can send no messages. They can read what was said, and are not told why or for how long.',
					'veranda'
				) }
			</p>
			<form
				className="veranda-block-form"
				onSubmit={ ( event ) => {
					event.preventDefault();
					void block();
				} }
			>
				<RadioControl
					label={ __( 'For how long', 'veranda' ) }
					selected={ minutes }
					onChange={ setMinutes }
					options={ [
						...DURATIONS.map( ( each ) => ( { label: durationName( each ), value: String( each ) } ) ),
						{ label: __( 'Always', 'veranda' ), value: FOR_GOOD },
					] }
				/>
				<CheckboxControl
					__nextHasNoMarginBottom
					label={ __( 'Block their network address, too', 'veranda' ) }
					help={ __(
						'It counts from the next time that they try to write. Others who share the address, as in an office, cannot write either.',
						'veranda'
					) }
					checked={ coversAddress }
					onChange={ setCoversAddress }
				/>
				<CheckboxControl
					__nextHasNoMarginBottom
					label={ __( 'Mark the conversation as spam', 'veranda' ) }
					checked={ isSpam }
					onChange={ setIsSpam }
				/>
				<TextControl
					__next40pxDefaultSize
					__nextHasNoMarginBottom
					label={ __( 'Reason (optional)', 'veranda' ) }
					help={ __( 'For your colleagues. Visitors never see it.', 'veranda' ) }
					maxLength={ LIMITS.reasonCharacters }
					value={ reason }
					onChange={ setReason }
				/>
				<DialogButtons
					action={ __( 'Block', 'veranda' ) }
					isDestructive
					isBusy={ isBusy }
					onCancel={ onClose }
				/>
			</form>
		</Modal>
	);
}
