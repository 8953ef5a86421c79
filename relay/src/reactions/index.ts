import { missedChats } from './missed-chat';
import type { Reaction } from './reaction';
import { search } from './search';
import { visitorRequests } from './visitor-request';

/** Everything that follows from committed events, one a file. */
export const REACTIONS: readonly Reaction[] = [ missedChats, search, visitorRequests ];
