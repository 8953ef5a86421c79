import type { Feature } from '../core/feature';
import type { ConnectionState } from './state';
import { StatusBar } from './status-bar';

/** How the connection is, and what waits to be sent. */
export const connection: Feature< ConnectionState > = {
	initial: { stream: 'connecting', pending: [] },
	reduce: {
		'stream.changed': ( slice, { stream } ) => ( { ...slice, stream } ),
		'outbox.changed': ( slice, { pending } ) => ( { ...slice, pending } ),
	},
	parts: [ { slot: 'bar', view: StatusBar, order: 10 } ],
};
