import { Button, TextareaControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { KeyboardEvent } from 'react';
import { isComposing } from '../../../../../../relay/client';
import type { VisitorNote } from '../../../../../../relay/protocol';
import { LIMITS } from '../../../../../../relay/protocol/limits';
import { trash } from '../../../../icons';
import { store } from '../../../../store';
import { formatDateTime } from '../../../../time';
import type { PaneProps } from './pane';

/** What the team has noted about the visitor, whatever the conversation. */
export function VisitorNotes( { conversation: { visitor } }: PaneProps ) {
	const { known, currentAgentId } = useSelect(
		( select ) => ( {
			known: select( store ).getVisitorDetails( visitor.id ),
			currentAgentId: select( store ).getCurrentAgentId(),
		} ),
		[ visitor.id ]
	);
	const { addVisitorNote, deleteVisitorNote, editVisitorNote, typeVisitorNote } = useDispatch( store );
	const box = useRef< HTMLElement >( null );
	const { details, noteDraft, pendingNotes } = known;
	if ( details === null ) {
		return null;
	}
	const focusField = () => box.current?.querySelector( 'textarea' )?.focus();
	const add = () => {
		const body = noteDraft.trim();
		if ( body !== '' ) {
			void typeVisitorNote( visitor.id, '' );
			void addVisitorNote( visitor.id, body );
			focusField();
		}
	};
	const handleKey = ( event: KeyboardEvent ) => {
		if ( event.key === 'Enter' && ( event.ctrlKey || event.metaKey ) && ! isComposing( event.nativeEvent ) ) {
			event.preventDefault();
			event.stopPropagation();
			add();
		}
	};

	return (
		<section ref={ box } className="veranda-visitor-notes" aria-labelledby="veranda-visitor-notes-heading">
			<h3 id="veranda-visitor-notes-heading">{ __( 'Notes about the visitor', 'veranda' ) }</h3>
			<TextareaControl
				__nextHasNoMarginBottom
				label={ __( 'Only your team sees these.', 'veranda' ) }
				rows={ 2 }
				value={ noteDraft }
				maxLength={ LIMITS.visitorNoteCharacters }
				dir="auto"
				onChange={ ( text ) => void typeVisitorNote( visitor.id, text ) }
				onKeyDown={ handleKey }
			/>
			{ noteDraft.trim() !== '' && (
				<Button variant="secondary" size="compact" onClick={ add }>
					{ __( 'Add note', 'veranda' ) }
				</Button>
			) }
			{ pendingNotes.length + details.notes.length > 0 && (
				<ul>
					{ pendingNotes.map( ( note ) => (
						<li key={ note.clientId }>
							<p dir="auto">{ note.body }</p>
							{ note.problem === null ? (
								<span className="veranda-visitor-note-by">{ __( 'Saving…', 'veranda' ) }</span>
							) : (
								<span className="veranda-visitor-note-problem" role="alert">
									{ note.problem }
									<Button
										variant="link"
										onClick={ () => void addVisitorNote( visitor.id, note.body, note.clientId ) }
									>
										{ __( 'Try again', 'veranda' ) }
									</Button>
									<Button
										variant="link"
										onClick={ () => {
											void editVisitorNote( visitor.id, note );
											focusField();
										} }
									>
										{ __( 'Edit', 'veranda' ) }
									</Button>
								</span>
							) }
						</li>
					) ) }
					{ details.notes.map( ( note ) => (
						<Note
							key={ note.clientId }
							note={ note }
							isOwn={ note.author?.id === currentAgentId }
							onDelete={ () => {
								void deleteVisitorNote( visitor.id, note );
								focusField();
							} }
						/>
					) ) }
				</ul>
			) }
		</section>
	);
}

interface NoteProps {
	note: VisitorNote;
	isOwn: boolean;
	onDelete(): void;
}

function Note( { note: { body, author, createdAt }, isOwn, onDelete }: NoteProps ) {
	return (
		<li>
			<p dir="auto">{ body }</p>
			<span className="veranda-visitor-note-by">
				{ author && <bdi>{ author.name }</bdi> }
				<time dateTime={ createdAt }>{ formatDateTime( createdAt ) }</time>
				{ isOwn && (
					<Button
						icon={ trash }
						size="small"
						label={ __( 'Delete this note', 'veranda' ) }
						onClick={ onDelete }
					/>
				) }
			</span>
		</li>
	);
}
