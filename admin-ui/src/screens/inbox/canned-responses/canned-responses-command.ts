import { __ } from '@wordpress/i18n';
import { isActive, type Command } from '../commands/command';
import { insertText } from './insert-text';
import { ManageModal } from './manage-modal';

/** Opens the list in which canned responses are looked after. */
export const cannedResponses: Command = {
	name: 'canned-responses',
	label: () => __( 'Canned responses', 'veranda' ),
	isPossible: () => true,
	isAboutInbox: true,
	Dialog: ManageModal,
};

/** Begins to look for a canned response at the end of what is written. */
export const insertResponse: Command = {
	name: 'insert-response',
	label: () => __( 'Insert a canned response', 'veranda' ),
	keys: [ '/' ],
	isPossible: isActive,
	run: ( { focusComposer } ) => {
		const field = focusComposer();
		if ( field ) {
			const { length } = field.value;
			insertText( field, length, length, /\S$/.test( field.value ) ? ' /' : '/' );
		}
	},
};
