import { __ } from '@wordpress/i18n';
import type { ExportFormat } from '../../../../../relay/protocol';

/** In the order in which they are offered. */
export const FORMATS = [ 'csv', 'json' ] as const satisfies readonly ExportFormat[];

/** Returns what a button says that saves a file of a format. */
export function exportLabel( format: ExportFormat ): string {
	return format === 'csv' ? __( 'Export as CSV', 'veranda' ) : __( 'Export as JSON', 'veranda' );
}
