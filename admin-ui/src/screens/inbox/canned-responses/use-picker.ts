import { useInstanceId } from '@wordpress/compose';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import type { FocusEvent, KeyboardEvent, MouseEvent, RefObject, TextareaHTMLAttributes } from 'react';
import type { CannedResponse, Conversation } from '../../../../../relay/protocol';
import { store } from '../../../store';
import type { LoadStatus } from '../../../store/load-status';
import { findResponses, findSearch, type Search } from './find-responses';
import { insertText } from './insert-text';
import { fill, knownIn } from './placeholders';

/** So many are shown; whoever wants another one types more. */
const SHOWN = 50;

/** The list of canned responses at the caret of the composer. */
export interface Picker {
	isOpen: boolean;
	status: LoadStatus;
	found: readonly CannedResponse[];
	/** The one that Enter inserts. */
	chosen: CannedResponse | null;
	listId: string;
	optionId( response: CannedResponse ): string;
	/** Returns a response's text as it would be inserted. */
	preview( response: CannedResponse ): string;
	choose( response: CannedResponse ): void;
	insert( response: CannedResponse ): void;
	/** Reads the list again; the writing goes on in the field. */
	retry(): void;
	/** Opens the list without a typed `/`, or closes it. */
	toggle(): void;
	/** For what is pressed beside the field: the caret stays where it is. */
	keepFocus( event: MouseEvent ): void;
	/** Returns whether the key was for the list. */
	handleKey( event: KeyboardEvent ): boolean;
	/** For each change of the text. */
	handleInput(): void;
	fieldProps: TextareaHTMLAttributes< HTMLTextAreaElement >;
}

/** Keeps the list of canned responses for a composer with this text. */
export function usePicker( conversation: Conversation, text: string, field: RefObject< HTMLTextAreaElement > ): Picker {
	const { all, status, desk } = useSelect( ( select ) => select( store ).getCannedResponses(), [] );
	const { countCannedResponse, loadCannedResponses } = useDispatch( store );
	const listId = useInstanceId( usePicker, 'veranda-canned-responses' );
	const { search, isComposing, setCaret, setIsComposing, setOpenedAt, dismiss } = useSearch( text );
	const query = search?.query ?? '';
	const [ chosenId, setChosenId ] = useState< string | null >( null );
	const known = knownIn( conversation, desk );

	const found = search === null ? [] : findResponses( all, query, conversation.visitor.locale ).slice( 0, SHOWN );
	// Whoever writes a path is not asked about it.
	const isOpen = search !== null && ( found.length > 0 || ( query === '' && all.length === 0 ) );
	const chosen = isOpen ? ( found.find( ( { id } ) => id === chosenId ) ?? found[ 0 ] ?? null ) : null;
	const optionId = ( { id }: CannedResponse ) => `${ listId }-${ id }`;

	useEffect( () => setChosenId( null ), [ query ] );
	useEffect( () => {
		if ( ! isOpen && ! isComposing ) {
			// What is typed next at this place is not meant for a list that has closed.
			setOpenedAt( null );
		}
	}, [ isOpen, isComposing, setOpenedAt ] );

	const insert = ( response: CannedResponse ) => {
		const target = field.current;
		if ( target && search ) {
			insertText( target, search.start, search.end, fill( response.body, known ) );
			dismiss();
			void countCannedResponse( response );
		}
	};
	const move = ( by: number ) => {
		const index = chosen === null ? 0 : found.indexOf( chosen );
		setChosenId( found[ ( index + by + found.length ) % found.length ]?.id ?? null );
	};

	return {
		isOpen,
		status,
		found,
		chosen,
		listId,
		optionId,
		preview: ( { body } ) => fill( body, known ),
		choose: ( { id } ) => setChosenId( id ),
		insert,
		retry: () => {
			field.current?.focus();
			void loadCannedResponses();
		},
		toggle: () => {
			if ( isOpen ) {
				dismiss();
				return;
			}
			field.current?.focus();
			const caret = field.current?.selectionEnd ?? text.length;
			setCaret( caret );
			setOpenedAt( caret );
		},
		keepFocus: ( event ) => event.preventDefault(),
		handleKey: ( event ) => {
			if ( ! isOpen ) {
				return false;
			}
			const does = chosen === null ? undefined : actionOf( event );
			if ( event.key === 'Enter' && does === undefined ) {
				// It sends, or starts a line.
				dismiss();
				return false;
			}
			if ( event.key === 'Escape' ) {
				dismiss();
			} else if ( does === undefined || chosen === null ) {
				return false;
			} else if ( does === 'insert' ) {
				insert( chosen );
			} else {
				move( does );
			}
			event.preventDefault();
			return true;
		},
		handleInput: () => setCaret( field.current?.selectionEnd ?? null ),
		fieldProps: {
			'aria-autocomplete': 'list',
			'aria-haspopup': 'listbox',
			...( chosen && { 'aria-controls': listId, 'aria-activedescendant': optionId( chosen ) } ),
			onSelect: ( { currentTarget: { selectionStart, selectionEnd } } ) =>
				setCaret( selectionStart === selectionEnd ? selectionEnd : null ),
			onCompositionStart: () => setIsComposing( true ),
			onCompositionEnd: ( { currentTarget: { selectionEnd } } ) => {
				setIsComposing( false );
				setCaret( selectionEnd );
			},
			onBlur: ( { relatedTarget }: FocusEvent ) => {
				if ( ! relatedTarget?.closest( '.veranda-picker' ) ) {
					dismiss();
				}
			},
		},
	};
}

/** Returns what a key does to an open list: moves by so many, or inserts. */
function actionOf( { key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent ): number | 'insert' | undefined {
	if ( shiftKey || altKey || ctrlKey || metaKey ) {
		return undefined;
	}
	return ( { ArrowDown: 1, ArrowUp: -1, Enter: 'insert', Tab: 'insert' } as const )[ key ];
}

/** Keeps where the caret is, and what is looked for there. */
function useSearch( text: string ) {
	const [ caret, setCaret ] = useState< number | null >( null );
	// Meanwhile nothing is found, and nothing forgotten: the text is not written yet.
	const [ isComposing, setIsComposing ] = useState( false );
	const [ openedAt, setOpenedAt ] = useState< number | null >( null );
	const [ dismissedAt, setDismissedAt ] = useState< number | null >( null );

	const typed = caret === null ? null : findSearch( text, caret );
	const opened = caret === null || openedAt === null ? null : searchFrom( text, openedAt, caret );
	const search = opened ?? ( typed?.start === dismissedAt ? null : typed );

	useEffect( () => {
		// The next `/` at the same place is another one.
		if ( typed === null ) {
			setDismissedAt( null );
		}
	}, [ typed === null ] ); // eslint-disable-line react-hooks/exhaustive-deps -- Only whether there is one.

	return {
		search: search && caret !== null && ! isComposing ? { ...search, end: caret } : null,
		isComposing,
		setCaret,
		setIsComposing,
		setOpenedAt,
		dismiss: () => {
			setOpenedAt( null );
			setDismissedAt( typed?.start ?? null );
		},
	};
}

/** Returns the search that began with a press of the button; null once the caret has left it. */
function searchFrom( text: string, start: number, caret: number ): Search | null {
	const query = text.slice( start, caret );
	return caret < start || /\s/.test( query ) ? null : { start, query };
}
