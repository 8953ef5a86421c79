import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Router } from 'express';
import type { z } from 'zod';
import type { Audience, RouteDescription } from '../../protocol';
import { type AgentParticipant, type VisitorParticipant } from '../participants';
import type { Site } from '../site';
import type { Sites } from '../sites';
import { type ClientAddress } from './client-address';
import { type ServiceCaller } from './middleware/authenticate';
type CallerOf<A extends Audience> = A extends 'visitor' ? VisitorParticipant : A extends 'agent' ? AgentParticipant : A extends 'service' ? ServiceCaller : never;
type ParsedBy<T> = T extends z.ZodType ? z.infer<T> : undefined;
/** A checked call: everything in it has been verified and parsed. */
export interface Call<R extends RouteDescription> {
    readonly site: Site;
    readonly caller: CallerOf<R['audiences'][number]>;
    readonly params: ParsedBy<R['params']>;
    readonly query: ParsedBy<R['query']>;
    readonly body: ParsedBy<R['body']>;
    /** Who shares a limit with this caller's address. */
    readonly addressKey: string;
    readonly req: IncomingMessage;
    readonly res: ServerResponse;
}
/** Which limit a call counts against; a handler that counts by itself says `none`. */
export type LimitName = 'request' | 'message' | 'none';
/** What every endpoint needs. */
export interface EndpointContext {
    readonly sites: Sites;
    readonly addresses: ClientAddress;
    /** Throws while the relay is stopping. */
    assertRunning(): void;
}
/**
 * Registers a route of a site from its description: who may call is checked first, then the origin, the limits and the
 * shape, and only then the handler runs.
 */
export declare function endpoint<const R extends RouteDescription>(router: Router, context: EndpointContext, route: R, limit: LimitName, handle: (call: Call<R>) => Promise<void>): void;
/** Answers a path that exists when its method does not. */
export declare function assertMethodKnown(req: IncomingMessage): void;
export {};
