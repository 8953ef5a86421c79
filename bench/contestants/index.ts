import type { Contestant } from './contestant';
import { nchan } from './nchan';
import { bareWebSocket, expressBetterSse, expressSseChannel, naiveDurable, socketIo } from './peers';
import { veranda } from './veranda';

/** Everybody who can be compared; a scenario takes those who have what it looks at. */
export const CONTESTANTS: readonly Contestant[] = [
	veranda,
	expressSseChannel,
	expressBetterSse,
	bareWebSocket,
	socketIo,
	nchan,
	naiveDurable,
];
