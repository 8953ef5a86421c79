import { createHmac, randomBytes } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { TOKENS, type TokenKind } from '../../protocol';
import { ChatError } from '../errors';
import { ManualClock } from '../manual-clock.fixture';
import { deriveKeys } from './keys';
import { TokenIssuer } from './token-issuer';
import { readIssuer, TokenVerifier } from './token-verifier';

const SITE = `s_${ 'a'.repeat( 22 ) }`;
const VISITOR = `v_${ 'b'.repeat( 22 ) }`;
const keys = deriveKeys( SITE, randomBytes( 32 ).toString( 'hex' ) );

let clock: ManualClock;
let verifier: TokenVerifier;

beforeEach( () => {
	clock = new ManualClock();
	verifier = new TokenVerifier( SITE, [ keys ], clock );
} );

const seconds = () => Math.floor( clock.now() / 1_000 );

function claimsFor( kind: TokenKind, changes: object = {} ): object {
	const own = {
		visitor: { sub: `visitor:${ VISITOR }` },
		agent: { sub: 'agent:5', role: 'agent', departments: [], name: 'Anna', avatar: null, ver: 0 },
		identity: { sub: 'user:7', name: 'Una', email: 'una@example.org', ver: 0 },
		service: { sub: 'plugin', bodyHash: 'h'.repeat( 43 ) },
		serviceAnswer: { sub: 'relay', bodyHash: 'h'.repeat( 43 ) },
	}[ kind ];
	const { audience, maxSeconds } = TOKENS[ kind ];
	const iat = seconds();
	return { iss: SITE, aud: audience, iat, exp: iat + maxSeconds, jti: 'j'.repeat( 22 ), ...own, ...changes };
}

function sign( kind: TokenKind, changes: object = {}, header: object = {}, key = keys.keyFor( kind ) ): string {
	return jwt.sign( claimsFor( kind, changes ), key, {
		algorithm: 'HS256',
		header: { alg: 'HS256', typ: TOKENS[ kind ].typ, kid: keys.kid, ...header },
	} );
}

/** Signs by hand what jsonwebtoken would refuse to make. */
function forge(
	header: object,
	claims: object,
	algorithm: 'sha256' | 'sha512' | null,
	key = keys.keyFor( 'visitor' )
): string {
	const part = ( value: object ) => Buffer.from( JSON.stringify( value ) ).toString( 'base64url' );
	const text = `${ part( header ) }.${ part( claims ) }`;
	return `${ text }.${ algorithm === null ? '' : createHmac( algorithm, key ).update( text ).digest( 'base64url' ) }`;
}

function codeOf( token: string, ...kinds: TokenKind[] ): string {
	try {
		verifier.verify( token, ...kinds );
		return 'accepted';
	} catch ( error ) {
		return error instanceof ChatError ? error.code : String( error );
	}
}

test( 'what the relay signs for a visitor is accepted as a visitor', () => {
	const { token } = new TokenIssuer( SITE, keys, clock ).forVisitor( VISITOR );

	expect( verifier.verify( token, 'visitor', 'agent' ) ).toMatchObject( {
		kind: 'visitor',
		claims: { sub: `visitor:${ VISITOR }` },
	} );
	expect( readIssuer( token ) ).toBe( SITE );
} );

test( 'each kind has a key of its own', () => {
	const purposes = new Set( Object.values( TOKENS ).map( ( { purpose } ) => purpose ) );
	const own = new Set(
		( Object.keys( TOKENS ) as TokenKind[] ).map( ( kind ) => keys.keyFor( kind ).export().toString( 'hex' ) )
	);

	expect( own.size ).toBe( purposes.size );
} );

test( 'a token of another kind is not for here', () => {
	expect( codeOf( sign( 'visitor' ), 'agent' ) ).toBe( 'wrong_scope' );
	expect( codeOf( sign( 'agent' ), 'visitor' ) ).toBe( 'wrong_scope' );
	expect( codeOf( sign( 'identity' ), 'visitor', 'agent' ) ).toBe( 'wrong_scope' );
	// Signed by a key of ours, but under another kind's name.
	expect( codeOf( sign( 'agent', {}, { typ: TOKENS.visitor.typ } ), 'visitor' ) ).toBe( 'wrong_scope' );
	expect( codeOf( sign( 'agent', {}, { typ: 'JWT' } ), 'agent' ) ).toBe( 'wrong_scope' );
} );

