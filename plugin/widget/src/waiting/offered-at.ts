import type { OwnConversation } from '../../../../relay/protocol';
import type { WidgetConfig } from '../config';

/** For pages of before there was a setting. */
const OFFER_MINUTES = 3;

/** Returns when something else is offered to who waits, in milliseconds as `Date.now()` has them. */
export function offeredAt( { offerMinutes = OFFER_MINUTES }: WidgetConfig, { queuedAt }: OwnConversation ): number {
	return Date.parse( queuedAt ?? '' ) + offerMinutes * 60_000;
}
