import { RichText, useBlockProps } from '@wordpress/block-editor';
import { registerBlockType } from '@wordpress/blocks';
import { __ } from '@wordpress/i18n';
import metadata from './block.json';

interface Props {
	attributes: { text: string };
	setAttributes( changes: { text: string } ): void;
}

/** The button as the page will show it; its text is typed into it. */
export function Edit( { attributes, setAttributes }: Props ) {
	return (
		<div { ...useBlockProps() }>
			<RichText
				className="wp-block-button__link wp-element-button"
				aria-label={ __( 'Text of the chat button', 'veranda' ) }
				placeholder={ __( 'Chat with us', 'veranda' ) }
				allowedFormats={ [] }
				withoutInteractiveFormatting
				disableLineBreaks
				value={ attributes.text }
				onChange={ ( text ) => setAttributes( { text } ) }
			/>
		</div>
	);
}

// WordPress renders it, so that what is saved stays right when the plugin changes.
registerBlockType( metadata.name, { edit: Edit, save: () => null } );
