import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { store } from '../../../store';
import { exportLabel, FORMATS } from '../export/export-labels';
import { useExport } from '../export/use-export';

/** Saves everything that was found, also what is not on the screen. */
export function ExportFound( { query }: { query: string } ) {
	const { exportFound } = useDispatch( store );
	const { busy, save } = useExport( 'search', ( format ) => exportFound( query, format ) );
	return (
		<div className="veranda-search-export">
			{ FORMATS.map( ( format ) => (
				<Button
					key={ format }
					variant="tertiary"
					__next40pxDefaultSize
					isBusy={ busy === format }
					disabled={ busy !== null }
					accessibleWhenDisabled
					onClick={ () => void save( format ) }
				>
					{ exportLabel( format ) }
				</Button>
			) ) }
		</div>
	);
}
