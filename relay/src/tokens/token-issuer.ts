import { createHash, randomBytes } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { TOKENS } from '../../protocol';
import type { Clock } from '../clock';
import type { KeyGeneration } from './keys';

/** A signed token and when it ends, in milliseconds since 1970. */
export interface IssuedToken {
	token: string;
	expiresAt: number;
}

/** Signs visitors' access tokens and answers to service calls. */
export class TokenIssuer {
	constructor(
		private readonly siteId: string,
		private readonly keys: KeyGeneration,
		private readonly clock: Clock
	) {}

	/** Issues a visitor's access token. */
	forVisitor( visitorId: string ): IssuedToken {
		return this.issue( 'visitor', { sub: `visitor:${ visitorId }` } );
	}

	/** Issues the relay's answer to a service call, bound to these bytes. */
	forService( bytes: string ): IssuedToken {
		return this.issue( 'serviceAnswer', { sub: 'relay', bodyHash: bodyHash( bytes ) } );
	}

	private issue( kind: 'visitor' | 'serviceAnswer', claims: object ): IssuedToken {
		const { typ, audience, maxSeconds } = TOKENS[ kind ];
		const iat = Math.floor( this.clock.now() / 1_000 );
		const exp = iat + maxSeconds;
		const token = jwt.sign(
			{ ...claims, iss: this.siteId, aud: audience, iat, exp, jti: randomBytes( 16 ).toString( 'base64url' ) },
			this.keys.keyFor( kind ),
			{ algorithm: 'HS256', header: { alg: 'HS256', typ, kid: this.keys.kid } }
		);
		return { token, expiresAt: exp * 1_000 };
	}
}

/** Hashes what a service token is bound to. */
export function bodyHash( bytes: string | Buffer ): string {
	return createHash( 'sha256' ).update( bytes ).digest( 'base64url' );
}
