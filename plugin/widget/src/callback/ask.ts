import { startConversation } from '../../../../relay/client/calls/conversations';
import { createClientId } from '../../../../relay/client/client-id';
import { ProblemError } from '../../../../relay/client/errors';
import { oneLine } from '../../../../relay/protocol/shorten';
import type { StartConversationRequest } from '../../../../relay/protocol';
import type { Chat } from '../core/chat';
import { __ } from '../i18n';

/** Has the answer come by email, to an address that is known: nobody needs to wait for it. */
export function askForMail( chat: Chat ): Promise< void > {
	return ask( chat, { kind: 'message' } );
}

/** Asks for a call. `at` is ISO 8601; empty is as soon as possible. */
export function askForCall( chat: Chat, phone: string, at: string ): Promise< void > {
	return ask( chat, { kind: 'callback', callback: { phone: oneLine( phone ), at: at || null } } );
}

async function ask( chat: Chat, request: Omit< StartConversationRequest, 'clientId' > ): Promise< void > {
	const { connection } = chat;
	const { step } = chat.state.callback;
	if ( ! connection ) {
		return;
	}
	chat.set( 'callback', { step: 'sending', problem: '' } );
	try {
		const { conversation } = await startConversation( connection.client, {
			clientId: createClientId(),
			...request,
		} );
		// Somebody else may sit here by now.
		if ( chat.connection === connection ) {
			chat.dispatch( { type: 'conversation.received', conversation } );
			chat.set( 'callback', { step: 'no' } );
		}
	} catch ( error ) {
		chat.set( 'callback', { step: step === 'sending' ? 'no' : step, problem: problemSentence( error ) } );
	}
}

/** Says what is wrong, in the visitor's language: the relay names the field. */
function problemSentence( error: unknown ): string {
	const [ field ] = ( error instanceof ProblemError && error.problem.fields ) || [];
	switch ( field?.path ) {
		case 'callback.phone':
			return __( 'This phone number looks incomplete. Please check it or add the country code.', 'veranda' );
		case 'callback.at':
			return __( 'Nobody is there at this time. Please choose another one.', 'veranda' );
		default:
			return __( 'That did not work. Please try again.', 'veranda' );
	}
}
