import type { Feature } from '../core/feature';
import type { State } from '../features';
import { DownloadEntry, DownloadLink } from './download';

export interface TranscriptState {
	step: 'no' | 'loading' | 'failed';
}

const initial: TranscriptState = { step: 'no' };

const isThere = ( { conversation: { current, log } }: State ) => current !== null && log.messages.length > 0;

/** Lets visitors keep what was said. */
export const transcript: Feature< TranscriptState > = {
	initial,
	reduce: { 'conversation.replaced': () => initial },
	parts: [
		{ slot: 'menu', view: DownloadEntry, order: 30, isShown: isThere },
		{ slot: 'ended', view: DownloadLink, order: 90, isShown: isThere },
	],
};
