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

interface MoreProps {
	/** What it brings; empty: everything is there. */
	label: string;
	isBusy: boolean;
	/** What was asked for last did not come. */
	hasFailed: boolean;
	onClick(): void;
}

/**
 * Brings what is not there yet, or tries it again. It is one button, which stays while it is busy: if it left, the focus
 * would go with it, and Escape would not be heard any more.
 */
export function More( { label, isBusy, hasFailed, onClick }: MoreProps ) {
	return (
		<>
			{ hasFailed && (
				<p class="not-loaded" role="alert">
					{ ! isBusy && __( 'That did not work. Please try again.', 'veranda' ) }
				</p>
			) }
			{ ( hasFailed || label ) && (
				<button
					type="button"
					class="link-button"
					aria-disabled={ isBusy }
					onClick={ () => isBusy || onClick() }
				>
					{ hasFailed ? __( 'Try now', 'veranda' ) : label }
				</button>
			) }
		</>
	);
}

/** Returns what is called after a view has changed: if the focus was in it and is lost by that, it goes to `next`. */
export function keepFocus( view: HTMLElement | null, next: () => HTMLElement | null | undefined ): () => void {
	const hasFocus = () => !! view?.contains( ( view.getRootNode() as ShadowRoot ).activeElement );
	const hadFocus = hasFocus();
	return () => {
		if ( hadFocus && ! hasFocus() ) {
			next()?.focus();
		}
	};
}
