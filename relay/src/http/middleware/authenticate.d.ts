import type { IncomingMessage } from 'node:http';
import type { Audience, ServiceClaims } from '../../../protocol';
import type { AgentParticipant, VisitorParticipant } from '../../participants';
import type { Site } from '../../site';
import type { Sites } from '../../sites';
/** Who calls, as their token proves, and the site that the token is from. */
export type Caller = (VisitorParticipant | AgentParticipant | ServiceCaller) & {
    readonly expiresAt: number;
};
export interface ServiceCaller {
    readonly type: 'service';
    readonly claims: ServiceClaims;
}
/** Finds the site by the token, checks the token with that site's keys, and names the caller. */
export declare function authenticate(req: IncomingMessage, sites: Sites, audiences: readonly Audience[]): Promise<{
    site: Site;
    caller: Caller;
}>;
