import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { saveFile } from '../../../../../relay/client/save-file';
import type { ExportFormat } from '../../../../../relay/protocol';
import { problemSentence } from '../../../problem-sentence';
import { snackbarStore } from '../../../snackbars/store';

const TYPES: Record< ExportFormat, string > = { csv: 'text/csv', json: 'application/json' };

/** Saves a file of this name, and says so if that fails. `busy` is the format that is being read. */
export function useExport( name: string, read: ( format: ExportFormat ) => Promise< unknown > ) {
	const { showSnackbar } = useDispatch( snackbarStore );
	const [ busy, setBusy ] = useState< ExportFormat | null >( null );
	const save = async ( format: ExportFormat ) => {
		setBusy( format );
		try {
			saveFile( `${ name }.${ format }`, TYPES[ format ], String( await read( format ) ) );
		} catch ( error ) {
			void showSnackbar( problemSentence( error ) );
		}
		setBusy( null );
	};
	return { busy, save };
}
