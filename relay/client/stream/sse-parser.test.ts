import { ServerSentEventParser } from './sse-parser';

const TEXT = ': comment\n\nid: e.1\nevent: a\ndata: {"x":1}\n\nevent: b\ndata: two\ndata: lines\n\n';
const EVENTS = [
	{ id: 'e.1', type: 'a', data: '{"x":1}' },
	{ id: null, type: 'b', data: 'two\nlines' },
];

test( 'events are the same however the stream is cut', () => {
	for ( let size = 1; size <= TEXT.length; size++ ) {
		const parser = new ServerSentEventParser();
		const events = [];
		for ( let at = 0; at < TEXT.length; at += size ) {
			events.push( ...parser.push( TEXT.slice( at, at + size ) ) );
		}
		expect( events ).toEqual( EVENTS );
	}
} );

test.each( [ '\n', '\r\n', '\r' ] )( 'lines may end in %j', ( end ) => {
	const parser = new ServerSentEventParser();
	const events = [ ...parser.push( TEXT.replaceAll( '\n', end ) ), ...parser.push( ':' ) ];

	expect( events ).toEqual( EVENTS );
} );

test( 'an id belongs to one event only', () => {
	const parser = new ServerSentEventParser();

	const [ first, second ] = parser.push( 'id: e.1\ndata: 1\n\ndata: 2\n\n' );

	expect( first?.id ).toBe( 'e.1' );
	expect( second?.id ).toBeNull();
} );

test( 'a line separator inside the data is data', () => {
	const body = JSON.stringify( { body: 'a\u2028b\nid: 99' } );

	expect( new ServerSentEventParser().push( `data: ${ body }\n\n` )[ 0 ]?.data ).toBe( body );
} );

test( 'half an event is none', () => {
	expect( new ServerSentEventParser().push( 'data: 1\n' ) ).toEqual( [] );
} );
