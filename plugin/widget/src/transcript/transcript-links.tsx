import { getTranscript } from '../../../../relay/client/calls/transcripts';
import { saveFile } from '../../../../relay/client/save-file';
import { localeHere, timezoneHere } from '../browser/format';
import type { Chat } from '../core/chat';
import type { ViewProps } from '../core/feature';
import { __ } from '../i18n';
import { mayBeMailed } from './may-be-mailed';
import './transcript.css';

/** In the menu, which stays open until it is there: saves the conversation. */
export function DownloadEntry( { state, chat }: ViewProps ) {
	const { step } = state.transcript;
	const handleClick = async ( event: Event ) => {
		event.stopPropagation();
		if ( await download( chat ) ) {
			chat.set( 'header', { isMenuOpen: false } );
		}
	};
	return (
		<>
			<button type="button" aria-disabled={ step === 'busy' } onClick={ handleClick }>
				{ step === 'failed'
					? __( 'Download failed. Try again', 'veranda' )
					: __( 'Download this chat', 'veranda' ) }
			</button>
			{ step === 'failed' && (
				<span class="hidden" role="alert">
					{ __( 'That did not work. Please try again.', 'veranda' ) }
				</span>
			) }
		</>
	);
}

/** In the menu: has it mailed, after telling where it would go. */
export function MailEntry( { chat }: ViewProps ) {
	return (
		<button type="button" onClick={ () => askToMail( chat ) }>
			{ __( 'Email this chat to me', 'veranda' ) }
		</button>
	);
}

/** After the end: saves it, or has it mailed to the address that is known. */
export function TranscriptLinks( { state, chat }: ViewProps ) {
	const { step } = state.transcript;
	return (
		<p class="transcript">
			<button
				type="button"
				class="link-button"
				disabled={ step === 'busy' }
				onClick={ () => void download( chat ) }
			>
				{ __( 'Download this chat', 'veranda' ) }
			</button>
			{ mayBeMailed( state ) && (
				<button type="button" class="link-button" onClick={ () => askToMail( chat ) }>
					{ __( 'Email it to me', 'veranda' ) }
				</button>
			) }
			{ step === 'failed' && (
				<span class="is-problem" role="alert">
					{ __( 'That did not work. Please try again.', 'veranda' ) }
				</span>
			) }
		</p>
	);
}

const askToMail = ( chat: Chat ) => chat.set( 'transcript', { sheet: 'asking' } );

/** Saves the conversation as a file, once at a time; tells whether it was done. */
async function download( chat: Chat ): Promise< boolean > {
	const { connection } = chat;
	const { current } = chat.state.conversation;
	if ( ! connection || ! current || chat.state.transcript.step === 'busy' ) {
		return false;
	}
	chat.set( 'transcript', { step: 'busy' } );
	try {
		const page = await getTranscript( connection.client, current.id, {
			format: 'html',
			locale: localeHere(),
			timezone: timezoneHere(),
		} );
		saveFile( `chat-${ current.createdAt.slice( 0, 10 ) }.html`, 'text/html', page );
		chat.set( 'transcript', { step: 'no' } );
		return true;
	} catch {
		// Said where it was asked for, with a way to try again.
		chat.set( 'transcript', { step: 'failed' } );
		return false;
	}
}
