import { randomBytes } from 'node:crypto';

/* Random bytes are drawn in blocks: one call to the system for 256 ids. */
const BLOCK = 16 * 256;
let block = Buffer.alloc( 0 );
let used = 0;

/** Makes a public id: a prefix and 128 random bits (relay/protocol/ids.ts). */
export function makeId( prefix: 'v' | 'c' | 'm' | 'd' ): string {
	if ( used >= block.length ) {
		block = randomBytes( BLOCK );
		used = 0;
	}
	const id = block.toString( 'base64url', used, used + 16 );
	used += 16;
	return `${ prefix }_${ id }`;
}

/** Writes an agent's id as the wire has it. */
export const agentIdOf = ( wpUserId: number ) => `agent:${ wpUserId }`;

/** Reads an agent's id; null when the number is not one that a database can give. */
export function parseAgentId( id: string ): number | null {
	const number = Number( id.slice( 'agent:'.length ) );
	return Number.isSafeInteger( number ) && number > 0 ? number : null;
}
