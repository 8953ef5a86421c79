import type { AgentNotice, Message, NoticeDetails, SystemNotice, VisitorNotice } from '../protocol';

/**
 * A sentence for each notice, in the reader's language; one that names an agent is given the name, and one that says that
 * a conversation was passed on or taken over that of the other agent, if it was kept; one with details those.
 */
export type NoticeSentences< Notice extends SystemNotice = SystemNotice > = {
	[ Code in Notice ]: Code extends 'transferred' | 'taken_over'
		? ( name: string, recipient?: string ) => string
		: Code extends 'blocked' | 'end_reason'
			? ( name: string, recipient: undefined, details?: NoticeDetails ) => string
			: Code extends AgentNotice
				? ( name: string ) => string
				: () => string;
} & {
	/** For a notice that only a newer relay knows. */
	unknown: () => string;
	/** Stands for the name of an agent who is not known any more. */
	somebody: () => string;
};

/** Returns what a system message says. */
export function noticeSentence(
	{ body, author, recipient, details }: Message,
	sentences: NoticeSentences< VisitorNotice >
): string {
	const code = ( Object.keys( sentences ).includes( body ) ? body : 'unknown' ) as VisitorNotice | 'unknown';
	const nameOf = ( { name }: { name: string } ) => name || sentences.somebody();
	const sentence: ( name: string, recipient?: string, details?: NoticeDetails ) => string = sentences[ code ];
	return sentence( nameOf( author ), recipient && nameOf( recipient ), details );
}
