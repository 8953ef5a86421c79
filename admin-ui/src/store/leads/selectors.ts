import type { Lead } from '../../../../relay/protocol';
import type { InboxState } from '../types';
import type { LeadsState } from './reducer';

const NONE: Lead[] = [];

/** Returns the leads as far as they are loaded. */
export function getLeads( { leads }: InboxState ): LeadsState {
	return leads;
}

/** Returns what a visitor has entered, the newest first. The first call starts loading it. */
export function getVisitorLeads( { leads }: InboxState, visitorId: string ): Lead[] {
	return leads.ofVisitors[ visitorId ] ?? NONE;
}
