import { __, _n } from '@wordpress/i18n';
import { calls, type AgentClient } from '../../../../relay/client';
import type { Conversation, SetTagsRequest } from '../../../../relay/protocol';
import { patiently } from '../../patiently';
import { problemSentence } from '../../problem-sentence';
import { snackbarStore } from '../../snackbars/store';
import { sprintf } from '../../sprintf';
import type { Session } from '../session/session';
import { changeBetween, withChange } from '../tags/tag-change';
import type { Thunk } from '../types';

/** What is done to several conversations at once. */
export type ChangeOfAll =
	| { type: 'assign'; agentId: string | null }
	| { type: 'tag'; tags: readonly string[] }
	| { type: 'close' }
	| { type: 'spam' };

/** So many requests at a time. */
const AT_ONCE = 4;

/** Changes conversations, says how many were and what failed, and offers to undo it. Those that are so already stay as they are. */
export function changeAll( conversationIds: readonly string[], change: ChangeOfAll ): Thunk {
	return async ( { dispatch, select, session, registry } ) => {
		const changeOne = ( id: string, act: () => Promise< Conversation > ) =>
			dispatch.whilePending( id, change.type, () => dispatch.storeChange( id, act ) );
		const wanted = conversationIds
			.flatMap( ( id ) => select.findConversation( id ) ?? [] )
			.filter( needs( change ) );
		const changed: Array< { before: Conversation; after: Conversation } > = [];
		const failures = await each( wanted, async ( before ) => {
			const after = await changeOne( before.id, () => apply( session, before, change ) );
			if ( after ) {
				changed.push( { before, after } );
			}
		} );
		const show = ( failed: unknown[], sentence: string, undo: ( () => void ) | null ) =>
			void registry
				.dispatch( snackbarStore )
				.showSnackbar(
					[ sentence, failureSentence( failed ) ].filter( Boolean ).join( ' ' ),
					undo && { label: __( 'Undo', 'veranda' ), onClick: undo }
				);
		const undo = async () => {
			const left = await each( changed, async ( { before, after } ) =>
				changeOne( before.id, () => takeBack( session, before, after, change ) )
			);
			show( left, left.length === 0 ? __( 'Everything is as it was.', 'veranda' ) : '', null );
		};
		show( failures, sentenceOf( change, changed.length ), changed.length > 0 ? () => void undo() : null );
	};
}

/** Does something with each of some things, a few at a time; returns what was thrown. */
async function each< Item >( items: readonly Item[], act: ( item: Item ) => Promise< unknown > ): Promise< unknown[] > {
	const failures: unknown[] = [];
	const waiting = [ ...items ];
	const work = async () => {
		for ( let item = waiting.shift(); item !== undefined; item = waiting.shift() ) {
			await act( item ).catch( ( error: unknown ) => failures.push( error ) );
		}
	};
	await Promise.all( Array.from( { length: AT_ONCE }, work ) );
	return failures;
}

/** Tells of a conversation whether there is something to change. */
const needs =
	( change: ChangeOfAll ) =>
	( { state, assignee, tags, isSpam }: Conversation ): boolean => {
		switch ( change.type ) {
			case 'assign':
				return ( assignee?.id ?? null ) !== change.agentId;
			case 'tag':
				return change.tags.some( ( tag ) => ! tags.includes( tag ) );
			case 'close':
				return state !== 'closed';
			case 'spam':
				return ! isSpam;
			default:
				return change satisfies never;
		}
	};

function apply( { client, clock }: Session, before: Conversation, change: ChangeOfAll ): Promise< Conversation > {
	const { id, tags } = before;
	return patiently( () => {
		switch ( change.type ) {
			case 'assign':
				return pass( client, before, change.agentId );
			case 'tag':
				return calls.setTags( client, id, {
					tags: [ ...new Set( [ ...tags, ...change.tags ] ) ],
					previousTags: tags,
				} );
			case 'close':
				return calls.closeConversation( client, id );
			case 'spam':
				return calls.setSpam( client, id, true );
			default:
				return change satisfies never;
		}
	}, clock );
}

async function takeBack(
	session: Session,
	before: Conversation,
	after: Conversation,
	change: ChangeOfAll
): Promise< Conversation > {
	const { client, clock } = session;
	const { id } = before;
	const giveBack = ( now: Conversation ) =>
		patiently( () => pass( client, now, before.assignee?.id ?? null ), clock );
	switch ( change.type ) {
		case 'assign':
			return snoozeAgain( session, before, await giveBack( after ) );
		case 'tag':
			return patiently( () => calls.setTags( client, id, withoutAdded( before, after, change.tags ) ), clock );
		case 'close':
			// Who reopens a conversation has it.
			return snoozeAgain(
				session,
				before,
				await giveBack( await patiently( () => calls.reopenConversation( client, id ), clock ) )
			);
		case 'spam':
			return snoozeAgain( session, before, await patiently( () => calls.setSpam( client, id, false ), clock ) );
		default:
			return change satisfies never;
	}
}

function pass( client: AgentClient, { id, assignee }: Conversation, agentId: string | null ): Promise< Conversation > {
	return calls.assignConversation( client, id, { agentId, expectedAssigneeId: assignee?.id ?? null } );
}

/** Snoozes a conversation that was; whatever else is done to one wakes it. */
async function snoozeAgain(
	{ client, clock }: Session,
	{ id, snoozedUntil }: Conversation,
	now: Conversation
): Promise< Conversation > {
	const isDue = snoozedUntil === null || Date.parse( snoozedUntil ) <= clock.wallNow();
	return isDue || now.snoozedUntil === snoozedUntil
		? now
		: patiently( () => calls.updateConversation( client, id, { snoozedUntil } ), clock );
}

/** Returns the tags without those of a change; what a colleague has put beside them stays. */
function withoutAdded( before: Conversation, after: Conversation, names: readonly string[] ): SetTagsRequest {
	const wanted = new Set( names.map( ( name ) => name.toLowerCase() ) );
	const { added } = changeBetween( before.tags, after.tags );
	const removed = added.filter( ( name ) => wanted.has( name.toLowerCase() ) );
	return { tags: withChange( after.tags, { added: [], removed } ), previousTags: after.tags };
}

function sentenceOf( { type }: ChangeOfAll, count: number ): string {
	switch ( type ) {
		case 'assign':
			/* translators: %d: number of conversations. */
			return sprintf( _n( '%d conversation assigned.', '%d conversations assigned.', count, 'veranda' ), count );
		case 'tag':
			/* translators: %d: number of conversations. */
			return sprintf( _n( '%d conversation tagged.', '%d conversations tagged.', count, 'veranda' ), count );
		case 'close':
			/* translators: %d: number of conversations. */
			return sprintf( _n( '%d conversation ended.', '%d conversations ended.', count, 'veranda' ), count );
		case 'spam':
			return sprintf(
				/* translators: %d: number of conversations. */
				_n( '%d conversation marked as spam.', '%d conversations marked as spam.', count, 'veranda' ),
				count
			);
		default:
			return type satisfies never;
	}
}

/** Says how many failed, and why the first of them did; nothing if none did. */
function failureSentence( failures: readonly unknown[] ): string {
	const [ first ] = failures;
	return first === undefined
		? ''
		: sprintf(
				/* translators: 1: number of conversations. 2: the reason, a sentence. */
				_n(
					'%1$d could not be changed: %2$s',
					'%1$d could not be changed, one of them because: %2$s',
					failures.length,
					'veranda'
				),
				failures.length,
				problemSentence( first )
			);
}
