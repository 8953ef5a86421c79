import { useSelect } from '@wordpress/data';
import type { Block } from '../../../../../relay/protocol';
import { store } from '../../../store';
import { isInForce } from '../../../store/blocks/is-in-force';
import { useNow } from '../../../use-now';

/** Returns the block of a visitor, as long as it holds. */
export function useBlockOf( visitorId: string | null ): Block | null {
	const { all } = useSelect( ( select ) => select( store ).getBlocks(), [] );
	const now = useNow( 60_000 );
	return all.find( ( block ) => block.visitor?.id === visitorId && isInForce( block, now ) ) ?? null;
}
