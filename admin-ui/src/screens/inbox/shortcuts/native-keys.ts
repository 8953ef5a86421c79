import { __ } from '@wordpress/i18n';

/** Keys that the browser or the composer handles, for the list of shortcuts. */
export const nativeKeys = (): [ keys: string[], does: string ][] => [
	[ [ 'Enter' ], __( 'Open the conversation', 'veranda' ) ],
	[ [ 'Ctrl', 'K' ], __( 'Search in everything that was said', 'veranda' ) ],
	[ [ 'Ctrl', 'Enter' ], __( 'Send, then end the conversation', 'veranda' ) ],
	[ [ 'Esc' ], __( 'Leave the text field', 'veranda' ) ],
];
