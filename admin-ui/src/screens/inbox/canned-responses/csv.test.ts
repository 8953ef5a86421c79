import { FakeClock } from '../../../../../relay/client/fakes';
import { ProblemError } from '../../../../../relay/client';
import type { Problem } from '../../../../../relay/protocol';
import { makeCannedResponse } from '../../../test-support/make';
import { readCsv, writeCsv } from './csv';
import { importResponses } from './import-responses';
import type { ResponseContent } from './response-problem';

const row = ( part: Partial< ResponseContent > ): ResponseContent => ( {
	shortcut: 'hello',
	title: '',
	body: 'Hello',
	folder: '',
	language: null,
	isShared: false,
	...part,
} );

test( 'what is written is read as it was', () => {
	const all = [
		row( { title: 'A "title", with a comma', body: 'Two\nlines; and a semicolon', language: 'pt-BR' } ),
		row( { shortcut: 'مرحبا', body: ' spaces stay ', folder: 'Früh', isShared: true } ),
		row( { shortcut: '-x', body: "'quoted' and '=1" } ),
		...[ '=HYPERLINK("x")', '+1', '-1', '@x', '\tx', '\nx' ].map( ( body ) => row( { body } ) ),
	];

	expect( readCsv( writeCsv( all.map( makeCannedResponse ) ) )?.map( ( { content } ) => content ) ).toEqual( all );
} );

test( 'A36: what a spreadsheet would take for a formula is written as text', () => {
	for ( const body of [ '=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1' ] ) {
		expect( writeCsv( [ makeCannedResponse( { body, title: body } ) ] ) ).toContain( `"'${ body }","'${ body }"` );
	}
} );

test( 'a file of a spreadsheet is read: semicolons, other columns, empty lines, a mark at the beginning', () => {
	expect(
		readCsv( '\uFEFFText;Number; Shortcut ;Shared\r\nHello;1;hello;YES\r\n;;;\r\n"a;\nb";2;ab;no\r\n' )
	).toEqual( [
		{ line: 2, content: row( { isShared: true } ) },
		{ line: 4, content: row( { shortcut: 'ab', body: 'a;\nb' } ) },
	] );
} );

test( 'empty rows are counted as a spreadsheet does, wherever they are, and tell nothing of what separates cells', () => {
	expect( readCsv( '\nshortcut;text\n\n;\nhello;Hello\n\n\nbye;"Bye\n\nbye"\nlast;Last\n' ) ).toMatchObject( [
		{ line: 5, content: { shortcut: 'hello' } },
		{ line: 8, content: { shortcut: 'bye' } },
		{ line: 9, content: { shortcut: 'last' } },
	] );
} );

test.each( [ '', 'shortcut\nhello', 'a picture\0' ] )( 'a file without what is needed is none: %j', ( csv ) => {
	expect( readCsv( csv ) ).toBeNull();
} );

const refusal = ( part: Partial< Problem >, retryAfterMs: number | null = null ) =>
	new ProblemError( { detail: 'No.', ...part } as Problem, retryAfterMs );

/** Imports these; those with a problem are refused once. */
async function run( contents: ResponseContent[], isReplacing: boolean, problems: Record< string, Error > = {} ) {
	const clock = new FakeClock();
	const saved: [ string | null, string ][] = [];
	const save = async ( id: string | null, content: ResponseContent ) => {
		const { [ content.shortcut ]: problem } = problems;
		if ( problem ) {
			delete problems[ content.shortcut ];
			throw problem;
		}
		saved.push( [ id, content.body ] );
		return makeCannedResponse( { ...content, ...( id && { id } ) } );
	};
	const onDone = jest.fn();
	const lines = contents.map( ( content, index ) => ( { line: index + 2, content } ) );
	const running = importResponses( { lines, all: [ known ], isReplacing, save, onDone, clock } );
	await clock.advance( 60_000 );
	return { result: await running, saved, onDone };
}

const known = makeCannedResponse( { shortcut: 'Hello', isShared: false } );

test( 'those that are here stay or are replaced, also those that came earlier in the file', async () => {
	const contents = [ row( { body: 'new' } ), row( { shortcut: 'bye' } ), row( { shortcut: 'BYE', body: 'again' } ) ];

	const kept = await run( contents, false );
	expect( kept.result ).toEqual( { added: 1, replaced: 0, skipped: 2, refused: [] } );
	expect( kept.onDone.mock.calls ).toEqual( [ [ 1 ], [ 2 ], [ 3 ] ] );
	const { result, saved } = await run( contents, true );
	expect( result ).toEqual( { added: 1, replaced: 2, skipped: 0, refused: [] } );
	expect( saved[ 0 ] ).toEqual( [ known.id, 'new' ] );
} );

test( 'what is refused is named by its line and the rest goes on; what was too much at once is sent again', async () => {
	const contents = [ row( { shortcut: 'two words' } ), row( { shortcut: 'bye' } ) ];

	const { result, saved } = await run( contents, false, {
		'two words': refusal( { code: 'invalid_request', fields: [ { path: 'shortcut', message: 'No.' } ] } ),
		bye: refusal( { code: 'rate_limited' }, 2_000 ),
	} );

	expect( result ).toMatchObject( { added: 1, refused: [ { line: 2, shortcut: 'two words' } ] } );
	expect( result.refused[ 0 ]?.sentence ).toMatch( /^Use letters/ );
	expect( saved ).toHaveLength( 1 );
} );
