import { __ } from '@wordpress/i18n';
import { calls, ProblemError } from '../../../../relay/client';
import type { Block, BlockRequest, Conversation } from '../../../../relay/protocol';
import { problemSentence } from '../../problem-sentence';
import { snackbarStore } from '../../snackbars/store';
import { sprintf } from '../../sprintf';
import { visitorName } from '../../visitor-name';
import type { Thunk } from '../types';

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

/** Keeps the visitor of a conversation from writing, and offers to undo it. */
export function blockVisitor( conversation: Conversation, request: BlockRequest ): Thunk {
	return async ( { dispatch, session, registry } ) => {
		try {
			const block = await calls.blockVisitor( session.client, conversation.visitor.id, request );
			void registry.dispatch( snackbarStore ).showSnackbar(
				/* translators: %s: name of a visitor. */
				sprintf( __( '%s is blocked.', 'veranda' ), visitorName( conversation.visitor ) ),
				{
					label: __( 'Undo', 'veranda' ),
					onClick: () => void dispatch.undoBlock( block, conversation, request.isSpam ?? false ),
				}
			);
		} catch ( error ) {
			void registry.dispatch( snackbarStore ).showSnackbar( problemSentence( error ) );
		}
	};
}

/** Lets somebody write again who has just been blocked, and goes on with the conversation if it went on before. */
export function undoBlock( block: Block, before: Conversation, isSpam: boolean ): Thunk {
	return async ( { dispatch } ) => {
		if ( ! ( await dispatch.unblockVisitor( block ) ) ) {
			return;
		}
		if ( isSpam && ! before.isSpam ) {
			await dispatch.setSpam( before.id, false );
		} else if ( before.state !== 'closed' ) {
			await dispatch.reopenConversation( before.id );
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
