import { __ } from '@wordpress/i18n';
import { TextField } from '../fields/text-field';
import type { Section } from './section';

/** Who hears of messages that were left while nobody was available. */
export const leftMessages: Section = {
	name: 'left-messages',
	group: 'emails',
	title: () => __( 'Messages left while you are away', 'veranda' ),
	Content,
};

function Content() {
	return <TextField name="notificationEmail" type="email" />;
}
