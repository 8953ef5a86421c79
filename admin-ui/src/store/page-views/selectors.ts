import type { PageView } from '../../../../relay/protocol';
import type { InboxState } from '../types';

const NONE: PageView[] = [];

/** Returns where a visitor was during conversations, the newest first. The first call starts loading it. */
export function getPageViews( { pageViews }: InboxState, visitorId: string ): PageView[] {
	return pageViews.trails[ visitorId ] ?? NONE;
}
