import { useEffect, useState } from '@wordpress/element';
import { useDispatch, useSelect } from '@wordpress/data';
import type { ReactNode } from 'react';
import { isComposing } from '../../../../../relay/client';
import type { SearchHit } from '../../../../../relay/protocol';
import { store } from '../../../store';
import { SearchPalette } from './search-palette';

interface Search {
	open(): void;
	dialog: ReactNode;
}

/** Lets the agent search by Ctrl or Cmd and K, also while they write, and opens what they choose at its message. */
export function useSearch(
	canManage: boolean,
	conversationId: string | null,
	onOpen: ( conversationId: string ) => void
): Search {
	const [ isOpen, setIsOpen ] = useState( false );
	const wanted = useSelect( ( select ) => select( store ).getWantedMessage(), [] );
	const { messageWanted } = useDispatch( store );
	const isElsewhere = wanted !== null && wanted.conversationId !== conversationId;

	useEffect( () => {
		if ( isElsewhere ) {
			// The next time the conversation is opened as usual.
			void messageWanted( null );
		}
		// eslint-disable-next-line react-hooks/exhaustive-deps -- It is wanted before its conversation is open.
	}, [ conversationId ] );

	useEffect( () => {
		const handle = ( event: KeyboardEvent ) => {
			const isKey = ( event.ctrlKey || event.metaKey ) && ! event.altKey && ! event.shiftKey;
			if ( ! isKey || event.key.toLowerCase() !== 'k' || isComposing( event ) ) {
				return;
			}
			// The browser would go to its own search field.
			event.preventDefault();
			if ( document.querySelector( '.components-modal__screen-overlay' ) === null ) {
				setIsOpen( true );
			}
		};
		document.addEventListener( 'keydown', handle );
		return () => document.removeEventListener( 'keydown', handle );
	}, [] );

	const choose = ( { conversation, message }: SearchHit ) => {
		setIsOpen( false );
		void messageWanted( message === null ? null : { conversationId: conversation.id, seq: message.seq } );
		onOpen( conversation.id );
	};
	return {
		open: () => setIsOpen( true ),
		dialog: isOpen && (
			<SearchPalette canManage={ canManage } onChoose={ choose } onClose={ () => setIsOpen( false ) } />
		),
	};
}
