import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TokenKind } from '../../relay/protocol';
import type { Clock } from '../../relay/src/clock';
import { deriveKeys } from '../../relay/src/tokens/keys';
import { TokenVerifier } from '../../relay/src/tokens/token-verifier';

/*
 * The samples hold tokens as both sides must make and judge them; tests/php
 * reads the same file. They were made with Node's cryptography alone.
 */

interface Samples {
	siteId: string;
	secret: string;
	previousSecret: string;
	keyIds: { current: string; previous: string };
	/** Seconds since 1970 at which the tokens are judged. */
	now: number;
	keys: Record< string, string >;
	accepted: { kind: TokenKind; secret: 'current' | 'previous'; claims: object; token: string }[];
	refused: { kind: TokenKind; why: string; token: string }[];
}

const samples = JSON.parse( readFileSync( join( __dirname, 'samples/tokens.json' ), 'utf8' ) ) as Samples;

const current = deriveKeys( samples.siteId, samples.secret );
const previous = deriveKeys( samples.siteId, samples.previousSecret );
const clock: Clock = { now: () => samples.now * 1_000, monotonic: () => 0, after: () => () => {} };
const verifier = new TokenVerifier( samples.siteId, [ current, previous ], clock );

test( 'keys and their names are those of the samples', () => {
	expect( [ current.kid, previous.kid ] ).toEqual( [ samples.keyIds.current, samples.keyIds.previous ] );
	expect( current.keyFor( 'visitor' ).export().toString( 'hex' ) ).toBe( samples.keys[ 'visitor-access' ] );
	expect( current.keyFor( 'agent' ).export().toString( 'hex' ) ).toBe( samples.keys[ 'agent-access' ] );
	expect( current.keyFor( 'identity' ).export().toString( 'hex' ) ).toBe( samples.keys.identity );
	expect( current.keyFor( 'service' ).export().toString( 'hex' ) ).toBe( samples.keys.service );
} );

test.each( samples.accepted )(
	'a good $kind token of the $secret secret is accepted',
	( { kind, secret, claims, token } ) => {
		expect( verifier.verify( token, kind ) ).toEqual( { kind, claims, keyId: samples.keyIds[ secret ] } );
	}
);

test.each( samples.refused )( '$kind token refused: $why', ( { kind, token } ) => {
	expect( () => verifier.verify( token, kind ) ).toThrow();
} );

test( 'a token of a secret that is gone is refused', () => {
	const alone = new TokenVerifier( samples.siteId, [ current ], clock );
	const old = samples.accepted.filter( ( { secret } ) => secret === 'previous' );

	expect( old ).not.toHaveLength( 0 );
	for ( const { kind, token } of old ) {
		expect( () => alone.verify( token, kind ) ).toThrow();
	}
} );
