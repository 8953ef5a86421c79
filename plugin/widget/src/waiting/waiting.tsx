import { __, sprintf } from '../i18n';
import { visibleEntries, type State } from '../state';
import { EmailField, NameField, valuesOf } from '../components/fields';
import type { ViewProps } from '../components/props';

/** What one should know, and may do, until somebody answers. */
export function Waiting( { state, controller }: ViewProps ) {
	const { conversation, introduction } = state;
	const isStarting = ! conversation && visibleEntries( state ).length > 0;
	if ( conversation?.state !== 'queued' && ! isStarting ) {
		return null;
	}
	return (
		<div class="waiting">
			<p role="status">{ waitingText( state ) }</p>
			{ conversation && introduction !== 'done' && <Introduction state={ state } controller={ controller } /> }
		</div>
	);
}

function waitingText( { availability, conversation }: State ): string {
	const position = conversation?.queuePosition ?? 0;
	if ( availability?.status !== 'online' ) {
		return __( 'Nobody is here right now. We answer as soon as we are back.', 'veranda' );
	}
	if ( position > 1 ) {
		/* translators: %d: place in the queue. */
		return sprintf( __( 'You are number %d in the queue. You can go on writing.', 'veranda' ), position );
	}
	return __( 'You are next. Somebody will be with you soon.', 'veranda' );
}

/** Asks who is there, softly: nothing depends on the answer. */
function Introduction( { state, controller }: ViewProps ) {
	const { introduction } = state;
	if ( introduction === 'no' ) {
		return (
			<button type="button" class="link-button" onClick={ () => controller.set( { introduction: 'asking' } ) }>
				{ __( 'Leave your e-mail address', 'veranda' ) }
			</button>
		);
	}
	const handleSubmit = ( event: Event ) => {
		event.preventDefault();
		void controller.introduce( valuesOf( event.currentTarget as HTMLFormElement ) );
	};
	return (
		<form class="card" onSubmit={ handleSubmit }>
			<NameField />
			<EmailField />
			{ introduction === 'failed' && (
				<p class="is-problem" role="alert">
					{ __( 'That did not work. Please try again.', 'veranda' ) }
				</p>
			) }
			<div class="actions">
				<button type="submit" class="button" disabled={ introduction === 'sending' }>
					{ __( 'Save', 'veranda' ) }
				</button>
				<button type="button" class="link-button" onClick={ () => void controller.introduce( null ) }>
					{ __( 'Not now', 'veranda' ) }
				</button>
			</div>
		</form>
	);
}
