import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useLayoutEffect, useRef } from '@wordpress/element';
import type { RefObject } from 'react';
import { store } from '../../../store';
import type { Entry } from '../../../store/messages/selectors';

/** Attribute by which a message is found in the list. */
export const SEQ_ATTRIBUTE = 'data-seq';

/**
 * Brings the message that the conversation was opened at into view, loading older ones until it is there, and moves the
 * focus to it, once. Returns its `seq`, for the mark; null: none is wanted.
 */
export function useWantedMessage(
	conversationId: string,
	list: RefObject< HTMLElement >,
	entries: Entry[],
	isLoaded: boolean,
	release: () => void
): number | null {
	const wanted = useSelect( ( select ) => select( store ).getWantedMessage(), [] );
	const { readBackTo } = useDispatch( store );
	const seq = wanted?.conversationId === conversationId ? wanted.seq : null;
	const isThere = seq !== null && entries.some( ( { message } ) => message?.seq === seq );

	// Trimmed away and read again, it is not looked for a second time.
	const taken = useRef< typeof wanted >( null );

	useEffect( () => {
		if ( seq !== null && isLoaded && taken.current !== wanted ) {
			// At the end of the list the oldest messages are trimmed away.
			release();
			void readBackTo( { conversationId, seq } );
		}
	}, [ conversationId, seq, wanted, isLoaded, release, readBackTo ] );
	useLayoutEffect( () => {
		if ( isThere && taken.current !== wanted ) {
			taken.current = wanted;
			release();
			const message = list.current?.querySelector< HTMLElement >( `[${ SEQ_ATTRIBUTE }="${ seq }"]` );
			message?.scrollIntoView?.( { block: 'center' } );
			message?.focus( { preventScroll: true } );
		}
	}, [ isThere, seq, wanted, list, release ] );
	return seq;
}