test( 'what was accepted for one route is not thereby accepted for another', () => {
	const token = sign( 'visitor' );

	expect( codeOf( token, 'visitor' ) ).toBe( 'accepted' );
	expect( codeOf( token, 'agent' ) ).toBe( 'wrong_scope' );
} );

test.each( [
	[ 'nothing', () => '' ],
	[ 'garbage', () => 'garbage' ],
	[ 'three dots', () => '...' ],
	[ 'far too long', () => `${ sign( 'visitor' ) }${ 'a'.repeat( 5_000 ) }` ],
	[
		'no algorithm',
		() => forge( { alg: 'none', typ: TOKENS.visitor.typ, kid: keys.kid }, claimsFor( 'visitor' ), null ),
	],
	[
		'another algorithm',
		() => forge( { alg: 'HS512', typ: TOKENS.visitor.typ, kid: keys.kid }, claimsFor( 'visitor' ), 'sha512' ),
	],
	[ 'a signature cut off', () => sign( 'visitor' ).replace( /\.[^.]+$/, '.' ) ],
	[ 'a changed payload', () => sign( 'visitor' ).replace( /\.(.)/, '.x$1' ) ],
	[
		"another site's key",
		() => sign( 'visitor', {}, {}, deriveKeys( SITE, randomBytes( 32 ).toString( 'hex' ) ).keyFor( 'visitor' ) ),
	],
	[ 'an unknown key id', () => sign( 'visitor', {}, { kid: 'unknown1' } ) ],
	[ 'another site', () => sign( 'visitor', { iss: `s_${ 'z'.repeat( 22 ) }` } ) ],
	[ 'another audience', () => sign( 'visitor', { aud: 'veranda-plugin' } ) ],
	[ 'several audiences', () => sign( 'visitor', { aud: [ 'veranda-relay' ] } ) ],
	[
		'no end',
		() =>
			forge(
				{ alg: 'HS256', typ: TOKENS.visitor.typ, kid: keys.kid },
				{ ...claimsFor( 'visitor' ), exp: undefined },
				'sha256'
			),
	],
	[ 'no id', () => sign( 'visitor', { jti: undefined } ) ],
	[ 'no subject of ours', () => sign( 'visitor', { sub: 'visitor:1' } ) ],
	[ 'a life that is too long', () => sign( 'visitor', { exp: seconds() + 901 } ) ],
	[ 'an end before its beginning', () => sign( 'visitor', { exp: seconds() - 1 } ) ],
	[ 'a beginning to come', () => sign( 'visitor', { nbf: seconds() + 120 } ) ],
] )( 'a token with %s is not valid', ( _, make ) => {
	expect( codeOf( make(), 'visitor' ) ).toBe( 'token_invalid' );
} );

test( 'a token ends, a minute later than it says', () => {
	const token = sign( 'visitor' );

	clock.advance( 959_000 );
	expect( codeOf( token, 'visitor' ) ).toBe( 'accepted' );
	clock.advance( 1_000 );
	expect( codeOf( token, 'visitor' ) ).toBe( 'token_expired' );
} );

test( 'clocks may differ by a minute, and more is called by its name', () => {
	const ahead = ( by: number ) => sign( 'agent', { iat: seconds() + by, exp: seconds() + by + 600 } );

	expect( codeOf( ahead( 50 ), 'agent' ) ).toBe( 'accepted' );
	expect( codeOf( ahead( 600 ), 'agent' ) ).toBe( 'clock_skew' );
	expect( codeOf( sign( 'service', { iat: seconds() - 600, exp: seconds() - 540 } ), 'service' ) ).toBe(
		'clock_skew'
	);
} );

test( 'two generations of the secret live side by side', () => {
	const old = deriveKeys( SITE, randomBytes( 32 ).toString( 'hex' ) );
	const token = jwt.sign( claimsFor( 'agent' ), old.keyFor( 'agent' ), {
		algorithm: 'HS256',
		header: { alg: 'HS256', typ: TOKENS.agent.typ, kid: old.kid },
	} );

	expect( codeOf( token, 'agent' ) ).toBe( 'token_invalid' );
	verifier = new TokenVerifier( SITE, [ keys, old ], clock );
	expect( codeOf( token, 'agent' ) ).toBe( 'accepted' );
} );
