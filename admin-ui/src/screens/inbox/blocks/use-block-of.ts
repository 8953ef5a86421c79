import { useSelect } from '@wordpress/data';
import type { Block } from '../../../../../relay/protocol';
import { store } from '../../../store';
import { useNow } from '../../../use-now';

/** Returns the block of a visitor, as long as it holds. */
export function useBlockOf( visitorId: string | null ): Block | null {
	const { all } = useSelect( ( select ) => select( store ).getBlocks(), [] );
	const now = useNow( 60_000 );
	const block = all.find( ( { visitor } ) => visitor !== null && visitor.id === visitorId );
	return block && ( block.until === null || Date.parse( block.until ) > now ) ? block : null;
}
