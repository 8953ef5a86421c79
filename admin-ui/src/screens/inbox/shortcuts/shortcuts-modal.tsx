import { Modal } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

interface Props {
	onClose(): void;
}

/** Shows what the keyboard can do. */
export function ShortcutsModal( { onClose }: Props ) {
	const shortcuts: [ keys: string[], does: string ][] = [
		[ [ 'J', '↓' ], __( 'Next conversation', 'veranda' ) ],
		[ [ 'K', '↑' ], __( 'Previous conversation', 'veranda' ) ],
		[ [ 'Enter' ], __( 'Open the conversation', 'veranda' ) ],
		[ [ 'R' ], __( 'Write a reply', 'veranda' ) ],
		[ [ 'N' ], __( 'Write a note', 'veranda' ) ],
		[ [ 'A' ], __( 'Accept the conversation', 'veranda' ) ],
		[ [ 'T' ], __( 'Transfer the conversation', 'veranda' ) ],
		[ [ 'E' ], __( 'End the conversation', 'veranda' ) ],
		[ [ 'Ctrl', 'Enter' ], __( 'Send, then end the conversation', 'veranda' ) ],
		[ [ 'Esc' ], __( 'Leave the text field', 'veranda' ) ],
		[ [ 'G', 'Q' ], __( 'Show the queue', 'veranda' ) ],
		[ [ 'G', 'M' ], __( 'Show your conversations', 'veranda' ) ],
		[ [ 'G', 'O' ], __( 'Show all open conversations', 'veranda' ) ],
		[ [ 'G', 'C' ], __( 'Show ended conversations', 'veranda' ) ],
		[ [ '?' ], __( 'Show these keys', 'veranda' ) ],
	];

	return (
		<Modal title={ __( 'Keyboard shortcuts', 'veranda' ) } size="medium" onRequestClose={ onClose }>
			<dl className="veranda-shortcuts">
				{ shortcuts.map( ( [ keys, does ] ) => (
					<div key={ does }>
						<dt>
							{ keys.map( ( key ) => (
								<kbd key={ key }>{ key }</kbd>
							) ) }
						</dt>
						<dd>{ does }</dd>
					</div>
				) ) }
			</dl>
			<p className="veranda-hint">{ __( 'Single keys do nothing while you write.', 'veranda' ) }</p>
		</Modal>
	);
}
