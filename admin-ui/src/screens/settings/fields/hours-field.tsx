import { useNow } from '../../../use-now';
import { textOf } from '../definitions';
import { useForm } from '../form-context';
import { readHours } from '../opening-hours/hours';
import { HoursEditor } from '../opening-hours/hours-editor';
import { Today } from '../opening-hours/today';
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
			<HoursEditor
				hours={ hours }
				now={ now }
				onChange={ ( changed ) => onChange( JSON.stringify( changed ) ) }
			/>
			{ help && (
				<div tabIndex={ -1 } aria-invalid={ isInvalid }>
					{ help }
				</div>
			) }
		</div>
	);
}
