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

function download( chat: Chat ): Promise< boolean > {
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

function send( chat: Chat ): Promise< boolean > {
	return run( chat, async ( client, { id } ) => ( { step: 'mailed', email: await mailTranscript( client, id ) } ) );
}

/** Does something with the conversation, one thing at a time, and shows what came of it; tells whether it was done. */
async function run(
	chat: Chat,
	work: ( client: VisitorClient, conversation: OwnConversation ) => Promise< Partial< TranscriptState > >
): Promise< boolean > {
	const { connection } = chat;
	const { current } = chat.state.conversation;
	if ( ! connection || ! current || chat.state.transcript.step === 'busy' ) {
		return false;
	}
	chat.set( 'transcript', { step: 'busy' } );
	try {
		chat.set( 'transcript', await work( connection.client, current ) );
		return true;
	} catch {
		// Said where it was asked for, with a way to try again.
		chat.set( 'transcript', { step: 'failed' } );
		return false;
	}
}
