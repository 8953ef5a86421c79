import { heldLocks, holdLock } from './page-locks';

const lockOf = ( name: string, openId: string ) => `veranda:view:${ name }:${ openId }`;

/** Notes that the agent looks at this page, and at which conversation in it; returns how to take that back. */
export function noteView( name: string, openId: string | null ): () => void {
	const ending = new AbortController();
	holdLock( lockOf( name, openId ?? '' ), ending.signal );
	return () => ending.abort();
}

/** Lists the conversations in the pages of this browser that the agent looks at, with '' for a page without one. */
export async function viewedConversations( name: string ): Promise< string[] > {
	const start = lockOf( name, '' );
	return ( await heldLocks() )
		.filter( ( lock ) => lock.startsWith( start ) )
		.map( ( lock ) => lock.slice( start.length ) );
}
