import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RegistryProvider } from '@wordpress/data';
import type { ReactElement } from 'react';
import { store } from '../store';
import type { InboxAction } from '../store/actions';
import { setSession } from '../store/current-session';
import { makeSession, ME } from './make';
import { makeRegistry } from './registry';

/** Shows a part of the inbox with a store of its own, after these actions. */
export function renderWithStore(
	element: ReactElement,
	actions: InboxAction[] = [],
	connection: ReturnType< typeof makeSession > = makeSession()
) {
	const registry = makeRegistry();
	setSession( connection.session );
	const happen = ( action: InboxAction ) => void registry.dispatch( store ).happen( action );

	happen( { type: 'STARTED', currentAgentId: ME, drafts: {} } );
	actions.forEach( happen );

	const { container } = render( <RegistryProvider value={ registry as never }>{ element }</RegistryProvider> );
	return { user: userEvent.setup(), happen, actions: registry.dispatch( store ), container, ...connection };
}
