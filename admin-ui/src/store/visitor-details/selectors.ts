import type { AccountsConfig } from '../../config';
import type { InboxState } from '../types';
import { unknownVisitor, type KnownVisitor } from './reducer';

/** Returns what agents know of a visitor, and what is being written about them. The first call starts loading it. */
export function getVisitorDetails( { visitorDetails }: InboxState, visitorId: string ): KnownVisitor {
	return visitorDetails.byVisitor[ visitorId ] ?? unknownVisitor;
}

/** Tells whether what is known of a visitor has been asked for. */
export function isVisitorKnown( { visitorDetails }: InboxState, visitorId: string ): boolean {
	return ( visitorDetails.byVisitor[ visitorId ] ?? unknownVisitor ).status !== 'idle';
}

/** Returns what there is to say of visitors who are users of this site. */
export function getAccounts( { visitorDetails }: InboxState ): AccountsConfig {
	return visitorDetails.accounts;
}
