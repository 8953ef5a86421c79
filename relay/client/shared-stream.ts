import type { Clock } from './clock';
import type { StreamListener, Surroundings } from './event-stream';
import type { AnyConversation, RelayClient } from './relay-client';

export interface SharedStreamOptions< C extends AnyConversation > extends StreamListener< C > {
	/** What tabs must have in common to share a stream: site and identity. */
	name: string;
	client: RelayClient< C >;
	clock?: Clock;
	random?: () => number;
	surroundings?: Surroundings;
	/** Default: the browser's, if it has them; without them every tab has its own stream. */
	locks?: LockManager | null;
	openChannel?: ( ( name: string ) => BroadcastChannel ) | null;
}

/*
 * Public methods of `SharedStream`: one stream per browser; the leading tab opens
 * it and passes events and status on to the others.
 *   start(): void
 *   stop(): void
 *   status: StreamStatus
 *   wake(): void   reconnects now instead of after the wait
 */
