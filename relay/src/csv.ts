/** Excel takes a file for UTF-8 by this. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Begins a table with the names of its columns. */
export const csvStart = ( columns: readonly string[] ): string => BYTE_ORDER_MARK + csvLine( columns );

/**
 * Writes one line of CSV (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe in front, which makes
 * it text (docs/threats.md A36).
 */
export function csvLine( cells: readonly string[] ): string {
	const written = cells.map( ( cell ) => `"${ cell.replace( /^(?=[=+\-@\t\r\n])/, "'" ).replaceAll( '"', '""' ) }"` );
	return `${ written.join( ',' ) }\r\n`;
}
