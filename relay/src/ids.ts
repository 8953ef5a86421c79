import { randomBytes } from 'node:crypto';

/* Random bytes are read in blocks: one system call for 256 ids. */
const BLOCK = 16 * 256;
let block = Buffer.alloc( 0 );
let used = 0;

/** Makes a public id: a prefix and 128 random bits (relay/protocol/ids.ts). */
export function makeId( prefix: 'v' | 'c' | 'm' | 'd' | 't' | 'l' | 'r' | 'b' | 'w' | 'n' ): string {
	if ( used >= block.length ) {
		block = randomBytes( BLOCK );
		used = 0;
	}
	const id = block.toString( 'base64url', used, used + 16 );
	used += 16;
	return `${ prefix }_${ id }`;
}

/** Returns an agent's public id. */
export const agentIdOf = ( wpUserId: number ) => `agent:${ wpUserId }`;

/** Parses an agent's public id; null when its number cannot be an id of the database. */
export function parseAgentId( id: string ): number | null {
	const number = Number( id.slice( 'agent:'.length ) );
	return Number.isSafeInteger( number ) && number > 0 ? number : null;
}
