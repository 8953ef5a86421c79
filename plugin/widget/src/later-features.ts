import './conversation/answered.css';
import { callback } from './callback';
import { ended } from './ended';
import { ending } from './ending';
import { unreadBadge } from './launcher/unread-badge';
import { language } from './language';
import { ownData } from './own-data';
import { pageTitle } from './page-title';
import { pageViews } from './page-views';
import { pastConversations } from './past-conversations';
import { preview } from './preview';
import { privacy } from './privacy';
import { rating } from './rating';
import { reading } from './reading';
import { sound } from './sound';
import { transcript } from './transcript';

export { MissedPill } from './conversation/missed-pill';
export { MenuList } from './header/menu-list';

/**
 * What nobody misses before somebody has answered, the conversation goes on from another page, or the menu is opened. All of
 * it comes in one chunk, when that has happened.
 */
export const laterFeatures = {
	callback,
	ended,
	ending,
	language,
	ownData,
	pageTitle,
	pageViews,
	pastConversations,
	preview,
	privacy,
	rating,
	reading,
	sound,
	transcript,
	unreadBadge,
};

export type LaterFeatures = typeof laterFeatures;
