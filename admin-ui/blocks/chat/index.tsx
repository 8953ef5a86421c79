import { useBlockProps } from '@wordpress/block-editor';
import { registerBlockType } from '@wordpress/blocks';
import { Placeholder } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import metadata from './block.json';

/** Stands for the chat while the page is written. */
export function Edit() {
	return (
		<div { ...useBlockProps() }>
			<Placeholder
				icon="format-chat"
				label={ __( 'Chat', 'veranda' ) }
				instructions={ __(
					'Visitors find the chat here, instead of in the corner of the page. It takes the colors and texts of the chat’s settings.',
					'veranda'
				) }
			/>
		</div>
	);
}

// WordPress renders it, so that what is saved stays right when the plugin changes.
registerBlockType( metadata.name, { edit: Edit, save: () => null } );
