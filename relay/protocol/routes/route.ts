import { z } from 'zod';
import type { ProblemCode } from '../errors';
import { conversationId, siteId, visitorId } from '../ids';

/** Whose token a route takes; none for a public route. */
export type Audience = 'visitor' | 'agent' | 'service';

/** What a route takes, who may call it, and what it answers. */
export interface RouteDescription {
	readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
	/** With `{name}` for parameters. */
	readonly path: string;
	/** The resource. Only `operations` are asked of the relay as a whole, and not of a site. */
	readonly tag: string;
	readonly summary: string;
	readonly audiences: readonly Audience[];
	readonly params?: z.ZodObject;
	readonly query?: z.ZodType;
	readonly body?: z.ZodType;
	/** By status; null stands for an empty body, strings for the other media types that there are. */
	readonly answers: Readonly< Record< number, z.ZodType | readonly string[] | string | null > >;
	/** Codes beyond those that any route may answer. With `blocked` among them, it refuses visitors who are blocked. */
	readonly problems?: readonly ProblemCode[];
}

/** Keeps a description's exact types. */
export const route = < const R extends RouteDescription >( description: R ) => description;

export const siteParams = z.strictObject( { site: siteId } );
export const conversationParams = z.strictObject( { id: conversationId } );
export const visitorParams = z.strictObject( { id: visitorId } );

export const both = [ 'visitor', 'agent' ] as const;
