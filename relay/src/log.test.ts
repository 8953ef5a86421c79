import { describeError } from './log';

const WORDS = "Duplicate entry 'Call me:\n    at nora@example.org\nor +49 30 901820' for key 'email'";

test( 'A42: of what the database refused, the log has no word, however many lines it has', () => {
	const error = Object.assign( new Error( WORDS ), { code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000' } );
	const wrapped = new Error( 'A job failed.', { cause: error } );

	const logged = JSON.stringify( describeError( wrapped ) );

	expect( logged ).not.toMatch( /nora|901820|Call me|Duplicate/ );
	expect( describeError( error ) ).toMatchObject( {
		message: 'The database refused a statement.',
		code: 'ER_DUP_ENTRY',
		stack: expect.stringMatching( /^ {4}at .*log\.test\.ts/ ),
	} );
} );

test( 'what is no error is told as it is, and cut', () => {
	expect( describeError( 'x'.repeat( 5_000 ) ) ).toEqual( { message: `${ 'x'.repeat( 1_024 ) }…` } );
} );
