import type { InboxAction } from './actions';

/** Carries out a plain action: for the session, which knows what happened. */
export function happen( action: InboxAction ): InboxAction {
	return action;
}
