import type { Clock } from '../../../relay/client';
import type { Answers } from '../../../relay/client/fakes';
import { store } from '../store';
import { makeSession } from './make';
import { makeRegistry } from './registry';

/** Returns an inbox store whose relay answers as given. */
export function makeInbox( answers: Answers = {}, clock?: Clock ) {
	const connection = makeSession( answers, clock );
	const registry = makeRegistry( connection.session );
	return { ...connection, registry, actions: registry.dispatch( store ), select: registry.select( store ) };
}

/** Lets answers that are there be taken in. */
export const settled = () => new Promise( ( resolve ) => setTimeout( resolve ) );
