import type { Ref } from 'preact';
import type { Chat } from '../core/chat';
import { __ } from '../i18n';

interface TopProps {
	title: string;
	/** Gets the heading, which has the focus when it appears: what follows it is read next. */
	heading: Ref< HTMLHeadingElement >;
	chat: Chat;
	/** What it says stands in the window's header already. */
	isHidden?: boolean;
}

/** The way back, and what this is. */
export function Top( { title, heading, chat, isHidden }: TopProps ) {
	const { reading } = chat.state.pastConversations;
	const goBack = () => chat.set( 'pastConversations', { isOpen: reading !== null, reading: null } );
	return (
		<>
			<button type="button" class="link-button" onClick={ goBack }>
				{ __( 'Back', 'veranda' ) }
			</button>
			<h3 ref={ heading } class={ isHidden ? 'hidden' : '' } tabIndex={ -1 }>
				{ title }
			</h3>
		</>
	);
}

/** Says that something did not come, with a way to try again. */
export function Failed( { onRetry }: { onRetry(): void } ) {
	return (
		<p class="not-loaded" role="alert">
			{ __( 'That did not work. Please try again.', 'veranda' ) }{ ' ' }
			<button type="button" class="link-button" onClick={ onRetry }>
				{ __( 'Try now', 'veranda' ) }
			</button>
		</p>
	);
}
