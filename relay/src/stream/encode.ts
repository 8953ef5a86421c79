import { cursor } from '../../protocol';

/** Writes a place in the stream. */
export const encodeCursor = ( epoch: string, number: number ) => `${ epoch }.${ number }`;

/** Reads a place in the stream; null for what has not the form of one. */
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
 * Returns the bytes of a packet. One event goes to many sockets one after another, so remembering the last one makes
 * it one buffer for all of them.
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
 * Returns packets as one piece of memory. Those who hear the same get the same packets in the same turn, so remembering
 * the last piece makes it one for all of them.
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
