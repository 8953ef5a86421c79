/** What the loader has drawn, as a script beside it can use it. */
export interface DrawnLauncher {
	isOpen(): boolean;
	open(): void;
	close(): void;
	hide(): void;
	show(): void;
	/** Calls back when the chat has been opened or closed. */
	onChange( listener: ( isOpen: boolean ) => void ): void;
	/** Puts the focus into the window that is open. */
	focusWindow(): void;
	/** Tells whether an element is the button that opens the chat. */
	hasFocus(): boolean;
}

const EXPANDED = 'aria-expanded';

/** Finds what the loader has drawn; null if it has drawn nothing. */
export function findLauncher( host: HTMLElement ): DrawnLauncher | null {
	const root = host.shadowRoot;
	const button = root?.querySelector< HTMLElement >( '.launcher' );
	const container = button?.parentElement;
	if ( ! root || ! button || ! container ) {
		return null;
	}
	const isOpen = () => button.getAttribute( EXPANDED ) === 'true';
	const launcher: DrawnLauncher = {
		isOpen,
		open() {
			launcher.show();
			if ( ! isOpen() ) {
				// As by hand: the loader brings the chat, or says that it does not come.
				button.click();
			}
		},
		close() {
			if ( isOpen() ) {
				const { activeElement } = document;
				button.click();
				// Closing puts the focus on the launcher, but somebody may be busy with the page.
				if (
					activeElement instanceof HTMLElement &&
					activeElement !== host &&
					activeElement !== document.body
				) {
					queueMicrotask( () => activeElement.focus() );
				}
			}
		},
		hide() {
			launcher.close();
			container.hidden = true;
		},
		show() {
			container.hidden = false;
		},
		onChange( listener ) {
			let wasOpen = isOpen();
			new MutationObserver( () => {
				if ( wasOpen !== isOpen() ) {
					wasOpen = isOpen();
					listener( wasOpen );
				}
			} ).observe( button, { attributeFilter: [ EXPANDED ] } );
		},
		focusWindow: () => root.querySelector< HTMLElement >( '.window' )?.focus(),
		hasFocus: () => root.activeElement === button,
	};
	return launcher;
}
