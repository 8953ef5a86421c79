import { __ } from '@wordpress/i18n';
import { SwitchField } from '../fields/switch-field';
import type { Section } from './section';

/** Whether there is a chat, and what visitors may choose in it. */
export const general: Section = {
	name: 'general',
	group: 'general',
	title: () => __( 'Chat on your site', 'veranda' ),
	Content: () => (
		<div className="veranda-fields">
			<SwitchField name="isWidgetEnabled" />
			<SwitchField name="isSoundOn" />
			<SwitchField name="isLanguageChoiceOn" />
		</div>
	),
};
