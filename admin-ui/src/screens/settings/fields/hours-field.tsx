import { ComboboxControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { OpeningHours } from '../../../../../relay/protocol/opening-hours';
import { listTimezones } from '../../../time';
import { useNow } from '../../../use-now';
import { textOf } from '../definitions';
import { useForm } from '../form-context';
import { Exceptions } from '../opening-hours/exceptions';
import { newException, readHours } from '../opening-hours/hours';
import { Today } from '../opening-hours/today';
import { Week } from '../opening-hours/week';
import { useField } from './use-field';

interface Props {
	name: string;
	/** Whether the hours that are saved hold now. */
	isInForce: boolean;
}

/** A week with its time zone, holidays and exceptions. */
export function HoursField( { name, isInForce }: Props ) {
	const { value, help, isInvalid, onChange } = useField( name );
	const { saved, isSaving, saveAlone } = useForm();
	const now = useNow( 60_000 );
	const hours = readHours( String( value ) );
	const savedHours = readHours( textOf( saved.values, name ) );
	const change = ( changed: Partial< OpeningHours > ) => onChange( JSON.stringify( { ...hours, ...changed } ) );

	return (
		<div className="veranda-hours">
			{ isInForce && (
				<Today
					hours={ savedHours }
					now={ now }
					isSaving={ isSaving }
					onSave={ ( apply ) =>
						void saveAlone(
							{ [ name ]: JSON.stringify( apply( savedHours ) ) },
							{ [ name ]: JSON.stringify( apply( hours ) ) }
						)
					}
				/>
			) }
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
			{ help && (
				<div tabIndex={ -1 } aria-invalid={ isInvalid }>
					{ help }
				</div>
			) }
		</div>
	);
}
