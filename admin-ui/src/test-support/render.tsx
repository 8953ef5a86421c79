import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RegistryProvider } from '@wordpress/data';
import { StrictMode } from '@wordpress/element';
import type { ReactElement } from 'react';
import { store } from '../store';
import { makeSession } from './make';
import { makeRegistry, type InboxActions } from './registry';

/** Something that has happened before a test begins. */
export type Step = ( actions: InboxActions ) => unknown;

/** Shows a part of the inbox with a store of its own, after these steps. */
export function renderWithStore(
	element: ReactElement,
	steps: Step[] = [],
	connection: ReturnType< typeof makeSession > = makeSession()
) {
	const registry = makeRegistry( connection.session );
	const actions = registry.dispatch( store );
	steps.forEach( ( step ) => step( actions ) );

	const wrapped = ( part: ReactElement ) => (
		<StrictMode>
			<RegistryProvider value={ registry as never }>{ part }</RegistryProvider>
		</StrictMode>
	);
	const { container, rerender, unmount } = render( wrapped( element ) );
	return {
		user: userEvent.setup(),
		actions,
		registry,
		select: registry.select( store ),
		container,
		rerender: ( part: ReactElement ) => rerender( wrapped( part ) ),
		unmount,
		...connection,
	};
}
