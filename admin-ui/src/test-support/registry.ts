import { createRegistry, type dispatch, type select } from '@wordpress/data';
import { snackbarStore } from '../snackbars/store';
import { store } from '../store';

/** What the tests use of a registry; WordPress's own type leaves out `register`. */
interface TestRegistry {
	register( descriptor: typeof store | typeof snackbarStore ): void;
	dispatch: typeof dispatch;
	select: typeof select;
}

/** Returns a registry with an inbox store of its own. */
export function makeRegistry(): TestRegistry {
	const registry = createRegistry() as unknown as TestRegistry;
	registry.register( store );
	registry.register( snackbarStore );
	return registry;
}
