import { closed } from './closed';
import { leads } from './leads';
import { messages } from './messages';
import { mine } from './mine';
import { needsReply } from './needs-reply';
import { open } from './open';
import { queue } from './queue';
import { snoozed } from './snoozed';
import { spam } from './spam';
import type { InboxView } from './view';

/** The views of the list, in order. The first is the default. */
export const views: readonly [ InboxView, ...InboxView[] ] = [
	queue,
	mine,
	open,
	closed,
	leads,
	needsReply,
	messages,
	snoozed,
	spam,
];
