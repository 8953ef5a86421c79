import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { LIMITS } from '../../../../../relay/protocol/limits';
import { download } from '../../../icons';
import { formatNumber } from '../../../language';
import { snackbarStore } from '../../../snackbars/store';
import { sprintf } from '../../../sprintf';
import { store } from '../../../store';
import { exportLabel, FORMATS } from '../export/export-labels';
import { useExport } from '../export/use-export';

/** Saves what was written in the chosen conversations. They stay chosen. */
export function ExportMenu( { ids }: { ids: readonly string[] } ) {
	const { exportConversations } = useDispatch( store );
	const { showSnackbar } = useDispatch( snackbarStore );
	const { busy, save } = useExport( 'conversations', ( format ) => exportConversations( ids, format ) );
	const most = LIMITS.exportedConversations;
	return (
		<DropdownMenu
			icon={ download }
			label={ __( 'Export', 'veranda' ) }
			toggleProps={ {
				disabled: ids.length === 0 || busy !== null,
				accessibleWhenDisabled: true,
				isBusy: busy !== null,
			} }
		>
			{ ( { onClose } ) => (
				<MenuGroup>
					{ FORMATS.map( ( format ) => (
						<MenuItem
							key={ format }
							onClick={ () => {
								onClose();
								void ( ids.length > most
									? showSnackbar(
											sprintf(
												/* translators: %s: a number. */
												__( 'Choose at most %s conversations for one file.', 'veranda' ),
												formatNumber( most )
											)
										)
									: save( format ) );
							} }
						>
							{ exportLabel( format ) }
						</MenuItem>
					) ) }
				</MenuGroup>
			) }
		</DropdownMenu>
	);
}
