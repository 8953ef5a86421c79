import jwt from 'jsonwebtoken';
import type { z } from 'zod';
import {
	agentClaims,
	CLOCK_LEEWAY_SECONDS,
	identityClaims,
	serviceClaims,
	TOKENS,
	visitorClaims,
	type TokenKind,
} from '../../protocol';
import { isoTime, type Clock } from '../clock';
import { ChatError, tokenInvalid, wrongScope } from '../errors';
import type { KeyGeneration } from './keys';

const CLAIMS = {
	visitor: visitorClaims,
	agent: agentClaims,
	identity: identityClaims,
	service: serviceClaims,
	serviceAnswer: serviceClaims,
} as const satisfies Record< TokenKind, z.ZodType >;

export type ClaimsOf< K extends TokenKind > = z.infer< ( typeof CLAIMS )[ K ] >;

/** A token that has been checked, which of the accepted kinds it is, and which generation of the secret signed it. */
export type VerifiedToken< K extends TokenKind > = K extends TokenKind
	? { readonly kind: K; readonly claims: ClaimsOf< K >; readonly keyId: string }
	: never;

const MAXIMUM_TOKEN_CHARACTERS = 4_096;
const REMEMBERED_TOKENS = 5_000;

/**
 * Reads the site that a token says it is from, before anything is verified: only
 * good for choosing whose keys shall judge it.
 */
export function readIssuer( token: string ): string | null {
	const payload = decode( token )?.payload;
	return typeof payload === 'object' && typeof payload.iss === 'string' ? payload.iss : null;
}

function decode( token: string ): jwt.Jwt | null {
	if ( token.length > MAXIMUM_TOKEN_CHARACTERS ) {
		return null;
	}
	try {
		return jwt.decode( token, { complete: true } );
	} catch {
		// What cannot be parsed is treated like a token that is not ours.
		return null;
	}
}

/** Verifies the tokens of one site: algorithm, type, key, audience, times and claims. */
export class TokenVerifier {
	/* A caller sends the same token with each call: once verified, only its times need to be checked again. */
	private readonly remembered = new Map< string, VerifiedToken< TokenKind > >();

	constructor(
		private readonly siteId: string,
		private readonly generations: readonly KeyGeneration[],
		private readonly clock: Clock
	) {}

	/** Returns the claims of a token of one of these kinds; throws what is to be answered otherwise. */
	verify< K extends TokenKind >( token: string, ...kinds: K[] ): VerifiedToken< K > {
		let verified = this.remembered.get( token );
		if ( verified === undefined ) {
			verified = this.judge( token, kinds );
			this.remember( token, verified );
		}
		if ( ! ( kinds as TokenKind[] ).includes( verified.kind ) ) {
			throw wrongScope();
		}
		this.assertTimes( verified );
		return verified as VerifiedToken< K >;
	}

	/** Whether a generation of the secret is still in use. */
	knows( keyId: string ): boolean {
		return this.generations.some( ( { kid } ) => kid === keyId );
	}

	private judge( token: string, wanted: readonly TokenKind[] ): VerifiedToken< TokenKind > {
		const decoded = decode( token );
		if ( decoded === null ) {
			throw tokenInvalid();
		}
		const keys = this.generations.find( ( generation ) => generation.kid === decoded.header.kid );
		if ( keys === undefined ) {
			throw tokenInvalid();
		}
		const kind = kindOf( decoded, wanted );
		if ( kind === null || ! isSignedBy( token, keys, kind ) ) {
			// Signed by us, but as another kind of token.
			throw Object.keys( TOKENS ).some( ( other ) => isSignedBy( token, keys, other as TokenKind ) )
				? wrongScope()
				: tokenInvalid();
		}
		const { iss, aud } = decoded.payload as jwt.JwtPayload;
		const claims = CLAIMS[ kind ].safeParse( decoded.payload );
		if ( iss !== this.siteId || aud !== TOKENS[ kind ].audience || ! claims.success ) {
			throw tokenInvalid();
		}
		const { iat, exp } = claims.data;
		if ( exp <= iat || exp - iat > TOKENS[ kind ].maxSeconds ) {
			throw tokenInvalid();
		}
		return { kind, claims: claims.data, keyId: keys.kid } as VerifiedToken< TokenKind >;
	}

	private assertTimes( { kind, claims }: VerifiedToken< TokenKind > ): void {
		const now = this.clock.now() / 1_000;
		// Formatting a time costs more than comparing it, and nearly every token is valid.
		const serverTime = () => isoTime( this.clock.now() );
		if ( claims.iat > now + CLOCK_LEEWAY_SECONDS ) {
			throw new ChatError(
				'clock_skew',
				`The token is from the future: the site's clock is ahead of the relay's. Set both by the same time server.`,
				{ serverTime: serverTime() }
			);
		}
		if ( claims.nbf !== undefined && claims.nbf > now + CLOCK_LEEWAY_SECONDS ) {
			throw tokenInvalid( 'The token is not valid yet.' );
		}
		if ( claims.exp <= now - CLOCK_LEEWAY_SECONDS ) {
			if ( kind === 'service' ) {
				// A service token is made for one call, so an old one shows a clock that is behind.
				throw new ChatError(
					'clock_skew',
					"The token was over before it arrived: the site's clock is behind the relay's. Set both by the same time server.",
					{ serverTime: serverTime() }
				);
			}
			throw new ChatError( 'token_expired', 'The token has expired. Get a new one.', {
				serverTime: serverTime(),
			} );
		}
	}

	private remember( token: string, verified: VerifiedToken< TokenKind > ): void {
		if ( this.remembered.size >= REMEMBERED_TOKENS ) {
			const oldest = this.remembered.keys().next().value as string;
			this.remembered.delete( oldest );
		}
		this.remembered.set( token, verified );
	}
}

/** Finds the kind by `typ`; plugin and relay share one type for both directions, told apart by the audience. */
function kindOf( { header }: jwt.Jwt, wanted: readonly TokenKind[] ): TokenKind | null {
	const kinds = ( Object.keys( TOKENS ) as TokenKind[] ).filter( ( kind ) => TOKENS[ kind ].typ === header.typ );
	return kinds.find( ( kind ) => wanted.includes( kind ) ) ?? kinds[ 0 ] ?? null;
}

/** Checks the signature alone; the algorithm is ours to say, never the token's (docs/threats.md A02). */
function isSignedBy( token: string, keys: KeyGeneration, kind: TokenKind ): boolean {
	try {
		jwt.verify( token, keys.keyFor( kind ), {
			algorithms: [ 'HS256' ],
			ignoreExpiration: true,
			ignoreNotBefore: true,
		} );
		return true;
	} catch {
		// Whatever failed, it is not a signature of ours.
		return false;
	}
}
