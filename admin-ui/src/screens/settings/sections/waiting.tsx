import { __ } from '@wordpress/i18n';
import { CountryField } from '../fields/country-field';
import { NumberField } from '../fields/number-field';
import { SwitchField } from '../fields/switch-field';
import type { Section } from './section';

/** What visitors are told while they wait. */
export const waiting: Section = {
	name: 'waiting',
	group: 'conversations',
	title: () => __( 'Waiting', 'veranda' ),
	Content: () => (
		<div className="veranda-fields">
			<NumberField name="queuePlacesShown" />
			<NumberField name="leftQueueMinutes" />
			<NumberField name="offerMinutes" />
			<SwitchField name="isCallbackOffered" />
			<CountryField name="phoneCountry" />
		</div>
	),
};
