import { cursor } from '../../protocol';

/** Encodes a position in the stream. */
export const encodeCursor = ( epoch: string, number: number ) => `${ epoch }.${ number }`;

/** Decodes a position in the stream; null when the text is not one. */
export function decodeCursor( text: string ): { epoch: string; number: number } | null {
	if ( ! cursor.safeParse( text ).success ) {
		return null;
	}
	const dot = text.lastIndexOf( '.' );
	return { epoch: text.slice( 0, dot ), number: Number( text.slice( dot + 1 ) ) };
}

/** Writes one Server-Sent Event; `json` is one line. */
export function encodeEvent( type: string, json: string, id?: string ): string {
	return `event: ${ type }\n${ id === undefined ? '' : `id: ${ id }\n` }data: ${ json }\n\n`;
}

let lastPacket = '';
let lastBuffer = Buffer.alloc( 0 );

/**
 * Returns the bytes of a packet. The same event is written to many sockets in a row, so caching the last one gives
 * all of them the same buffer.
 */
export function bytesOf( packet: string ): Buffer {
	if ( packet !== lastPacket ) {
		lastPacket = packet;
		lastBuffer = Buffer.from( packet );
	}
	return lastBuffer;
}

let lastParts: readonly Buffer[] = [];
let lastJoined = Buffer.alloc( 0 );

/**
 * Returns packets as one buffer. Readers of the same events get the same packets in the same turn, so caching the last
 * buffer lets all of them share it.
 */
export function joinBytes( parts: readonly Buffer[] ): Buffer {
	const [ first ] = parts;
	if ( first !== undefined && parts.length === 1 ) {
		return first;
	}
	if ( parts.length !== lastParts.length || ! parts.every( ( part, index ) => part === lastParts[ index ] ) ) {
		lastParts = parts;
		lastJoined = Buffer.concat( parts );
	}
	return lastJoined;
}
