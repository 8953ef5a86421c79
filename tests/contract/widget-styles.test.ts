import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../scripts/environment/stamp';

const ROOT = join( __dirname, '../..' );

/** The rules of the widget's style sheets: each a selector with what it says. */
const rules = listFiles( 'plugin/widget/src' )
	.filter( ( file ) => file.endsWith( '.css' ) )
	.flatMap( ( file ) => [
		...readFileSync( join( ROOT, file ), 'utf8' )
			.replace( /\/\*.*?\*\//gs, '' )
			.matchAll( /([^{}]+)\{([^{}]*)\}/g ),
	] )
	.map( ( [ , selector = '', body = '' ] ) => ( { selector: selector.trim(), body } ) );

test( 'the rules are found', () => expect( rules.length ).toBeGreaterThan( 100 ) );

test( 'where one of text and ground follows the dark look, so does the other', () => {
	const mixed = rules.filter(
		( { body } ) =>
			( /(?<![-\w])color: (?:inherit|var\()/.test( body ) && /background: #/.test( body ) ) ||
			( /(?<![-\w])color: #/.test( body ) && /background: var\(/.test( body ) )
	);

	expect( mixed ).toEqual( [] );
} );

test( 'what moves to the left lets go of the right: else the right wins on pages from right to left', () => {
	const moved = rules.filter(
		( { selector, body } ) => selector.startsWith( '.is-left' ) && /(?<![-\w])left:/.test( body )
	);

	expect( moved.length ).toBeGreaterThan( 2 );
	for ( const { selector, body } of moved ) {
		expect( [ selector, body ] ).toEqual( [ selector, expect.stringContaining( 'right: auto' ) ] );
	}
} );
