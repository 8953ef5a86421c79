import { __ } from '@wordpress/i18n';
import type { Command } from '../commands/command';
import { BlockModal } from './block-modal';
import { BlocksModal } from './blocks-modal';

/** Keeps a visitor from writing. */
export const block: Command = {
	name: 'block',
	label: () => __( 'Block the visitor', 'veranda' ),
	isPossible: ( { conversation } ) => conversation !== null,
	Dialog: BlockModal,
	isInMenu: true,
};

/** Lists who may not write. */
export const blockedVisitors: Command = {
	name: 'blocked visitors',
	label: () => __( 'Blocked visitors', 'veranda' ),
	isPossible: () => true,
	Dialog: BlocksModal,
	isAboutInbox: true,
};
