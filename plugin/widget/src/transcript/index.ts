import type { Feature } from '../core/feature';
import { lazy } from '../core/lazy';
import type { State } from '../features';
import { mayBeMailed } from './may-be-mailed';
import { DownloadEntry, MailEntry, TranscriptLinks } from './transcript-links';

export interface TranscriptState {
	/** How the download goes. */
	step: 'no' | 'busy' | 'failed';
	/** Where it was mailed to. */
	email: string;
	/** What is asked or told of the mail. `limited`: there were too many. */
	sheet: 'no' | 'asking' | 'busy' | 'failed' | 'limited' | 'mailed';
}

const initial: TranscriptState = { step: 'no', email: '', sheet: 'no' };

const isThere = ( { conversation: { current, log } }: State ) => current !== null && log.messages.length > 0;

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
