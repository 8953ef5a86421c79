import { __, sprintf } from '../i18n';

/** Says that an agent has joined. */
export const joinedSentence = ( name: string ): string =>
	/* translators: %s: an agent's name. */
	sprintf( __( '%s has joined the chat.', 'veranda' ), name );
