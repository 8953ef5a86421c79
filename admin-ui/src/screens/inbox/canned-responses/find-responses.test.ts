import { makeCannedResponse } from '../../../test-support/make';
import { findResponses, findSearch } from './find-responses';

test.each( [
	[ '/', 1, { start: 0, query: '' } ],
	[ 'Hi /hel', 7, { start: 3, query: 'hel' } ],
	[ 'Hi\n/hel', 7, { start: 3, query: 'hel' } ],
	[ 'Hi /hello there', 6, { start: 3, query: 'he' } ],
	[ 'Hi /hel ', 8, null ],
	[ 'and/or', 6, null ],
	[ 'https://', 8, null ],
	[ '/usr/bin', 8, null ],
	[ 'Hi', 2, null ],
] )( 'in %j with the caret at %d one looks for %j', ( text, caret, search ) => {
	expect( findSearch( text, caret ) ).toEqual( search );
} );

test( 'the shortcut counts more than the title, and that more than the text', () => {
	const all = [
		makeCannedResponse( { shortcut: 'd', body: 'Say hello' } ),
		makeCannedResponse( { shortcut: 'c', title: 'HELLO again' } ),
		makeCannedResponse( { shortcut: 'b-hello' } ),
		makeCannedResponse( { shortcut: 'Hello' } ),
		makeCannedResponse( { shortcut: 'e', body: 'Bye' } ),
	];

	expect( findResponses( all, 'hello', null ).map( ( { shortcut } ) => shortcut ) ).toEqual( [
		'Hello',
		'b-hello',
		'c',
		'd',
	] );
} );

test( 'of equals, the visitor’s language comes first, then what fits any, then what is used most', () => {
	const all = [
		makeCannedResponse( { shortcut: 'english', language: 'en', usageCount: 50 } ),
		makeCannedResponse( { shortcut: 'any', usageCount: 1 } ),
		makeCannedResponse( { shortcut: 'often', usageCount: 5 } ),
		makeCannedResponse( { shortcut: 'german', language: 'de' } ),
	];

	expect( findResponses( all, '', 'de_AT' ).map( ( { shortcut } ) => shortcut ) ).toEqual( [
		'german',
		'often',
		'any',
		'english',
	] );
} );
