import { mailTranscript } from '../../../../relay/client/calls/transcripts';
import { ProblemError } from '../../../../relay/client/errors';
import type { Chat } from '../core/chat';
import type { ViewProps } from '../core/feature';
import { __, sprintf } from '../i18n';
import type { TranscriptState } from '.';
import '../components/forms.css';
import '../ending/sheet.css';

/** Says where the mail would go before it is sent, and what came of it. */
export function MailSheet( { state, chat }: ViewProps ) {
	const { sheet } = state.transcript;
	const close = () => chat.set( 'transcript', { sheet: 'no' } );
	return (
		<div class="sheet" role="alertdialog" aria-labelledby="mail-title" aria-describedby="mail-text">
			<p id="mail-title">
				<strong>{ __( 'Email this chat to me', 'veranda' ) }</strong>
			</p>
			<p id="mail-text" role="status">
				{ sentence( state ) }
			</p>
			{ ( sheet === 'failed' || sheet === 'limited' ) && (
				<p class="is-problem" role="alert">
					{ sheet === 'limited'
						? __( 'That was too often. Please try again later.', 'veranda' )
						: __( 'That did not work. Please try again.', 'veranda' ) }
				</p>
			) }
			<div class="actions">
				{ sheet === 'mailed' ? (
					<button key="close" ref={ focus } type="button" class="button" onClick={ close }>
						{ __( 'Close', 'veranda' ) }
					</button>
				) : (
					<>
						<button
							key="send"
							ref={ focus }
							type="button"
							class="button"
							aria-disabled={ sheet === 'busy' }
							onClick={ () => void send( chat ) }
						>
							{ __( 'Email it to me', 'veranda' ) }
						</button>
						<button type="button" class="link-button" onClick={ close }>
							{ __( 'Cancel', 'veranda' ) }
						</button>
					</>
				) }
			</div>
		</div>
	);
}

function sentence( { transcript: { sheet, email }, session: { visitor } }: ViewProps[ 'state' ] ): string {
	if ( sheet === 'mailed' ) {
		/* translators: %s: an email address. */
		return sprintf( __( 'We will email it to %s.', 'veranda' ), email );
	}
	/* translators: %s: an email address. */
	return sprintf( __( 'What was said so far will be sent to %s.', 'veranda' ), visitor?.email ?? '' );
}

/** The same function each time, so that it is called when the button appears, and only then. */
function focus( element: HTMLElement | null ): void {
	element?.focus();
}

const isBusy = ( chat: Chat ) => chat.state.transcript.sheet === 'busy';

async function send( chat: Chat ): Promise< void > {
	const { connection } = chat;
	const { current } = chat.state.conversation;
	if ( ! connection || ! current || isBusy( chat ) ) {
		return;
	}
	chat.set( 'transcript', { sheet: 'busy' } );
	let result: Partial< TranscriptState >;
	try {
		result = { sheet: 'mailed', email: await mailTranscript( connection.client, current.id ) };
	} catch ( error ) {
		result = { sheet: error instanceof ProblemError && error.status === 429 ? 'limited' : 'failed' };
	}
	// It may have been closed meanwhile, or somebody else sits here.
	if ( chat.connection === connection && isBusy( chat ) ) {
		chat.set( 'transcript', result );
	}
}
