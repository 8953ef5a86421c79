import { __ } from '@wordpress/i18n';
import type { Command } from './command';

/** Takes over a colleague's conversation. */
export const takeOver: Command = {
	name: 'take-over',
	label: () => __( 'Take over', 'veranda' ),
	isPossible: ( { conversation, currentAgentId } ) =>
		conversation?.state === 'open' && conversation.assignee?.id !== currentAgentId,
	run: ( { conversation, currentAgentId, actions } ) =>
		void ( conversation && actions.passConversation( conversation.id, currentAgentId ) ),
	isInMenu: true,
};
