import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useForm } from '../form-context';
import { writeSettingsFile } from './settings-file';

/** Saves the settings, as WordPress has them, in a file. */
export function ExportButton() {
	const { saved } = useForm();
	const text = writeSettingsFile( saved.values );

	return (
		<Button
			variant="secondary"
			__next40pxDefaultSize
			href={ `data:application/json;charset=utf-8,${ encodeURIComponent( text ) }` }
			download={ `veranda-settings-${ window.location.hostname }.json` }
		>
			{ __( 'Export settings', 'veranda' ) }
		</Button>
	);
}
