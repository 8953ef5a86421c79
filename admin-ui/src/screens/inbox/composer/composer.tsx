import { Button, Icon } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useLayoutEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { KeyboardEvent, RefObject } from 'react';
import { isComposing } from '../../../../../relay/client';
import type { Conversation } from '../../../../../relay/protocol';
import { LIMITS } from '../../../../../relay/protocol/limits';
import { lockOutline, postContent } from '../../../icons';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import type { Draft } from '../../../store/drafts/message-draft';
import { Picker } from '../canned-responses/picker';
import { UnfilledNotice, useUnfilled } from '../canned-responses/unfilled';
import { usePicker } from '../canned-responses/use-picker';

interface Props {
	conversation: Conversation;
	/** For commands that move the focus here. */
	inputRef: RefObject< HTMLTextAreaElement >;
	onManageResponses(): void;
}

/** The counter appears at this share of the limit. */
const COUNTER_FROM = 0.9;

/** The text field for replies and for notes, which only agents see. */
export function Composer( { conversation, inputRef, onManageResponses }: Props ) {
	const { id, state } = conversation;
	const draft = useSelect( ( select ) => select( store ).getDraft( id ), [ id ] );
	const { changeDraft, sendDraft, tellTyping } = useDispatch( store );
	const isNote = draft.kind === 'note';
	const excess = draft.text.length - LIMITS.messageCharacters;
	const maySend = draft.text.trim() !== '' && excess <= 0;

	const picker = usePicker( conversation, draft.text, inputRef );
	const unfilled = useUnfilled( isNote ? '' : draft.text );

	useGrowingHeight( inputRef, draft.text );

	const change = ( part: Partial< Draft > ) => void changeDraft( id, { ...draft, ...part } );
	const choose = ( kind: Draft[ 'kind' ] ) => {
		change( { kind } );
		inputRef.current?.focus();
	};
	const send = ( andClose: boolean ) => {
		if ( maySend && unfilled.mayGo() ) {
			void sendDraft( id, { andClose } );
			inputRef.current?.focus();
		}
	};
	const handleKeyDown = ( event: KeyboardEvent ) => {
		if ( isComposing( event.nativeEvent ) || picker.handleKey( event ) ) {
			return;
		}
		if ( event.key === 'Escape' ) {
			inputRef.current?.blur();
		} else if ( event.key === 'Enter' && ! event.shiftKey && ! event.altKey ) {
			event.preventDefault();
			send( event.ctrlKey || event.metaKey );
		}
	};

	return (
		<div className={ `veranda-composer ${ isNote ? 'is-note' : '' }` }>
			<div className="veranda-composer-kinds" role="group" aria-label={ __( 'What to write', 'veranda' ) }>
				<button type="button" aria-pressed={ ! isNote } onClick={ () => choose( 'text' ) }>
					{ __( 'Reply', 'veranda' ) }
				</button>
				<button type="button" aria-pressed={ isNote } onClick={ () => choose( 'note' ) }>
					<Icon icon={ lockOutline } size={ 16 } />
					{ __( 'Note', 'veranda' ) }
				</button>
			</div>
			<textarea
				ref={ inputRef }
				dir="auto"
				rows={ 1 }
				value={ draft.text }
				aria-label={ isNote ? __( 'Note for agents', 'veranda' ) : __( 'Reply to the visitor', 'veranda' ) }
				placeholder={ placeholderFor( isNote, state ) }
				{ ...picker.fieldProps }
				onChange={ ( { target } ) => {
					change( { text: target.value } );
					picker.handleInput();
					if ( ! isNote && target.value !== '' ) {
						void tellTyping( id );
					}
				} }
				onKeyDown={ handleKeyDown }
			/>
			<Picker picker={ picker } onManage={ onManageResponses } />
			<UnfilledNotice unfilled={ unfilled } />
			<div className="veranda-composer-foot">
				<Button
					icon={ postContent }
					label={ __( 'Insert a canned response', 'veranda' ) }
					size="compact"
					aria-expanded={ picker.isOpen }
					onMouseDown={ picker.keepFocus }
					onClick={ picker.toggle }
				/>
				<span className="veranda-composer-hint">
					{ __( 'Enter sends, Shift+Enter starts a new line.', 'veranda' ) }
				</span>
				<Counter length={ draft.text.length } />
				<Button
					variant="tertiary"
					size="compact"
					disabled={ ! maySend }
					accessibleWhenDisabled
					onClick={ () => send( true ) }
				>
					{ isNote ? __( 'Add and end', 'veranda' ) : __( 'Send and end', 'veranda' ) }
				</Button>
				<Button
					variant="primary"
					size="compact"
					disabled={ ! maySend }
					accessibleWhenDisabled
					onClick={ () => send( false ) }
				>
					{ isNote ? __( 'Add note', 'veranda' ) : __( 'Send', 'veranda' ) }
				</Button>
			</div>
		</div>
	);
}

/** Shows how many characters are left, near the limit. */
function Counter( { length }: { length: number } ) {
	const limit = LIMITS.messageCharacters;
	if ( length < limit * COUNTER_FROM ) {
		return null;
	}
	return (
		<span className={ `veranda-counter ${ length > limit ? 'is-over' : '' }` } role="status">
			{ length > limit
				? sprintf(
						/* translators: %d: number of characters. */
						__( '%d characters too many', 'veranda' ),
						length - limit
					)
				: sprintf(
						/* translators: %d: number of characters. */
						__( '%d characters left', 'veranda' ),
						limit - length
					) }
		</span>
	);
}

function placeholderFor( isNote: boolean, state: Conversation[ 'state' ] ): string {
	if ( isNote ) {
		return __( 'Write a note. The visitor never sees it.', 'veranda' );
	}
	return state === 'queued'
		? __( 'Write a reply. Sending it accepts the conversation.', 'veranda' )
		: __( 'Write a reply', 'veranda' );
}

/** Grows a text field with its text, up to the limit in the style sheet. */
function useGrowingHeight( ref: RefObject< HTMLTextAreaElement >, text: string ): void {
	const resize = () => {
		const field = ref.current;
		if ( field ) {
			field.style.height = 'auto';
			field.style.height = `${ field.scrollHeight }px`;
		}
	};
	useLayoutEffect( resize, [ ref, text ] );
	useEffect( () => {
		window.addEventListener( 'resize', resize );
		return () => window.removeEventListener( 'resize', resize );
	} );
}
