import { ComboboxControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { OpeningHours } from '../../../../../relay/protocol/opening-hours';
import { listTimezones } from '../../../time';
import { useNow } from '../../../use-now';
import { useForm } from '../form-context';
import { Exceptions } from '../opening-hours/exceptions';
import { newException, readHours } from '../opening-hours/hours';
import { Today } from '../opening-hours/today';
import { Week } from '../opening-hours/week';
import { useField } from './use-field';

interface Props {
	name: string;
}

/** A week with its time zone, holidays and exceptions. */
export function HoursField( { name }: Props ) {
	const { value, help, isInvalid, onChange } = useField( name );
	const { isSaving, saveAlone } = useForm();
	const now = useNow( 60_000 );
	const hours = readHours( String( value ) );
	const change = ( changed: Partial< OpeningHours > ) => onChange( JSON.stringify( { ...hours, ...changed } ) );

	return (
		<div className="veranda-hours">
			{ isComplete( hours ) && (
				<Today
					hours={ hours }
					now={ now }
					isSaving={ isSaving }
					onSave={ ( changed ) => void saveAlone( { [ name ]: JSON.stringify( changed ) } ) }
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

/** Tells whether nothing is being filled in: a date or a time that is not there yet decides nothing. */
function isComplete( { week, exceptions }: OpeningHours ): boolean {
	const days = [ ...week, ...exceptions.map( ( { spans } ) => spans ) ];
	return (
		days.flat( 2 ).every( ( time ) => time !== '' ) &&
		exceptions.every( ( { from, to } ) => from !== '' && to >= from )
	);
}
