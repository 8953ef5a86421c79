import { createHmac, createHash, hkdfSync, randomBytes } from 'node:crypto';

/*
 * Makes what the plugin would make, from the description in relay/protocol/tokens.ts
 * and Node's cryptography alone: a change of the relay's own derivation or
 * verification must show in the tests.
 */

/** What plugin and relay of a site both know. */
export interface SiteSecrets {
	readonly id: string;
	readonly secret: string;
}

export type Purpose = 'visitor-access' | 'agent-access' | 'identity' | 'service';

export interface Header {
	alg?: unknown;
	typ?: unknown;
	kid?: unknown;
	[ name: string ]: unknown;
}

/** Claims to change; `undefined` leaves one out. */
export type Claims = Record< string, unknown >;

export interface TokenChanges {
	header?: Header;
	claims?: Claims;
	/** Signs with this instead of the right key. */
	key?: Buffer;
	/** Seconds since 1970 at which it is made. Default: now. */
	now?: number;
}

/** Derives the key of one purpose. */
export function deriveKey( { id, secret }: SiteSecrets, purpose: Purpose | 'key-id' ): Buffer {
	return Buffer.from( hkdfSync( 'sha256', Buffer.from( secret ), Buffer.from( id ), `veranda/v1/${ purpose }`, 32 ) );
}

/** Names the generation of the secret. */
export function keyId( site: SiteSecrets ): string {
	return deriveKey( site, 'key-id' ).toString( 'base64url' ).slice( 0, 8 );
}

/** Encodes and signs by HMAC-SHA-256, whatever the header claims. */
export function encodeToken( header: Header, claims: Claims, key: Buffer ): string {
	const text = `${ encodeJson( header ) }.${ encodeJson( claims ) }`;
	return `${ text }.${ createHmac( 'sha256', key ).update( text ).digest( 'base64url' ) }`;
}

/** Encodes one part of a token. */
export function encodeJson( value: unknown ): string {
	return Buffer.from( JSON.stringify( value ) ).toString( 'base64url' );
}

/** Reads the claims of a token without verifying anything. */
export function readClaims( token: string ): Claims {
	return JSON.parse( Buffer.from( token.split( '.' )[ 1 ] ?? '', 'base64url' ).toString() ) as Claims;
}

interface Kind {
	purpose: Purpose;
	typ: string;
	seconds: number;
}

function make( site: SiteSecrets, kind: Kind, own: Claims, changes: TokenChanges ): string {
	const now = changes.now ?? Math.floor( Date.now() / 1_000 );
	const claims: Claims = {
		iss: site.id,
		aud: 'veranda-relay',
		iat: now,
		exp: now + kind.seconds,
		jti: randomBytes( 16 ).toString( 'base64url' ),
		...own,
		...changes.claims,
	};
	const header: Header = { alg: 'HS256', typ: kind.typ, kid: keyId( site ), ...changes.header };
	return encodeToken( header, claims, changes.key ?? deriveKey( site, kind.purpose ) );
}

export interface AgentOptions {
	id?: number;
	name?: string;
	role?: 'agent' | 'supervisor';
	departments?: string[];
	avatar?: string | null;
	/** The access version. */
	version?: number;
}

/** Makes an agent's token as the plugin would. */
export function agentToken( site: SiteSecrets, agent: AgentOptions = {}, changes: TokenChanges = {} ): string {
	const id = agent.id ?? 5;
	const own = {
		sub: `agent:${ id }`,
		role: agent.role ?? 'agent',
		departments: agent.departments ?? [],
		name: agent.name ?? `Agent ${ id }`,
		avatar: agent.avatar ?? null,
		ver: agent.version ?? 0,
	};
	return make( site, { purpose: 'agent-access', typ: 'veranda-agent+jwt', seconds: 600 }, own, changes );
}

/** Makes a visitor's access token as the relay would. */
export function visitorToken( site: SiteSecrets, visitorId: string, changes: TokenChanges = {} ): string {
	const kind: Kind = { purpose: 'visitor-access', typ: 'veranda-visitor+jwt', seconds: 900 };
	return make( site, kind, { sub: `visitor:${ visitorId }` }, changes );
}

export interface IdentityOptions {
	userId?: number;
	name?: string;
	email?: string;
	/** The name of a role. */
	role?: string;
	/** The access version. */
	version?: number;
}

/** Makes the token by which WordPress vouches for a logged-in visitor. */
export function identityToken( site: SiteSecrets, who: IdentityOptions = {}, changes: TokenChanges = {} ): string {
	const userId = who.userId ?? 7;
	const own = {
		sub: `user:${ userId }`,
		name: who.name ?? 'Ada Byron',
		email: who.email ?? `user${ userId }@example.org`,
		ver: who.version ?? 0,
		...( who.role !== undefined && { role: who.role } ),
	};
	return make( site, { purpose: 'identity', typ: 'veranda-identity+jwt', seconds: 60 }, own, changes );
}

/** Makes the plugin's token for one request body. */
export function serviceToken( site: SiteSecrets, body: string, changes: TokenChanges = {} ): string {
	const own = { sub: 'plugin', bodyHash: hashOf( body ) };
	return make( site, { purpose: 'service', typ: 'veranda-service+jwt', seconds: 60 }, own, changes );
}

/** Hashes what a service token is bound to. */
export function hashOf( bytes: string ): string {
	return createHash( 'sha256' ).update( bytes ).digest( 'base64url' );
}
