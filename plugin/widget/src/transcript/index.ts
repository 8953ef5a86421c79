import type { Feature } from '../core/feature';
import { lazy } from '../core/lazy';
import type { State } from '../features';
import { DownloadEntry, MailEntry, TranscriptLinks } from './transcript-links';

export interface TranscriptState {
	/** What is under way, or was done last. */
	step: 'no' | 'busy' | 'failed' | 'mailed';
	/** Where it was mailed to. */
	email: string;
	/** What is asked or told of the mail that was chosen in the menu. `limited`: there were too many. */
	sheet: 'no' | 'asking' | 'busy' | 'failed' | 'limited' | 'mailed';
}

const initial: TranscriptState = { step: 'no', email: '', sheet: 'no' };

const isThere = ( { conversation: { current, log } }: State ) => current !== null && log.messages.length > 0;

/** The relay mails to an address that it knows, and only after somebody of the site has come. */
export const mayBeMailed = ( { session: { visitor }, conversation: { current } }: State ) =>
	!! visitor?.email && !! current?.openedAt;

/** Lets visitors keep what was said. */
export const transcript: Feature< TranscriptState > = {
	initial,
	reduce: {
		'conversation.replaced': () => initial,
		'conversation.closed': forgetFailure,
		'window.closed': ( slice ) => ( { ...forgetFailure( slice ), sheet: 'no' } ),
	},
	escape( chat ) {
		const isOpen = chat.state.transcript.sheet !== 'no';
		chat.set( 'transcript', { sheet: 'no' } );
		return isOpen;
	},
	parts: [
		{ slot: 'menu', view: DownloadEntry, order: 30, isShown: isThere },
		{ slot: 'menu', view: MailEntry, order: 31, isShown: ( state ) => isThere( state ) && mayBeMailed( state ) },
		{
			slot: 'sheet',
			view: lazy( async () => ( await import( './mail-sheet' ) ).MailSheet ),
			order: 15,
			isShown: ( state ) => state.transcript.sheet !== 'no',
		},
		{ slot: 'ended', view: TranscriptLinks, order: 90, isShown: isThere },
	],
};

/** What failed long ago is not told again. */
function forgetFailure( slice: TranscriptState ): TranscriptState {
	return slice.step === 'failed' ? { ...slice, step: 'no' } : slice;
}
