import { Button, FormFileUpload } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { snackbarStore } from '../../../snackbars/store';
import { useForm } from '../form-context';
import { siteSentence } from '../../../site-error';
import { ImportModal } from './import-modal';
import { previewImport, type ImportPreview } from './import-preview';
import { readSettingsFile } from './settings-file';

/** Reads settings from a file, shows what they would change, and puts them into the fields. */
export function ImportButton() {
	const { change } = useForm();
	const { showSnackbar } = useDispatch( snackbarStore );
	const [ preview, setPreview ] = useState< ImportPreview | null >( null );
	const [ error, setError ] = useState< string | null >( null );

	const read = async ( file: File ) => {
		setError( null );
		try {
			const settings = await readSettingsFile( file );
			if ( settings === null ) {
				setError(
					__( 'This file holds no settings of Veranda. Choose one that was exported here.', 'veranda' )
				);
				return;
			}
			setPreview( await previewImport( settings ) );
		} catch ( reason ) {
			setError( siteSentence( reason ) ?? __( 'Your site did not answer. Please try again.', 'veranda' ) );
		}
	};

	const accept = ( { values }: ImportPreview ) => {
		change( values );
		setPreview( null );
		void showSnackbar( __( 'The values are in the fields. Look them over, then save.', 'veranda' ) );
	};

	return (
		<>
			<FormFileUpload
				accept="application/json,.json"
				render={ ( { openFileDialog } ) => (
					<Button variant="secondary" __next40pxDefaultSize onClick={ openFileDialog }>
						{ __( 'Import settings', 'veranda' ) }
					</Button>
				) }
				onClick={ ( { currentTarget } ) => {
					// The same file, mended, may be chosen again.
					( currentTarget as HTMLInputElement ).value = '';
				} }
				onChange={ ( { currentTarget } ) => {
					const file = currentTarget.files?.[ 0 ];
					if ( file ) {
						void read( file );
					}
				} }
			/>
			{ error !== null && (
				<p className="veranda-field-error" role="alert">
					{ error }
				</p>
			) }
			{ preview && (
				<ImportModal
					preview={ preview }
					onClose={ () => setPreview( null ) }
					onAccept={ () => accept( preview ) }
				/>
			) }
		</>
	);
}
