import type { Conversation } from '../../../relay/protocol';
import { isWaiting, OVERDUE_TARGETS, waitingSince } from '../waiting-since';

/** How often to look. */
export const OVERDUE_EVERY_MS = 5_000;
/** Most that are kept in mind. */
const MOST = 100;

/**
 * Returns who has waited far too long since this was last asked, on any page of this browser under the same name:
 * each is told once.
 */
export function newlyOverdue(
	name: string,
	conversations: readonly Conversation[],
	targetSeconds: number,
	now: number
): Conversation[] {
	const since = ( conversation: Conversation ) => `${ conversation.id } ${ waitingSince( conversation ) }`;
	const overdue = conversations.filter(
		( each ) =>
			each.kind === 'chat' &&
			isWaiting( each ) &&
			now - Date.parse( waitingSince( each ) ) >= OVERDUE_TARGETS * targetSeconds * 1_000
	);
	const key = `veranda:overdue:${ name }`;
	const told = read( key );
	const fresh = overdue.filter( ( each ) => ! told.includes( since( each ) ) );
	if ( fresh.length > 0 ) {
		write( key, [ ...told, ...fresh.map( since ) ].slice( -MOST ) );
	}
	return fresh;
}

/** Stands in where storage is blocked: then each page tells for itself. */
const memory = new Map< string, string[] >();

function read( key: string ): string[] {
	try {
		const stored: unknown = JSON.parse( window.localStorage.getItem( key ) ?? '[]' );
		return Array.isArray( stored ) ? stored : [];
	} catch {
		return memory.get( key ) ?? [];
	}
}

function write( key: string, told: string[] ): void {
	memory.set( key, told );
	try {
		window.localStorage.setItem( key, JSON.stringify( told ) );
	} catch {
		// See above.
	}
}
