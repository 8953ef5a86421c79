import type { VisitorClient } from '../../../../relay/client';
import { getTranscript, mailTranscript } from '../../../../relay/client/calls/transcripts';
import { saveFile } from '../../../../relay/client/save-file';
import type { OwnConversation } from '../../../../relay/protocol';
import { localeHere, timezoneHere } from '../browser/format';
import type { Chat } from '../core/chat';
import type { ViewProps } from '../core/feature';
import { __, sprintf } from '../i18n';
import { mayBeMailed, type TranscriptState } from '.';
import './transcript.css';

/** In the menu: saves the conversation. */
export function DownloadEntry( { state, chat }: ViewProps ) {
	return (
		<button type="button" onClick={ () => void download( chat ) }>
			{ state.transcript.step === 'failed'
				? __( 'Download failed. Try again', 'veranda' )
				: __( 'Download this chat', 'veranda' ) }
		</button>
	);
}

/** In the menu: has it mailed, after telling where it would go. */
export function MailEntry( { chat }: ViewProps ) {
	return (
		<button type="button" onClick={ () => chat.set( 'transcript', { sheet: 'asking' } ) }>
			{ __( 'Email this chat to me', 'veranda' ) }
		</button>
	);
}

/** After the end: saves it, or has it mailed to the address that is known and was answered. */
export function TranscriptLinks( { state, chat }: ViewProps ) {
	const { step, email } = state.transcript;
	const isBusy = step === 'busy';
	return (
		<p class="transcript">
			<button type="button" class="link-button" disabled={ isBusy } onClick={ () => void download( chat ) }>
				{ __( 'Download this chat', 'veranda' ) }
			</button>
			{ mayBeMailed( state ) && step !== 'mailed' && (
				<button type="button" class="link-button" disabled={ isBusy } onClick={ () => void send( chat ) }>
					{ __( 'Email it to me', 'veranda' ) }
				</button>
			) }
			<span role="status">
				{ step === 'mailed' &&
					/* translators: %s: an email address. */
					sprintf( __( 'We will email it to %s.', 'veranda' ), email ) }
			</span>
			{ step === 'failed' && (
				<span class="is-problem" role="alert">
					{ __( 'That did not work. Please try again.', 'veranda' ) }
				</span>
			) }
		</p>
	);
}

function download( chat: Chat ): Promise< void > {
	return run( chat, async ( client, { id, createdAt } ) => {
		const page = await getTranscript( client, id, {
			format: 'html',
			locale: localeHere(),
			timezone: timezoneHere(),
		} );
		saveFile( `chat-${ createdAt.slice( 0, 10 ) }.html`, 'text/html', page );
		return { step: 'no' };
	} );
}

function send( chat: Chat ): Promise< void > {
	return run( chat, async ( client, { id } ) => ( { step: 'mailed', email: await mailTranscript( client, id ) } ) );
}

/** Does something with the conversation, and shows what came of it. */
async function run(
	chat: Chat,
	work: ( client: VisitorClient, conversation: OwnConversation ) => Promise< Partial< TranscriptState > >
): Promise< void > {
	const { connection } = chat;
	const { current } = chat.state.conversation;
	if ( ! connection || ! current ) {
		return;
	}
	chat.set( 'transcript', { step: 'busy' } );
	try {
		chat.set( 'transcript', await work( connection.client, current ) );
	} catch {
		// Said where it was asked for, with a way to try again.
		chat.set( 'transcript', { step: 'failed' } );
	}
}
