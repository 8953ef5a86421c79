import type { Feature } from '../core/feature';
import type { State } from '../features';
import { DownloadEntry, TranscriptLinks } from './transcript-links';

export interface TranscriptState {
	/** What is under way, or was done last. */
	step: 'no' | 'busy' | 'failed' | 'mailed';
	/** Where it was mailed to. */
	email: string;
}

const initial: TranscriptState = { step: 'no', email: '' };

const isThere = ( { conversation: { current, log } }: State ) => current !== null && log.messages.length > 0;

/** Lets visitors keep what was said. */
export const transcript: Feature< TranscriptState > = {
	initial,
	reduce: { 'conversation.replaced': () => initial },
	parts: [
		{ slot: 'menu', view: DownloadEntry, order: 30, isShown: isThere },
		{ slot: 'ended', view: TranscriptLinks, order: 90, isShown: isThere },
	],
};
