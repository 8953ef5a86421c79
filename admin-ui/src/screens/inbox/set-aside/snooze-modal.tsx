import { Button, Flex, FlexBlock, Modal, TextControl } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { store } from '../../../store';
import { formatDateTime } from '../../../time';
import type { DialogProps } from '../commands/command';
import { snoozeTimes } from './snooze-times';

/** Asks until when a conversation is to be put aside. */
export function SnoozeModal( { conversation, onClose }: DialogProps ) {
	const { snoozeConversation } = useDispatch( store );
	const [ own, setOwn ] = useState( '' );
	const [ times ] = useState( () => snoozeTimes( new Date() ) );
	const [ openedAt ] = useState( () => Date.now() );
	const isPast = own !== '' && ! ( Date.parse( own ) > openedAt );
	const snooze = ( at: Date ) => {
		onClose();
		if ( conversation ) {
			void snoozeConversation( conversation.id, at.toISOString() );
		}
	};

	return (
		<Modal title={ __( 'Snooze the conversation', 'veranda' ) } size="small" onRequestClose={ onClose }>
			<p className="veranda-hint">
				{ __( 'It leaves your lists until then. If the visitor writes, it is back at once.', 'veranda' ) }
			</p>
			<ul className="veranda-snooze-times">
				{ times.map( ( { label, at } ) => (
					<li key={ label }>
						<Button variant="tertiary" __next40pxDefaultSize onClick={ () => snooze( at ) }>
							<span>{ label }</span>
							<span className="veranda-hint">{ formatDateTime( at.toISOString() ) }</span>
						</Button>
					</li>
				) ) }
			</ul>
			<form
				onSubmit={ ( event ) => {
					event.preventDefault();
					if ( own !== '' && ! isPast ) {
						snooze( new Date( own ) );
					}
				} }
			>
				<Flex align="flex-start">
					<FlexBlock>
						<TextControl
							__next40pxDefaultSize
							__nextHasNoMarginBottom
							type="datetime-local"
							label={ __( 'Another time', 'veranda' ) }
							help={ isPast ? __( 'This time is over. Choose a later one.', 'veranda' ) : undefined }
							value={ own }
							onChange={ setOwn }
						/>
					</FlexBlock>
					<Button
						className="veranda-snooze-own"
						type="submit"
						variant="primary"
						__next40pxDefaultSize
						disabled={ own === '' || isPast }
						accessibleWhenDisabled
					>
						{ __( 'Snooze', 'veranda' ) }
					</Button>
				</Flex>
			</form>
		</Modal>
	);
}
