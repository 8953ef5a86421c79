import { useSelect } from '@wordpress/data';
import { store } from '../../../store';
import { TagChips } from './tag-chips';

/** The tags of a conversation in the list. */
export function ListItemTags( { conversationId }: { conversationId: string } ) {
	const names = useSelect( ( select ) => select( store ).getTags( conversationId ), [ conversationId ] );

	return <TagChips names={ names } most={ 3 } />;
}
