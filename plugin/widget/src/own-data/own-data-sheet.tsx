import { deleteVisitor, exportVisitor } from '../../../../relay/client/calls/personal-data';
import { ProblemError } from '../../../../relay/client/errors';
import type { Connection } from '../connection/connection';
import type { Chat } from '../core/chat';
import type { ViewProps } from '../core/feature';
import { __ } from '../i18n';
import type { OwnDataState } from '.';
import { saveFile } from './save-file';
import '../components/forms.css';
import '../ending/sheet.css';
import './own-data.css';

/** Offers what is kept about the visitor, and to delete it, which is asked twice. */
export function OwnDataSheet( { state, chat }: ViewProps ) {
	const { step, problem } = state.ownData;
	const isConfirming = step === 'confirm';
	return (
		<div class="sheet" role="alertdialog" aria-labelledby="own-data-title" aria-describedby="own-data-text">
			<p id="own-data-title">
				<strong>{ isConfirming ? __( 'Delete everything?', 'veranda' ) : __( 'Your data', 'veranda' ) }</strong>
			</p>
			<p id="own-data-text">
				{ isConfirming
					? __(
							'Your conversations, your name and your address are deleted here and on our side. This cannot be undone.',
							'veranda'
						)
					: __(
							'Everything that this chat keeps about you: what was said, your name and your address.',
							'veranda'
						) }
			</p>
			<Problem problem={ problem } />
			<div class="actions">
				{ isConfirming ? (
					<Confirmation state={ state } chat={ chat } />
				) : (
					<Offer state={ state } chat={ chat } />
				) }
			</div>
		</div>
	);
}

function Problem( { problem }: Pick< OwnDataState, 'problem' > ) {
	const sentence =
		problem === 'failed'
			? __( 'That did not work. Please try again.', 'veranda' )
			: problem === 'limited' && __( 'That was too often. Please try again later.', 'veranda' );
	return sentence ? (
		<p class="is-problem" role="alert">
			{ sentence }
		</p>
	) : null;
}

function Offer( { state, chat }: ViewProps ) {
	return (
		<>
			<button
				ref={ focus }
				type="button"
				class="button"
				aria-disabled={ state.ownData.isBusy }
				onClick={ () => void download( chat ) }
			>
				{ __( 'Download', 'veranda' ) }
			</button>
			<button type="button" class="link-button" onClick={ () => show( chat, 'confirm' ) }>
				{ __( 'Delete everything', 'veranda' ) }
			</button>
			<button type="button" class="link-button" onClick={ () => show( chat, 'no' ) }>
				{ __( 'Cancel', 'veranda' ) }
			</button>
		</>
	);
}

function Confirmation( { state, chat }: ViewProps ) {
	return (
		<>
			<button
				type="button"
				class="button is-danger"
				aria-disabled={ state.ownData.isBusy }
				onClick={ () => void deleteEverything( chat ) }
			>
				{ __( 'Delete everything', 'veranda' ) }
			</button>
			<button ref={ focus } type="button" class="link-button" onClick={ () => show( chat, 'no' ) }>
				{ __( 'Keep my data', 'veranda' ) }
			</button>
		</>
	);
}

/** Says that nothing is left, and offers to begin anew. */
export function DeletedScreen( { chat }: ViewProps ) {
	const handleStart = () => {
		show( chat, 'no' );
		chat.dispatch( { type: 'conversation.requested' } );
	};
	return (
		<div class="deleted" role="status">
			<p>{ __( 'Everything that this chat kept about you was deleted, here and on our side.', 'veranda' ) }</p>
			<button ref={ focus } type="button" class="button" onClick={ handleStart }>
				{ __( 'Start a new chat', 'veranda' ) }
			</button>
		</div>
	);
}

/** The same function each time, so that it is called when the button appears, and only then. */
function focus( element: HTMLElement | null ): void {
	element?.focus();
}

const show = ( chat: Chat, step: OwnDataState[ 'step' ] ) =>
	chat.set( 'ownData', { step, isBusy: false, problem: null } );

/** Asks something of the relay, one thing at a time; says what went wrong. */
async function ask( chat: Chat, work: ( connection: Connection ) => Promise< void > ): Promise< void > {
	const { connection } = chat;
	if ( ! connection || chat.state.ownData.isBusy ) {
		return;
	}
	chat.set( 'ownData', { isBusy: true, problem: null } );
	try {
		await work( connection );
	} catch ( error ) {
		const isLimited = error instanceof ProblemError && error.status === 429;
		chat.set( 'ownData', { isBusy: false, problem: isLimited ? 'limited' : 'failed' } );
	}
}

function download( chat: Chat ): Promise< void > {
	return ask( chat, async ( connection ) => {
		const data = await exportVisitor( connection.client );
		// Not for whoever sits here now.
		if ( chat.connection === connection ) {
			saveFile( 'chat-data.json', 'application/json', JSON.stringify( data, null, '\t' ) );
			show( chat, 'no' );
		}
	} );
}

function deleteEverything( chat: Chat ): Promise< void > {
	return ask( chat, async ( connection ) => {
		// The relay ends the visitor's streams: this one is not to take that for the end of a session that can be begun anew.
		connection.pause();
		try {
			await deleteVisitor( connection.client );
		} catch ( error ) {
			connection.start();
			throw error;
		}
		show( chat, 'deleted' );
		chat.dispatch( { type: 'session.deleted' } );
	} );
}
