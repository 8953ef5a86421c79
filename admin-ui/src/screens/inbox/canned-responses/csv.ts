import Papa from 'papaparse';
import type { CannedResponse } from '../../../../../relay/protocol';
import type { ResponseContent } from './response-problem';

const COLUMNS = [ 'shortcut', 'title', 'text', 'folder', 'language', 'shared' ] as const;

type Row = Partial< Record< ( typeof COLUMNS )[ number ], string > >;

/** Excel takes a file for UTF-8 by this. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet would take for a formula; the same as in the table of leads (docs/threats.md A36). */
const FORMULA = /^[=+\-@\t\r\n]/;

/** A line of a file. */
export interface ReadLine {
	/** As a spreadsheet counts: also empty ones. */
	line: number;
	content: ResponseContent;
}

/** Writes canned responses as CSV (RFC 4180). */
export function writeCsv( responses: readonly CannedResponse[] ): string {
	const data = responses.map( ( { shortcut, title, body, folder, language, isShared } ) => [
		shortcut,
		title,
		body,
		folder,
		language ?? '',
		isShared ? 'yes' : 'no',
	] );
	const csv = Papa.unparse( { fields: [ ...COLUMNS ], data }, { quotes: true, escapeFormulae: FORMULA } );
	return `${ BYTE_ORDER_MARK + csv }\r\n`;
}

/**
 * Reads canned responses from CSV; null when it has no columns `shortcut` and `text`. What `writeCsv` has put in front of a
 * formula is taken away again.
 */
export function readCsv( csv: string ): ReadLine[] | null {
	const rows = readRows( csv.replace( BYTE_ORDER_MARK, '' ) );
	const columns = rows[ 0 ]?.cells.map( ( cell ) => cell.trim().toLowerCase() ) ?? [];
	if ( ! columns.includes( 'shortcut' ) || ! columns.includes( 'text' ) ) {
		return null;
	}
	return rows.slice( 1 ).map( ( { line, cells } ) => ( { line, content: contentOf( rowOf( columns, cells ) ) } ) );
}

/** Returns the rows that are not empty, each with its number in the file. */
function readRows( csv: string ): { line: number; cells: string[] }[] {
	// What separates cells is not told by empty rows; but they are counted.
	const { delimiter } = Papa.parse( csv, { skipEmptyLines: 'greedy', preview: 1 } ).meta;
	return Papa.parse< string[] >( csv, { delimiter } )
		.data.map( ( cells, index ) => ( { line: index + 1, cells } ) )
		.filter( ( { cells } ) => cells.some( ( cell ) => cell.trim() !== '' ) );
}

const rowOf = ( columns: readonly string[], cells: readonly string[] ): Row =>
	Object.fromEntries( COLUMNS.map( ( name ) => [ name, asWritten( cells[ columns.indexOf( name ) ] ?? '' ) ] ) );

const asWritten = ( cell: string ) => ( FORMULA.test( cell.slice( 1 ) ) ? cell.replace( /^'/, '' ) : cell );

function contentOf( { shortcut = '', title = '', text = '', folder = '', language = '', shared = '' }: Row ) {
	return {
		shortcut: shortcut.trim(),
		title: title.trim(),
		body: text,
		folder: folder.trim(),
		language: language.trim() || null,
		isShared: [ 'yes', 'true', '1' ].includes( shared.trim().toLowerCase() ),
	};
}
