import { __ } from '@wordpress/i18n';
import { calls, ProblemError } from '../../../../relay/client';
import type { Block, BlockRequest, Conversation } from '../../../../relay/protocol';
import { problemSentence } from '../../problem-sentence';
import { snackbarStore } from '../../snackbars/store';
import { sprintf } from '../../sprintf';
import { visitorName } from '../../visitor-name';
import type { Session } from '../session/session';
import type { Thunk } from '../types';
import { isInForce } from './is-in-force';

export const blocksLoading = () => ( { type: 'BLOCKS_LOADING' } ) as const;
export const blocksFailed = () => ( { type: 'BLOCKS_FAILED' } ) as const;
export const blocksReceived = ( blocks: Block[] ) => ( { type: 'BLOCKS_RECEIVED', blocks } ) as const;
export const blockEnded = ( blockId: string ) => ( { type: 'BLOCK_ENDED', blockId } ) as const;

/** Loads who may not write. */
export function loadBlocks(): Thunk {
	return async ( { dispatch, session } ) => {
		dispatch.blocksLoading();
		try {
			dispatch.blocksReceived( await calls.listBlocks( session.client ) );
		} catch {
			// The list shows it and offers to try again.
			dispatch.blocksFailed();
		}
	};
}

/** Keeps the visitor of a conversation from writing, and offers to undo it; returns whether they are kept from it. */
export function blockVisitor( conversation: Conversation, request: BlockRequest ): Thunk< Promise< boolean > > {
	return async ( { dispatch, select, session, registry } ) => {
		const { visitor } = conversation;
		const earlier = select.getBlocks().all.find( ( block ) => block.visitor?.id === visitor.id ) ?? null;
		try {
			const before = await findCurrent( session, conversation );
			const block = await calls.blockVisitor( session.client, visitor.id, request );
			void registry.dispatch( snackbarStore ).showSnackbar(
				/* translators: %s: name of a visitor. */
				sprintf( __( '%s is blocked.', 'veranda' ), visitorName( visitor ) ),
				{
					label: __( 'Undo', 'veranda' ),
					onClick: () => void dispatch.undoBlock( block, earlier, before, request.isSpam ?? false ),
				}
			);
			return true;
		} catch ( error ) {
			void registry.dispatch( snackbarStore ).showSnackbar( problemSentence( error ) );
			return false;
		}
	};
}

/** Makes everything what it was before a block: with the earlier one, if there was one, and with the conversation that it ended. */
export function undoBlock( block: Block, earlier: Block | null, before: Conversation, isSpam: boolean ): Thunk {
	return async ( { dispatch, session } ) => {
		const isUndone =
			earlier !== null && isInForce( earlier, session.clock.wallNow() )
				? await dispatch.blockAgain( earlier, before.visitor.id )
				: await dispatch.unblockVisitor( block );
		if ( ! isUndone ) {
			return;
		}
		if ( isSpam && ! before.isSpam ) {
			await dispatch.undoChange( before, { type: 'spam' } );
		} else if ( ! isSpam && before.state !== 'closed' ) {
			await dispatch.undoChange( before, { type: 'close' } );
		}
	};
}

/** Blocks a visitor as they were blocked before; returns whether they are. */
export function blockAgain( { until, reason, address }: Block, visitorId: string ): Thunk< Promise< boolean > > {
	return async ( { session, registry } ) => {
		const left = until === null ? null : Date.parse( until ) - session.clock.wallNow();
		try {
			await calls.blockVisitor( session.client, visitorId, {
				...( left !== null && { minutes: Math.ceil( left / 60_000 ) } ),
				...( reason && { reason } ),
				coversAddress: address !== 'none',
			} );
			return true;
		} catch ( error ) {
			void registry.dispatch( snackbarStore ).showSnackbar( problemSentence( error ) );
			return false;
		}
	};
}

/** Lets a visitor write again; returns whether they may. */
export function unblockVisitor( { id }: Block ): Thunk< Promise< boolean > > {
	return async ( { dispatch, session, registry } ) => {
		try {
			await calls.deleteBlock( session.client, id );
		} catch ( error ) {
			// Its time was over, or somebody else was faster.
			if ( ! ( error instanceof ProblemError && error.status === 404 ) ) {
				void registry.dispatch( snackbarStore ).showSnackbar( problemSentence( error ) );
				return false;
			}
		}
		dispatch.blockEnded( id );
		return true;
	};
}

/** Returns the conversation that a block ends: what the visitor talks about, or talked about last. */
async function findCurrent( { client }: Session, seen: Conversation ): Promise< Conversation > {
	if ( seen.state !== 'closed' ) {
		return seen;
	}
	// Undoing it is less than blocking: what cannot be read does not stop it.
	const { conversations } = await calls
		.listConversations( client, { visitor: seen.visitor.id } )
		.catch( () => ( { conversations: [ seen ] } ) );
	return conversations.find( ( { state } ) => state !== 'closed' ) ?? conversations[ 0 ] ?? seen;
}
