import type { Conversation } from '../../../../../relay/protocol';
import { kindName } from './kind-name';

/** Says that a conversation is no chat: somebody has left a message, or wants to be called. */
export function KindMark( { conversation: { kind } }: { conversation: Pick< Conversation, 'kind' > } ) {
	return kind === 'chat' ? null : <span className={ `veranda-kind-mark is-${ kind }` }>{ kindName( kind ) }</span>;
}
