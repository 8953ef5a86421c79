import type { InboxState } from '../types';
import type { Wanted } from './reducer';

/** Returns the message that the inbox is opened at. */
export const getWantedMessage = ( state: InboxState ): Wanted | null => state.search.wanted;
