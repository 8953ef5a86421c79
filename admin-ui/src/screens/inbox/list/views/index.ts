import { closed } from './closed';
import { leads } from './leads';
import { mine } from './mine';
import { open } from './open';
import { queue } from './queue';
import type { InboxView } from './view';

/** The views of the list, in order. The first is the default. */
export const views: readonly [ InboxView, ...InboxView[] ] = [ queue, mine, open, closed, leads ];
