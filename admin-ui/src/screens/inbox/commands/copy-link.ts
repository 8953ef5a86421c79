import { __ } from '@wordpress/i18n';
import type { Conversation } from '../../../../../relay/protocol';
import type { Command } from './command';

/** Copies a link with which a colleague opens the conversation. */
export const copyLink: Command = {
	name: 'copy-link',
	label: () => __( 'Copy link', 'veranda' ),
	keys: [ 'c' ],
	keyLabel: () => __( 'Copy the link to the conversation', 'veranda' ),
	isPossible: ( { conversation } ) => conversation !== null,
	run: ( { conversation, actions } ) => void ( conversation && actions.copyLink( linkTo( conversation ) ) ),
	isInMenu: true,
};

/** A view in which whoever opens the link finds the conversation. */
const VIEWS = { queued: 'queue', open: 'open', closed: 'closed' } as const;

function linkTo( { id, state }: Conversation ): string {
	return new URL( `#/${ VIEWS[ state ] }/${ id }`, window.location.href ).href;
}
