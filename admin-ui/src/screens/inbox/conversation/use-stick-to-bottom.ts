import { useCallback, useEffect, useLayoutEffect, useRef, useState } from '@wordpress/element';
import type { FocusEvent, RefObject } from 'react';
import type { Entry } from '../../../store/messages/selectors';

interface StickToBottom {
	ref: RefObject< HTMLDivElement >;
	isAtBottom: boolean;
	/** How many messages arrived below the visible part. */
	unseen: number;
	toBottom(): void;
	/** Lets go of the end, where something further up is to be seen. */
	release(): void;
	/** For the element that scrolls. */
	listeners: {
		onScroll(): void;
		onFocus( event: FocusEvent ): void;
		onBlur( event: FocusEvent ): void;
	};
}

/** Distance from the end that still counts as the end. */
const NEAR_PX = 48;

/**
 * Keeps a list of messages scrolled to the end while the reader is there, leaves it alone while they read further up,
 * and keeps the position when older messages are added above.
 */
export function useStickToBottom( entries: Entry[], currentAgentId: string, onNearTop: () => void ): StickToBottom {
	const ref = useRef< HTMLDivElement >( null );
	const before = useRef( { firstKey: '', lastKey: '', height: 0 } );
	const sticks = useRef( true );
	const focused = useRef< Element | null >( null );
	const [ isAtBottom, setIsAtBottom ] = useState( true );
	const [ unseen, setUnseen ] = useState( 0 );

	const toBottom = useCallback( () => {
		const element = ref.current;
		if ( element ) {
			element.scrollTop = element.scrollHeight;
		}
		sticks.current = true;
		setIsAtBottom( true );
		setUnseen( 0 );
	}, [] );

	const release = useCallback( () => {
		sticks.current = false;
		setIsAtBottom( false );
	}, [] );

	useLayoutEffect( () => {
		const element = ref.current;
		if ( ! element ) {
			return;
		}
		const { firstKey, lastKey, height } = before.current;
		const first = entries[ 0 ]?.key ?? '';
		const last = entries[ entries.length - 1 ];
		const isOlderAbove = firstKey !== '' && first !== firstKey && last?.key === lastKey;

		if ( focused.current?.isConnected === false ) {
			// The focused element was trimmed away: keep the focus in the list, not at the top of the page.
			element.focus( { preventScroll: true } );
		}
		if ( sticks.current || ( last?.pending && last.key !== lastKey ) ) {
			// Own messages are always scrolled into view.
			toBottom();
		} else if ( isOlderAbove ) {
			element.scrollTop += element.scrollHeight - height;
		} else if ( last && last.key !== lastKey ) {
			const since = entries.slice( entries.findIndex( ( { key } ) => key === lastKey ) + 1 );
			const news = since.filter( ( entry ) => isNews( entry, currentAgentId ) ).length;
			setUnseen( ( number ) => number + news );
		}
		before.current = {
			firstKey: first,
			lastKey: last?.key ?? '',
			height: element.scrollHeight,
		};
	}, [ entries, currentAgentId, toBottom ] );

	// The end stays in view when the composer grows, a pane opens, or the on-screen keyboard appears.
	useEffect( () => {
		const element = ref.current;
		if ( ! element || typeof ResizeObserver === 'undefined' ) {
			return undefined;
		}
		const observer = new ResizeObserver( () => {
			if ( sticks.current ) {
				element.scrollTop = element.scrollHeight;
			}
		} );
		observer.observe( element );
		return () => observer.disconnect();
	}, [] );

	const onScroll = () => {
		const element = ref.current;
		if ( ! element ) {
			return;
		}
		sticks.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
		setIsAtBottom( sticks.current );
		if ( sticks.current ) {
			setUnseen( 0 );
		}
		if ( element.scrollTop < NEAR_PX && element.scrollHeight > element.clientHeight ) {
			onNearTop();
		}
	};

	const onFocus = ( { target }: FocusEvent ) => {
		focused.current = target;
	};
	const onBlur = ( { target }: FocusEvent ) => {
		// Removing an element also fires blur; only a real blur counts.
		if ( target.isConnected ) {
			focused.current = null;
		}
	};

	return { ref, isAtBottom, unseen, toBottom, release, listeners: { onScroll, onFocus, onBlur } };
}

/** Tells whether somebody else has written this: notices, one's own joining among them, are nothing to be read. */
function isNews( { message }: Entry, currentAgentId: string ): boolean {
	return message !== null && message.kind !== 'system' && message.author.id !== currentAgentId;
}
