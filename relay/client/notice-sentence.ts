import type { AgentNotice, Message, SystemNotice, VisitorNotice } from '../protocol';

/** A sentence for each notice, in the reader's language; one that names an agent is given the name. */
export type NoticeSentences< Notice extends SystemNotice = SystemNotice > = {
	[ Code in Notice ]: Code extends AgentNotice ? ( name: string ) => string : () => string;
} & {
	/** For a notice that only a newer relay knows. */
	unknown: () => string;
	/** Stands for the name of an agent who is not known any more. */
	somebody: () => string;
};

/** Returns what a system message says. */
export function noticeSentence( { body, author }: Message, sentences: NoticeSentences< VisitorNotice > ): string {
	const code = ( Object.keys( sentences ).includes( body ) ? body : 'unknown' ) as VisitorNotice | 'unknown';
	return sentences[ code ]( author.name || sentences.somebody() );
}
