import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { saveFile } from '../../../../../relay/client/save-file';
import type { SearchExportFormat } from '../../../../../relay/protocol';
import { problemSentence } from '../../../problem-sentence';
import { snackbarStore } from '../../../snackbars/store';
import { store } from '../../../store';

const TYPES: Record< SearchExportFormat, string > = { csv: 'text/csv', json: 'application/json' };

/** Saves everything that was found, also what is not on the screen. */
export function ExportFound( { query }: { query: string } ) {
	const { exportFound } = useDispatch( store );
	const { showSnackbar } = useDispatch( snackbarStore );
	const [ busy, setBusy ] = useState< SearchExportFormat | null >( null );
	const save = async ( format: SearchExportFormat ) => {
		setBusy( format );
		try {
			saveFile( `search.${ format }`, TYPES[ format ], String( await exportFound( query, format ) ) );
		} catch ( error ) {
			void showSnackbar( problemSentence( error ) );
		}
		setBusy( null );
	};
	const labels = { csv: __( 'Export as CSV', 'veranda' ), json: __( 'Export as JSON', 'veranda' ) };
	return (
		<div className="veranda-search-export">
			{ ( [ 'csv', 'json' ] as const ).map( ( format ) => (
				<Button
					key={ format }
					variant="tertiary"
					__next40pxDefaultSize
					isBusy={ busy === format }
					disabled={ busy !== null }
					accessibleWhenDisabled
					onClick={ () => void save( format ) }
				>
					{ labels[ format ] }
				</Button>
			) ) }
		</div>
	);
}
