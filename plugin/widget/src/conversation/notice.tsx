import { noticeSentence } from '../../../../relay/client/notice-sentence';
import type { Message } from '../../../../relay/protocol';
import { noticeSentences } from './notice-sentences';

export interface NoticeProps {
	message: Message;
}

/** Says what the system says in a conversation. */
export function Notice( { message }: NoticeProps ) {
	return <>{ noticeSentence( message, noticeSentences ) }</>;
}
