import type { IncomingMessage } from 'node:http';
import type { Audience, ServiceClaims } from '../../../protocol';
import { ChatError, tokenInvalid } from '../../errors';
import type { AgentParticipant, VisitorParticipant } from '../../participants';
import type { Site } from '../../site/site';
import type { Sites } from '../../sites';

/** The verified caller and their site. */
export type Caller = ( VisitorParticipant | AgentParticipant | ServiceCaller ) & { readonly expiresAt: number };

export interface ServiceCaller {
	readonly type: 'service';
	readonly claims: ServiceClaims;
}

/** Reads the bearer token. A token in the URL does not count: URLs are logged. */
function bearerOf( req: IncomingMessage ): string {
	const header = req.headers.authorization ?? '';
	const [ scheme = '', token = '', ...rest ] = header.split( ' ' );
	if ( header === '' ) {
		throw new ChatError( 'token_missing', 'Send a token in the Authorization header.' );
	}
	if ( scheme.toLowerCase() !== 'bearer' || token === '' || rest.length > 0 ) {
		throw tokenInvalid( 'The Authorization header must be "Bearer" and a token.' );
	}
	return token;
}

/** Finds the token's site, verifies the token with that site's keys, and returns the caller. */
export async function authenticate(
	req: IncomingMessage,
	sites: Sites,
	audiences: readonly Audience[]
): Promise< { site: Site; caller: Caller } > {
	const token = bearerOf( req );
	const site = sites.findByToken( token );
	if ( site === undefined ) {
		throw tokenInvalid();
	}
	const verified = site.verifier.verify( token, ...audiences );
	const expiresAt = verified.claims.exp * 1_000;
	if ( verified.kind === 'service' ) {
		return { site, caller: { type: 'service', claims: verified.claims, expiresAt } };
	}
	site.feed.assertServing();
	const participant =
		verified.kind === 'agent'
			? await site.directory.getAgent( verified.claims )
			: await site.directory.getVisitor( verified.claims.sub.slice( 'visitor:'.length ) );
	return { site, caller: { ...participant, expiresAt } };
}
