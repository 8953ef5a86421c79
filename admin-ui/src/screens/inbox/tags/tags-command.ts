import { __ } from '@wordpress/i18n';
import { tag } from '../../../icons';
import type { Command } from '../commands/command';
import { TagsModal } from './tags-modal';

/** Opens the tag editor, also for ended conversations. */
export const tags: Command = {
	name: 'tags',
	label: () => __( 'Tags', 'veranda' ),
	keys: [ 'l' ],
	keyLabel: () => __( 'Add or remove tags', 'veranda' ),
	isPossible: ( { conversation } ) => conversation !== null,
	Dialog: TagsModal,
	button: { variant: 'tertiary', icon: tag },
	isInMenu: true,
};
