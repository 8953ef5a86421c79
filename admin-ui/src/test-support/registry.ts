import { createRegistry, type dispatch, type select, type subscribe, type useDispatch } from '@wordpress/data';
import { store as preferencesStore } from '@wordpress/preferences';
import { snackbarStore } from '../snackbars/store';
import { createInboxStore, type store } from '../store';
import type { Session } from '../store/session/session';
import { makeSession } from './make';

/** What the tests use of a registry; WordPress's own type leaves out `register`. */
export interface TestRegistry {
	register(
		descriptor: ReturnType< typeof createInboxStore > | typeof snackbarStore | typeof preferencesStore
	): void;
	dispatch: typeof dispatch;
	select: typeof select;
	subscribe: typeof subscribe;
}

/** The inbox's actions, as components call them. */
export type InboxActions = ReturnType< typeof useDispatch< typeof store > >;

/** Returns a registry with an inbox store of its own. */
export function makeRegistry( session: Session = makeSession().session ): TestRegistry {
	const registry = createRegistry() as unknown as TestRegistry;
	registry.register( createInboxStore( session ) );
	registry.register( snackbarStore );
	registry.register( preferencesStore );
	return registry;
}
