import { getTranscript } from '../../../../relay/client/calls/transcripts';
import { saveFile } from '../../../../relay/client/save-file';
import { localeHere, timezoneHere } from '../browser/format';
import type { Chat } from '../core/chat';
import type { ViewProps } from '../core/feature';
import { __ } from '../i18n';
import './transcript.css';

/** In the menu: saves the conversation. What fails is said below the conversation or by the link there. */
export function DownloadEntry( { state, chat }: ViewProps ) {
	return (
		<button type="button" onClick={ () => void download( chat ) }>
			{ state.transcript.step === 'failed'
				? __( 'Download failed. Try again', 'veranda' )
				: __( 'Download this chat', 'veranda' ) }
		</button>
	);
}

/** After the end: the same as a link. */
export function DownloadLink( { state, chat }: ViewProps ) {
	const { step } = state.transcript;
	return (
		<p class="transcript">
			<button
				type="button"
				class="link-button"
				disabled={ step === 'loading' }
				onClick={ () => void download( chat ) }
			>
				{ __( 'Download this chat', 'veranda' ) }
			</button>
			{ step === 'failed' && (
				<span class="is-problem" role="alert">
					{ __( 'That did not work. Please try again.', 'veranda' ) }
				</span>
			) }
		</p>
	);
}

async function download( chat: Chat ): Promise< void > {
	const { connection } = chat;
	const { current } = chat.state.conversation;
	if ( ! connection || ! current ) {
		return;
	}
	chat.set( 'transcript', { step: 'loading' } );
	try {
		const page = await getTranscript( connection.client, current.id, {
			format: 'html',
			locale: localeHere(),
			timezone: timezoneHere(),
		} );
		saveFile( `chat-${ current.createdAt.slice( 0, 10 ) }.html`, 'text/html', page );
		chat.set( 'transcript', { step: 'no' } );
	} catch {
		// Said where it was asked for, with a way to try again.
		chat.set( 'transcript', { step: 'failed' } );
	}
}
