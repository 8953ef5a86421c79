import { __ } from '@wordpress/i18n';
import type { Command, CommandContext } from '../commands/command';
import { SnoozeModal } from './snooze-modal';

/** Puts a conversation aside until a time. Whoever waits in the queue is not put off. */
export const snooze: Command = {
	name: 'snooze',
	label: () => __( 'Snooze', 'veranda' ),
	keys: [ 'z' ],
	keyLabel: () => __( 'Snooze the conversation', 'veranda' ),
	isPossible: ( { conversation } ) =>
		conversation !== null &&
		( conversation.state === 'open' ||
			( conversation.state === 'queued' && ( conversation.kind !== 'chat' || conversation.leftAt !== null ) ) ),
	Dialog: SnoozeModal,
	isInMenu: true,
};

/** Brings a snoozed conversation back now. */
export const endSnooze: Command = {
	name: 'end snooze',
	label: () => __( 'End the snooze', 'veranda' ),
	isPossible: isSnoozed,
	run: ( { conversation, actions } ) => void ( conversation && actions.snoozeConversation( conversation.id, null ) ),
	isInMenu: true,
};

function isSnoozed( { conversation }: CommandContext ): boolean {
	return conversation !== null && conversation.snoozedUntil !== null;
}
