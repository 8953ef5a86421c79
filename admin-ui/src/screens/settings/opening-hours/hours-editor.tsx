import { ComboboxControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { OpeningHours } from '../../../../../relay/protocol/opening-hours';
import { listTimezones } from '../../../time';
import { Exceptions } from './exceptions';
import { newException } from './hours';
import { Week } from './week';

interface Props {
	hours: OpeningHours;
	now: number;
	onChange( hours: OpeningHours ): void;
}

/** A week with its time zone, holidays and exceptions, to be changed. */
export function HoursEditor( { hours, now, onChange }: Props ) {
	const change = ( changed: Partial< OpeningHours > ) => onChange( { ...hours, ...changed } );

	return (
		<>
			<ComboboxControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Time zone', 'veranda' ) }
				value={ hours.timezone }
				options={ listTimezones( hours.timezone ).map( ( zone ) => ( {
					value: zone,
					label: zone.replaceAll( '_', ' ' ),
				} ) ) }
				allowReset={ false }
				onChange={ ( timezone ) => timezone && change( { timezone } ) }
			/>
			<Week week={ hours.week } onChange={ ( week ) => change( { week } ) } />
			<Exceptions
				exceptions={ hours.exceptions }
				makeNew={ () => newException( hours, now ) }
				onChange={ ( exceptions ) => change( { exceptions } ) }
			/>
		</>
	);
}
