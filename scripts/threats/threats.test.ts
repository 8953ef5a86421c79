import type { TestOutcome } from '../suites/suite';
import { weigh } from './evidence';
import { readRows } from './rows';

const row = { id: 'A18', about: 'another id', files: [ 'tests/relay/access.test.ts' ] };
const ran = ( title: string, hasPassed = true, file = 'tests/relay/access.test.ts' ): TestOutcome => ( {
	file,
	title,
	hasPassed,
} );

test( 'rows are read with what they are about and the files that test them', () => {
	const text = [
		'| id | attack | what happens | tested in |',
		'|---|---|---|---|',
		'| A18 | an id of `another` person | 404 | `tests/relay/access.test.ts`, `tests/relay/tags.test.ts` |',
		'| A63 | drop by drop | cut | – |',
	].join( '\n' );

	expect( readRows( text ) ).toEqual( [
		{
			id: 'A18',
			about: 'an id of `another` person',
			files: [ 'tests/relay/access.test.ts', 'tests/relay/tags.test.ts' ],
		},
		{ id: 'A63', about: 'drop by drop', files: [] },
	] );
} );

test( 'a row that names a file which is gone is a mistake in the document', () => {
	expect( () => readRows( '| A18 | ids | 404 | `tests/relay/gone.test.ts` |' ) ).toThrow(
		'tests/relay/gone.test.ts'
	);
} );

test( 'every row of the document can be read, each once', () => {
	const ids = readRows().map( ( { id } ) => id );

	expect( ids.length ).toBeGreaterThan( 60 );
	expect( new Set( ids ).size ).toBe( ids.length );
} );

test( 'tests that name the row count, and others of the file do not', () => {
	const { tests, verdict } = weigh( row, [ ran( 'A18, A29: one' ), ran( 'A19: two', false ) ] );

	expect( tests.map( ( { title } ) => title ) ).toEqual( [ 'A18, A29: one' ] );
	expect( verdict ).toBe( 'held' );
} );

test( 'where no title names the row, the whole file counts', () => {
	expect( weigh( row, [ ran( 'one' ), ran( 'two', false ) ] ).verdict ).toBe( 'broken' );
} );

test( 'a file of which no test was run breaks the row', () => {
	expect( weigh( row, [ ran( 'A18', true, 'tests/relay/other.test.ts' ) ] ) ).toMatchObject( {
		verdict: 'broken',
		silent: row.files,
	} );
} );

test( 'a row without a file is untested', () => {
	expect( weigh( { ...row, files: [] }, [ ran( 'A18' ) ] ).verdict ).toBe( 'untested' );
} );
