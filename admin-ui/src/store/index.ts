import { createReduxStore, register } from '@wordpress/data';
import { happen } from './happen';
import * as loading from './loading';
import { reducer } from './reducer';
import * as resolvers from './resolvers';
import * as selectors from './selectors';
import * as thunks from './thunks';

/** The inbox's state: what the relay said, what waits to be sent, and what the agent is doing. */
export const store = createReduxStore( 'veranda/inbox', {
	reducer,
	actions: { happen, ...loading, ...thunks },
	selectors,
	resolvers,
} );

register( store );
