/*
 * What a WebSocket client has to write (RFC 6455). A mask of zeros is a mask, and leaves the text as it is.
 */

/** Writes the request that opens a WebSocket. */
export function webSocketRequest( path: string ): string {
	return [
		`GET ${ path } HTTP/1.1`,
		'Host: 127.0.0.1',
		'Connection: Upgrade',
		'Upgrade: websocket',
		'Sec-WebSocket-Version: 13',
		'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
		'\r\n',
	].join( '\r\n' );
}

/** Writes one frame of ASCII text, as latin1. */
export function webSocketFrame( text: string ): string {
	const { length } = text;
	if ( length > 65_535 ) {
		throw new Error( 'A frame this long is not needed.' );
	}
	const size = length < 126 ? [ 128 | length ] : [ 128 | 126, length >> 8, length & 255 ];
	return String.fromCharCode( 129, ...size, 0, 0, 0, 0 ) + text;
}
