import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { store } from '../../../store';
import type { Commands } from '../commands/use-commands';
import { TagChips } from './tag-chips';
import { tags as tagsCommand } from './tags-command';

interface Props {
	conversationId: string;
	commands: Commands;
}

/** The tags of the open conversation, as a button that opens the tag editor. */
export function ConversationTags( { conversationId, commands }: Props ) {
	const names = useSelect( ( select ) => select( store ).getTags( conversationId ), [ conversationId ] );

	if ( names.length === 0 ) {
		return null;
	}
	return (
		<button
			type="button"
			className="veranda-tags-button"
			title={ __( 'Change the tags', 'veranda' ) }
			onClick={ () => commands.run( tagsCommand ) }
		>
			<TagChips names={ names } most={ 6 } />
		</button>
	);
}
