import { __ } from '@wordpress/i18n';
import { TextsField } from '../texts/texts-field';
import type { Section } from './section';

/** The owner's words in the place of the chat's, in each language. */
export const texts: Section = {
	name: 'texts',
	group: 'texts',
	title: () => __( 'Texts', 'veranda' ),
	Content: () => <TextsField name="widgetTexts" />,
};
