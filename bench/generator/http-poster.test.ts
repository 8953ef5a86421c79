import { isWhole } from './http-poster';

test.each( [
	[ 'a head that has not ended', 'HTTP/1.1 201 Created\r\nContent-Length: 0\r\n', false ],
	[ 'a body that is missing', 'HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n', false ],
	[ 'half a body', 'HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\n{', false ],
	[ 'a whole body', 'HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\n{}', true ],
	[ 'no body', 'HTTP/1.1 204 No Content\r\n\r\n', true ],
	[ 'chunks to come', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n', false ],
	[ 'all chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n', true ],
] )( 'of an answer with %s', ( _, answer, isAll ) => {
	expect( isWhole( answer ) ).toBe( isAll );
} );
