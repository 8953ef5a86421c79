import type { Chat } from '../core/chat';
import type { ViewProps } from '../core/feature';
import { __ } from '../i18n';

/** In the menu. */
export function PastEntry( { chat }: ViewProps ) {
	return (
		<button type="button" onClick={ () => openList( chat ) }>
			{ __( 'Past conversations', 'veranda' ) }
		</button>
	);
}

/** After the end of a conversation. */
export function PastLink( { chat }: ViewProps ) {
	return (
		<button type="button" class="link-button" onClick={ () => openList( chat ) }>
			{ __( 'Past conversations', 'veranda' ) }
		</button>
	);
}

const openList = ( chat: Chat ) => chat.set( 'pastConversations', { isOpen: true, reading: null } );
