import { startConversation } from '../../../../relay/client/calls/conversations';
import { createClientId } from '../../../../relay/client/client-id';
import { oneLine } from '../../../../relay/protocol/shorten';
import { EmailField, NameField, valuesOf, type FieldValues } from '../components/fields';
import { changeConversation } from '../conversation/change';
import type { Chat } from '../core/chat';
import type { ViewProps } from '../core/feature';
import { __ } from '../i18n';
import './introduction.css';

/** Takes name and email address. */
export function IntroductionForm( { state, chat }: ViewProps ) {
	const { step } = state.introduction;
	const handleSubmit = ( event: Event ) => {
		event.preventDefault();
		void introduce( chat, valuesOf( event.currentTarget as HTMLFormElement ) );
	};
	return (
		<form class="introduction" onSubmit={ handleSubmit }>
			<NameField />
			<EmailField />
			{ step === 'failed' && (
				<p class="is-problem" role="alert">
					{ __( 'That did not work. Please try again.', 'veranda' ) }
				</p>
			) }
			<div class="actions">
				<button type="submit" class="button" disabled={ step === 'sending' }>
					{ __( 'Save', 'veranda' ) }
				</button>
				<button
					type="button"
					class="link-button"
					onClick={ () => chat.set( 'introduction', { step: 'done' } ) }
				>
					{ __( 'Not now', 'veranda' ) }
				</button>
			</div>
		</form>
	);
}

/** Tells the relay what was filled in, if anything was. */
async function introduce( chat: Chat, { name: typedName, email: typedEmail }: FieldValues ): Promise< void > {
	const name = oneLine( typedName );
	const email = typedEmail.trim();
	let isDone = true;
	if ( name || email ) {
		const prechat = { ...( name && { name } ), ...( email && { email } ) };
		chat.set( 'introduction', { step: 'sending' } );
		isDone = await changeConversation( chat, async ( client ) => {
			const { conversation } = await startConversation( client, { clientId: createClientId(), prechat } );
			return conversation;
		} );
	}
	chat.set( 'introduction', { step: isDone ? 'done' : 'failed' } );
}
