import type { Block } from '../../../../relay/protocol';
import type { LoadStatus } from '../load-status';
import type { InboxAction } from '../types';

export interface BlocksState {
	/** Who may not write, the newest block first. */
	all: readonly Block[];
	status: LoadStatus;
}

export const initialState = (): BlocksState => ( { all: [], status: 'idle' } );

export function reducer( state: BlocksState, action: InboxAction ): BlocksState {
	switch ( action.type ) {
		case 'BLOCKS_LOADING':
			return { ...state, status: 'loading' };
		case 'BLOCKS_FAILED':
			return { ...state, status: 'failed' };
		case 'BLOCKS_RECEIVED':
			return { all: action.blocks, status: 'ready' };
		case 'BLOCK_ENDED':
			return { ...state, all: state.all.filter( ( { id } ) => id !== action.blockId ) };
		default:
			return state;
	}
}
