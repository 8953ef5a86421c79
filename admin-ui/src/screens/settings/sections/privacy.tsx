import { __ } from '@wordpress/i18n';
import { ChoiceField } from '../fields/choice-field';
import type { Section } from './section';

/** How long what is kept about visitors stays. */
export const privacy: Section = {
	name: 'privacy',
	group: 'privacy',
	title: () => __( 'Privacy', 'veranda' ),
	Content,
};

function Content() {
	return (
		<div className="veranda-fields">
			<ChoiceField name="conversationRetentionDays" />
			<ChoiceField name="visitorFactsRetentionDays" />
		</div>
	);
}
