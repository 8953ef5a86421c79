import { __ } from '@wordpress/i18n';
import { RulesField } from '../fields/rules-field';
import { SwitchField } from '../fields/switch-field';
import type { Section } from './section';

/** On which pages the chat shows. */
export const placement: Section = {
	name: 'placement',
	group: 'pages',
	title: () => __( 'Where it shows', 'veranda' ),
	Content,
};

function Content() {
	return (
		<div className="veranda-fields">
			<RulesField name="placementRules" elsewhereName="isShownElsewhere" />
			<SwitchField name="isShownElsewhere" />
			<SwitchField name="isScriptApiOn" />
		</div>
	);
}
