import './conversation/answered.css';
import { ended } from './ended';
import { unreadBadge } from './launcher/unread-badge';
import { pageTitle } from './page-title';
import { preview } from './preview';
import { rating } from './rating';
import { reading } from './reading';
import { sound } from './sound';

export { MissedPill } from './conversation/missed-pill';

/** What nobody misses before somebody has answered. All of it comes in one chunk, when that has happened. */
export const laterFeatures = {
	ended,
	pageTitle,
	preview,
	rating,
	reading,
	sound,
	unreadBadge,
};

export type LaterFeatures = typeof laterFeatures;
