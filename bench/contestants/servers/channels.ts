import SseChannel from 'sse-channel';

const channels = new Map< string, SseChannel >();

/** What agents listen to. */
export const everything = new SseChannel();

/** Returns what a conversation's visitor listens to. */
export function channelOf( conversationId: string ): SseChannel {
	const known = channels.get( conversationId );
	if ( known !== undefined ) {
		return known;
	}
	const made = new SseChannel();
	channels.set( conversationId, made );
	return made;
}
