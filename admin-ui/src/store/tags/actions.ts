import { __ } from '@wordpress/i18n';
import { calls } from '../../../../relay/client';
import type { TagList, TagsPage } from '../../../../relay/protocol';
import { problemSentence } from '../../problem-sentence';
import { snackbarStore } from '../../snackbars/store';
import { sprintf } from '../../sprintf';
import type { Thunk } from '../types';
import { changeBetween, isEmpty, joinChanges, withChange, type TagChange } from './tag-change';

/** At most so many pages of tags are loaded for suggestions. */
const PAGES = 10;
const PAGE = 100;

export const tagNamesReceived = ( names: string[] ) => ( { type: 'TAG_NAMES_RECEIVED', names } ) as const;
export const tagChangeChosen = ( conversationId: string, change: TagChange ) =>
	( { type: 'TAG_CHANGE_CHOSEN', conversationId, change } ) as const;
export const tagChangeSettled = ( conversationId: string ) =>
	( { type: 'TAG_CHANGE_SETTLED', conversationId } ) as const;

/** Loads the names of the site's tags. */
export function loadTagNames(): Thunk {
	return async ( { dispatch, session } ) => {
		const names: string[] = [];
		let query: TagsPage | null = { limit: PAGE };
		try {
			for ( let page = 1; query && page <= PAGES; page++ ) {
				const list: TagList = await calls.listTags( session.client, query );
				names.push( ...list.tags.map( ( { name } ) => name ) );
				query = list.nextCursor ? { limit: PAGE, cursor: list.nextCursor } : null;
			}
		} catch {
			// Only suggestions are missing: typing a name still works.
			return;
		}
		dispatch.tagNamesReceived( names );
	};
}

/** Changes a conversation's tags. Shown at once, and reverted if it cannot be stored. */
export function changeTags( conversationId: string, tags: readonly string[] ): Thunk {
	return async ( { dispatch, select } ) => {
		const change = changeBetween( select.getTags( conversationId ), tags );
		if ( isEmpty( change ) ) {
			return;
		}
		const before = select.findTagChange( conversationId );
		dispatch.tagChangeChosen( conversationId, before ? joinChanges( before, change ) : change );
		// One request at a time: the running one stores this change afterwards.
		if ( ! before ) {
			await dispatch.storeTagChange( conversationId );
		}
	};
}

/** Stores the pending change of a conversation, and any made while that is running. */
export function storeTagChange( conversationId: string ): Thunk {
	return async ( { dispatch, select, session } ) => {
		const change = select.findTagChange( conversationId );
		const conversation = select.findConversation( conversationId );
		if ( ! change || ! conversation ) {
			dispatch.tagChangeSettled( conversationId );
			return;
		}
		try {
			// What colleagues have changed since is on its way to us, and theirs.
			const request = { tags: withChange( conversation.tags, change ), previousTags: conversation.tags };
			dispatch.conversationReceived( await calls.setTags( session.client, conversationId, request ) );
		} catch ( error ) {
			const all = select.findTagChange( conversationId ) ?? change;
			dispatch.tagChangeSettled( conversationId );
			void dispatch.reportTagFailure( conversationId, all, error );
			return;
		}
		if ( select.findTagChange( conversationId ) !== change ) {
			await dispatch.storeTagChange( conversationId );
			return;
		}
		dispatch.tagChangeSettled( conversationId );
		change.removed.forEach( ( name ) => void dispatch.offerTagUndo( conversationId, name ) );
	};
}

/** Says that a change was not stored, and offers to try again. */
export function reportTagFailure( conversationId: string, change: TagChange, error: unknown ): Thunk< void > {
	return ( { dispatch, select, registry } ) => {
		const tryAgain = () =>
			void dispatch.changeTags( conversationId, withChange( select.getTags( conversationId ), change ) );

		void registry.dispatch( snackbarStore ).showSnackbar(
			/* translators: %s: the reason, a sentence. */
			sprintf( __( 'The tags were not changed. %s', 'veranda' ), problemSentence( error ) ),
			{ label: __( 'Try again', 'veranda' ), onClick: tryAgain }
		);
	};
}

/** Offers to bring a removed tag back. */
export function offerTagUndo( conversationId: string, name: string ): Thunk< void > {
	return ( { dispatch, select, registry } ) => {
		const undo = () => void dispatch.changeTags( conversationId, [ ...select.getTags( conversationId ), name ] );

		void registry.dispatch( snackbarStore ).showSnackbar(
			/* translators: %s: name of a tag. */
			sprintf( __( 'Tag “%s” removed.', 'veranda' ), name ),
			{ label: __( 'Undo', 'veranda' ), onClick: undo }
		);
	};
}
