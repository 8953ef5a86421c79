import { z } from 'zod';
import { agentId, departmentId, siteId, visitorId } from './ids';

/*
 * Tokens are JWTs, HS256 only. Keys: HKDF-SHA-256( ikm = the site secret's
 * bytes, salt = the site id's bytes, info = `veranda/v1/` + purpose, 32 bytes ).
 * `kid` names the generation of the secret: the first 8 characters of the
 * base64url of HKDF( …, info = `veranda/v1/key-id`, 32 bytes ).
 * PHP derives the same in plugin/includes/Auth/; the samples are read by both.
 */

/** Seconds by which clocks may differ (docs/threats.md A03, B25). */
export const CLOCK_LEEWAY_SECONDS = 60;

/** For each kind of token: JWT `typ`, key purpose, `aud`, and the longest life in seconds. */
export const TOKENS = {
	visitor: { typ: 'veranda-visitor+jwt', purpose: 'visitor-access', audience: 'veranda-relay', maxSeconds: 900 },
	agent: { typ: 'veranda-agent+jwt', purpose: 'agent-access', audience: 'veranda-relay', maxSeconds: 600 },
	identity: { typ: 'veranda-identity+jwt', purpose: 'identity', audience: 'veranda-relay', maxSeconds: 60 },
	/** Plugin to relay. */
	service: { typ: 'veranda-service+jwt', purpose: 'service', audience: 'veranda-relay', maxSeconds: 60 },
	/** Relay to plugin. */
	serviceAnswer: { typ: 'veranda-service+jwt', purpose: 'service', audience: 'veranda-plugin', maxSeconds: 60 },
} as const;

export type TokenKind = keyof typeof TOKENS;

/* Claims are loose on purpose: an older relay must read what a newer plugin adds. */
const claims = {
	iss: siteId,
	aud: z.string(),
	iat: z.int(),
	exp: z.int(),
	nbf: z.int().optional(),
	jti: z.string().min( 16 ).max( 64 ),
};

export const visitorClaims = z.object( {
	...claims,
	sub: z.templateLiteral( [ 'visitor:', visitorId ] ),
} );

export const agentClaims = z.object( {
	...claims,
	sub: agentId,
	role: z
		.enum( [ 'agent', 'supervisor' ] )
		.meta( { description: 'A supervisor holds the capability `veranda_manage`.' } ),
	departments: z.array( departmentId ).meta( { description: 'The agent sees only these; empty: all.' } ),
	name: z.string().min( 1 ).max( 250 ),
	avatar: z.string().nullable(),
	ver: z
		.int()
		.nonnegative()
		.meta( { description: "The agent's access version; lower than the stored one means revoked." } ),
} );

export const identityClaims = z.object( {
	...claims,
	sub: z.string().regex( /^user:[1-9][0-9]{0,18}$/ ),
	name: z.string().max( 250 ),
	email: z.string().max( 254 ),
	role: z
		.string()
		.max( 100 )
		.optional()
		.meta( { description: 'The name of a role in WordPress; left out: none, or an older plugin.' } ),
	ver: z
		.int()
		.nonnegative()
		.meta( { description: "The user's access version as a visitor; a rise ends the sessions begun before." } ),
} );

/** `bodyHash`: base64url of the SHA-256 of the request's (or, from the relay, the nonce's) bytes. */
export const serviceClaims = z.object( {
	...claims,
	sub: z.enum( [ 'plugin', 'relay' ] ),
	bodyHash: z.string().regex( /^[A-Za-z0-9_-]{43}$/ ),
} );

export type VisitorClaims = z.infer< typeof visitorClaims >;
export type AgentClaims = z.infer< typeof agentClaims >;
export type IdentityClaims = z.infer< typeof identityClaims >;
export type ServiceClaims = z.infer< typeof serviceClaims >;
