import { __, _n } from '@wordpress/i18n';
import type { Conversation } from '../../../../relay/protocol';
import { BusyError } from '../../busy-error';
import { problemSentence } from '../../problem-sentence';
import { snackbarStore } from '../../snackbars/store';
import { sprintf } from '../../sprintf';
import type { Thunk } from '../types';
import { apply, takeBack, type Change } from './changes';

/** So many requests at a time. */
const AT_ONCE = 4;

/** Changes conversations, says how many were and what failed, and offers to undo it. Those that are so already stay as they are. */
export function changeAll( conversationIds: readonly string[], change: Change ): Thunk {
	return async ( { dispatch, select, session, registry } ) => {
		const changeOne = async ( id: string, act: () => Promise< Conversation > ) => {
			const after = await dispatch.whilePending( id, change.type, () => dispatch.storeChange( id, act ) );
			if ( after === null ) {
				throw new BusyError();
			}
			return after;
		};
		const wanted = conversationIds
			.flatMap( ( id ) => select.findConversation( id ) ?? [] )
			.filter( needs( change ) );
		const changed: Array< { before: Conversation; after: Conversation } > = [];
		const failures = await each( wanted, async ( before ) => {
			changed.push( { before, after: await changeOne( before.id, () => apply( session, before, change ) ) } );
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
		const isAnyChanged = changed.length > 0 || failures.length === 0;
		show(
			failures,
			isAnyChanged ? sentenceOf( change, changed.length ) : '',
			changed.length > 0 ? () => void undo() : null
		);
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
	( change: Change ) =>
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

function sentenceOf( { type }: Change, count: number ): string {
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
