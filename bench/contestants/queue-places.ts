import { setTimeout as delay } from 'node:timers/promises';

/** The relay looks through its queues every five seconds (relay/src/jobs/queue.ts). */
const QUEUE_MS = 6_000;

/**
 * Waits until visitors who have just begun to wait have been told their place. That happens once and brings their last
 * message along, which would count as a message that came twice.
 */
export function untilPlacesAreTold(): Promise< void > {
	return delay( QUEUE_MS );
}
