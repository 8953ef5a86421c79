import { __ } from '@wordpress/i18n';
import { NumberField } from '../fields/number-field';
import { SwitchField } from '../fields/switch-field';
import type { Section } from './section';

/** How agents work in wp-admin. */
export const agents: Section = {
	name: 'agents',
	group: 'conversations',
	title: () => __( 'Agents', 'veranda' ),
	Content: () => (
		<div className="veranda-fields">
			<SwitchField name="isInboxFirst" />
			<NumberField name="agentAwaySeconds" />
			<NumberField name="waitTargetSeconds" />
		</div>
	),
};
