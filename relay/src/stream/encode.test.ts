import { toJson } from '../json';
import { bytesOf, decodeCursor, encodeCursor, encodeEvent } from './encode';

test.each( [ 'a\nb', 'a\r\nb', '\nid: 99\nevent: bye', 'a\u2028b\u2029c', '"\\' ] )(
	'%j stays within one line of data and comes back as it was',
	( body ) => {
		const packet = encodeEvent( 'message.created', toJson( { body } ), 'e.1' );
		const lines = packet.split( /\r\n|\r|\n|\u2028|\u2029/ );

		expect( lines ).toHaveLength( 5 );
		expect( lines.slice( 0, 2 ) ).toEqual( [ 'event: message.created', 'id: e.1' ] );
		expect( JSON.parse( ( lines[ 2 ] as string ).slice( 'data: '.length ) ) ).toEqual( { body } );
	}
);

test( 'a passing event carries no id', () => {
	expect( encodeEvent( 'heartbeat', '{}' ) ).toBe( 'event: heartbeat\ndata: {}\n\n' );
} );

test( 'a cursor is read as it was written', () => {
	expect( decodeCursor( encodeCursor( 'abc', 42 ) ) ).toEqual( { epoch: 'abc', number: 42 } );
} );

test.each( [ '', 'abc', '-1', 'abc.-1', 'abc.01', 'abc.1e3', 'abc.99999999999999999999', 'a b.1', '.1' ] )(
	'%j is no cursor',
	( text ) => {
		expect( decodeCursor( text ) ).toBeNull();
	}
);

test( 'one packet is one buffer, however many read it', () => {
	const packet = encodeEvent( 'heartbeat', '{"é":1}' );
	const bytes = bytesOf( packet );

	expect( bytesOf( packet ) ).toBe( bytes );
	expect( bytes.toString() ).toBe( packet );
	expect( bytesOf( 'other' ).toString() ).toBe( 'other' );
} );
