import type { Message } from '../../protocol';
import type { Content } from '../content/content-type';
import { isSameContent } from '../content/content-types';
import { ChatError } from '../errors';
import type { Participant } from '../participants';
import type { MessageKey } from '../store/message-store';
import type { Draft } from './conversation-rules';

/** A message to be stored. */
export interface Post {
	readonly sender: Participant;
	readonly conversationId: number;
	readonly conversationPublicId: string;
	readonly visitorPublicId: string;
	readonly draft: Draft;
}

/** The outcome of a post. */
export type Stored =
	/** It is stored now. */
	| { readonly isNew: true; readonly message: Message }
	/** It was stored before; this is where. */
	| { readonly isNew: false; readonly conversationId: number; readonly seq: number };

/** A post whose sender waits for the answer. */
export interface WaitingPost extends Post {
	/** Size of its content in an event. */
	readonly bytes: number;
	resolve( stored: Stored ): void;
	reject( error: unknown ): void;
}

/** Returns what makes a post the same post when it is sent again. */
export const keyOfPost = ( post: Post ): MessageKey => ( {
	conversationId: post.conversationId,
	authorType: post.sender.type,
	authorId: post.sender.id,
	clientId: post.draft.clientId,
} );

/** A client id names one message: another content under it is a mistake, not a repetition. */
export function assertSameContent( { content }: Draft, earlier: Content ): void {
	if ( ! isSameContent( content, earlier ) ) {
		throw new ChatError(
			'client_id_reused',
			'This client id belongs to a message with another text. Choose a new one for each message.'
		);
	}
}

/** Writes a message's key as one text, for a map. */
export const textOfKey = ( key: MessageKey ) =>
	`${ key.conversationId }:${ key.authorType }:${ key.authorId }:${ key.clientId }`;
