import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { isOn, textOf } from '../definitions';
import { HoursField } from '../fields/hours-field';
import { NumberField } from '../fields/number-field';
import { SwitchField } from '../fields/switch-field';
import { useForm } from '../form-context';
import { firstHours } from '../opening-hours/hours';
import type { Section } from './section';

/** When visitors find somebody. */
export const openingHours: Section = {
	name: 'opening-hours',
	group: 'hours',
	title: () => __( 'Opening hours', 'veranda' ),
	Content,
};

function Content() {
	const { saved, values, change } = useForm();
	const hasHours = isOn( values, 'hasOpeningHours' );
	const isUnset = hasHours && textOf( values, 'openingHours' ) === '';

	// What is shown to begin with is what is saved.
	useEffect( () => {
		if ( isUnset ) {
			change( { openingHours: JSON.stringify( firstHours() ) } );
		}
		// eslint-disable-next-line react-hooks/exhaustive-deps -- `change` is another function each time.
	}, [ isUnset ] );

	return (
		<div className="veranda-fields">
			<SwitchField name="hasOpeningHours" />
			{ hasHours && <HoursField name="openingHours" isInForce={ isOn( saved.values, 'hasOpeningHours' ) } /> }
			<NumberField name="conversationsPerAgent" />
		</div>
	);
}
