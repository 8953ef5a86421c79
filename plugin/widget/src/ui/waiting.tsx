import { useState } from 'preact/hooks';
import type { ChatController } from '../chat-controller';
import { __, sprintf } from '../i18n';
import { visibleEntries, type State } from '../state';
import { EmailField, NameField } from './fields';

interface Props {
	state: State;
	controller: ChatController;
}

/** What one should know, and may do, until somebody answers. */
export function Waiting( { state, controller }: Props ) {
	const { conversation, availability } = state;
	const isWriting = conversation === null && visibleEntries( state ).length > 0;
	if ( conversation?.state !== 'queued' && ! isWriting ) {
		return null;
	}
	const isAnybodyHere = availability?.status === 'online';
	return (
		<div class="waiting">
			<p class="waiting-text" role="status">
				{ isAnybodyHere ? queueText( conversation?.queuePosition ?? null ) : awayText( state ) }
			</p>
			{ conversation && state.introduction !== 'done' && (
				<Introduction state={ state } controller={ controller } />
			) }
		</div>
	);
}

function queueText( position: number | null ): string {
	if ( position === null ) {
		return __( 'Somebody will be with you soon.', 'veranda' );
	}
	return position === 1
		? __( 'You are next. Somebody will be with you soon.', 'veranda' )
		: sprintf( __( 'You are number %d in the queue. You can go on writing.', 'veranda' ), position );
}

function awayText( { visitor }: State ): string {
	return visitor?.email
		? __( 'Nobody is here right now. We answer as soon as we are back, and write to you if you have left.', 'veranda' )
		: __( 'Nobody is here right now. We answer as soon as we are back.', 'veranda' );
}

/** Asks who is there, softly: nothing depends on the answer. */
function Introduction( { state, controller }: Props ) {
	const [ name, setName ] = useState( '' );
	const [ email, setEmail ] = useState( '' );
	const isBusy = state.introduction === 'sending';
	const handleSubmit = ( event: Event ) => {
		event.preventDefault();
		void controller.introduce( name.trim() || email.trim() ? { name, email } : null );
	};
	return (
		<form class="card" onSubmit={ handleSubmit }>
			<p>
				<strong>{ __( 'How can we reach you?', 'veranda' ) }</strong>{ ' ' }
				{ __( 'In case you have to leave before we answer.', 'veranda' ) }
			</p>
			<NameField value={ name } onChange={ setName } />
			<EmailField value={ email } onChange={ setEmail } />
			{ state.introduction === 'failed' && (
				<p class="problem" role="alert">
					{ __( 'This could not be saved. Please try again.', 'veranda' ) }
				</p>
			) }
			<div class="actions">
				<button type="submit" class="button" disabled={ isBusy }>
					{ __( 'Save', 'veranda' ) }
				</button>
				<button type="button" class="link-button" onClick={ () => void controller.introduce( null ) }>
					{ __( 'Not now', 'veranda' ) }
				</button>
			</div>
		</form>
	);
}
