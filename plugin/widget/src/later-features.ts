import './conversation/answered.css';
import { ended } from './ended';
import { unreadBadge } from './launcher/unread-badge';
import { rating } from './rating';
import { reading } from './reading';

export { MissedPill } from './conversation/missed-pill';

/** What nobody misses before somebody has answered. All of it comes in one chunk, when that has happened. */
export const laterFeatures = {
	ended,
	rating,
	reading,
	unreadBadge,
};

export type LaterFeatures = typeof laterFeatures;
