import { useEffect, useLayoutEffect, useRef } from '@wordpress/element';
import { isComposing } from '../../../../../relay/client';
import type { Command } from '../commands/command';
import { views } from '../list/views';
import type { InboxView } from '../list/views/view';

/** What the keyboard can do right now. */
export interface Shortcuts {
	possible: Command[];
	run( command: Command ): void;
	goTo( view: InboxView ): void;
}

/** How long after G the next key chooses a view. */
const PREFIX_MS = 1_500;

/** Runs commands by single keys, but never while somebody is typing or a dialog is open. */
export function useShortcuts( shortcuts: Shortcuts ): void {
	const latest = useRef( shortcuts );
	useLayoutEffect( () => {
		latest.current = shortcuts;
	} );

	useEffect( () => {
		let prefixAt = -Infinity;

		const handle = ( event: KeyboardEvent ) => {
			if ( ! isFree( event ) ) {
				return;
			}
			const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
			const isPrefixed = event.timeStamp - prefixAt < PREFIX_MS;
			prefixAt = key === 'g' ? event.timeStamp : -Infinity;

			const { possible, run, goTo } = latest.current;
			const view = isPrefixed ? views.find( ( each ) => each.key === key ) : undefined;
			const command = possible.find(
				( { keys, listKeys } ) => keys?.includes( key ) || ( listKeys?.includes( key ) && isInList( event ) )
			);
			if ( view ) {
				event.preventDefault();
				goTo( view );
			} else if ( command ) {
				event.preventDefault();
				run( command );
			}
		};
		document.addEventListener( 'keydown', handle );
		return () => document.removeEventListener( 'keydown', handle );
	}, [] );
}

/** Tells whether no other element handles the key. */
function isFree( event: KeyboardEvent ): boolean {
	const target = event.target instanceof HTMLElement ? event.target : null;
	const isWriting = target?.closest( 'input, textarea, select, [contenteditable="true"], [role="menu"]' );

	return (
		! event.defaultPrevented &&
		! isComposing( event ) &&
		! event.ctrlKey &&
		! event.metaKey &&
		! event.altKey &&
		! isWriting &&
		! document.querySelector( '[role="dialog"][aria-modal="true"], .components-modal__screen-overlay' )
	);
}

/** Elsewhere the arrow keys scroll. */
function isInList( { target }: KeyboardEvent ): boolean {
	const isPage = target === document.body;
	return isPage || ( target instanceof HTMLElement && target.closest( '.veranda-list' ) !== null );
}
