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
	/** As a spreadsheet counts: the heading is line 1. */
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
	const { data, meta } = Papa.parse< Row >( csv.replace( BYTE_ORDER_MARK, '' ), {
		header: true,
		skipEmptyLines: 'greedy',
		transformHeader: ( header ) => header.trim().toLowerCase(),
		transform: ( cell ) => ( FORMULA.test( cell.slice( 1 ) ) ? cell.replace( /^'/, '' ) : cell ),
	} );
	if ( ! meta.fields?.includes( 'shortcut' ) || ! meta.fields.includes( 'text' ) ) {
		return null;
	}
	return data.map( ( row, index ) => ( { line: index + 2, content: contentOf( row ) } ) );
}

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
