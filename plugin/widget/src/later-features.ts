import './conversation/answered.css';
import './launcher/unread.css';
import { ended } from './ended';
import { rating } from './rating';

/** What nobody misses before somebody has answered. All of it comes in one chunk, when that has happened. */
export const laterFeatures = {
	ended,
	rating,
};

export type LaterFeatures = typeof laterFeatures;
