import { useEffect, useRef } from '@wordpress/element';
import type { View } from '../../../store/state';

/** What the keyboard can ask for; absent means that it is not possible now. */
export interface Shortcuts {
	next(): void;
	previous(): void;
	reply?: () => void;
	note?: () => void;
	accept?: () => void;
	end?: () => void;
	transfer?: () => void;
	help(): void;
	goTo( view: View ): void;
}

/** After G the next key chooses a view, for this long. */
const PREFIX_MS = 1_500;

const VIEW_KEYS: Record< string, View > = {
	q: 'queue',
	m: 'mine',
	o: 'open',
	c: 'closed',
};

/** Listens for single keys, but never while somebody writes or a dialog is open. */
export function useShortcuts( shortcuts: Shortcuts ): void {
	const latest = useRef( shortcuts );
	latest.current = shortcuts;

	useEffect( () => {
		let prefixAt = -Infinity;

		const handle = ( event: KeyboardEvent ) => {
			if ( ! isFree( event ) ) {
				return;
			}
			const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
			const view = event.timeStamp - prefixAt < PREFIX_MS ? VIEW_KEYS[ key ] : undefined;
			prefixAt = key === 'g' ? event.timeStamp : -Infinity;

			const run = view ? () => latest.current.goTo( view ) : actionFor( key, event, latest.current );
			if ( run ) {
				event.preventDefault();
				run();
			}
		};
		document.addEventListener( 'keydown', handle );
		return () => document.removeEventListener( 'keydown', handle );
	}, [] );
}

function actionFor( key: string, event: KeyboardEvent, shortcuts: Shortcuts ): ( () => void ) | undefined {
	switch ( key ) {
		case 'j':
			return shortcuts.next;
		case 'k':
			return shortcuts.previous;
		case 'ArrowDown':
			return isInList( event ) ? shortcuts.next : undefined;
		case 'ArrowUp':
			return isInList( event ) ? shortcuts.previous : undefined;
		case 'r':
			return shortcuts.reply;
		case 'n':
			return shortcuts.note;
		case 'a':
			return shortcuts.accept;
		case 'e':
			return shortcuts.end;
		case 't':
			return shortcuts.transfer;
		case '?':
			return shortcuts.help;
		default:
			return undefined;
	}
}

/** Tells whether a key is nobody else's. */
function isFree( event: KeyboardEvent ): boolean {
	const target = event.target instanceof HTMLElement ? event.target : null;
	const isWriting = target?.closest( 'input, textarea, select, [contenteditable="true"], [role="menu"]' );

	return (
		! event.defaultPrevented &&
		! event.isComposing &&
		! event.ctrlKey &&
		! event.metaKey &&
		! event.altKey &&
		! isWriting &&
		! document.querySelector( '[role="dialog"][aria-modal="true"], .components-modal__screen-overlay' )
	);
}

/** Elsewhere the arrows scroll, as people expect. */
function isInList( { target }: KeyboardEvent ): boolean {
	const isPage = target === document.body;
	return isPage || ( target instanceof HTMLElement && target.closest( '.veranda-list' ) !== null );
}
