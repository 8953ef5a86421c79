import type { Conversation } from '../../../../../relay/protocol';

/** Whether answers leave this site by mail. */
export type AnswerMailState = 'works' | 'off' | 'failing';

/**
 * How the next answer reaches the visitor: `chat`, they are there; `mail`, they have left and have an address; otherwise
 * why it waits until they come back.
 */
export type Reach = 'chat' | 'mail' | 'no-address' | 'mail-off' | 'mail-failing';

/** Decides how the next answer reaches the visitor of a conversation. */
export function reachOf( { visitor, answerMail }: Conversation, mail: AnswerMailState ): Reach {
	if ( visitor.online ) {
		return 'chat';
	}
	if ( ! visitor.email ) {
		return 'no-address';
	}
	if ( mail === 'off' ) {
		return 'mail-off';
	}
	return mail === 'failing' || answerMail.hasFailed ? 'mail-failing' : 'mail';
}

/** What has become of an answer. `planned` and `kept`: the visitor has left; it goes out by mail, or waits for them. */
export type AnswerState = 'read' | 'mailed' | 'failed' | 'sent' | 'planned' | 'kept';

/** Tells what has become of the answer at a place of a conversation. */
export function stateOfAnswer( conversation: Conversation, seq: number, mail: AnswerMailState ): AnswerState {
	if ( seq <= conversation.readSeq.visitor ) {
		return 'read';
	}
	if ( seq <= conversation.answerMail.seq ) {
		return 'mailed';
	}
	const reach = reachOf( conversation, mail );
	switch ( reach ) {
		case 'chat':
			return 'sent';
		case 'mail':
			return 'planned';
		case 'mail-failing':
			return 'failed';
		case 'mail-off':
		case 'no-address':
			return 'kept';
		default:
			return reach satisfies never;
	}
}
