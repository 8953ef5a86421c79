import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deriveKey, hashOf, keyId, type Purpose } from '../support/tokens';

/* The relay's tests sign their own tokens, which have to match the same samples as PHP's and the relay's. */

interface Samples {
	siteId: string;
	secret: string;
	previousSecret: string;
	keyIds: { current: string; previous: string };
	keys: Record< Purpose, string >;
	serviceBody: string;
	nonce: string;
	accepted: { kind: string; claims: { bodyHash?: string } }[];
}

const samples = JSON.parse( readFileSync( join( __dirname, 'samples/tokens.json' ), 'utf8' ) ) as Samples;

const current = { id: samples.siteId, secret: samples.secret };
const previous = { id: samples.siteId, secret: samples.previousSecret };

test( 'the tests derive the keys and their names as the samples have them', () => {
	for ( const [ purpose, key ] of Object.entries( samples.keys ) ) {
		expect( deriveKey( current, purpose as Purpose ).toString( 'hex' ) ).toBe( key );
	}
	expect( [ keyId( current ), keyId( previous ) ] ).toEqual( [ samples.keyIds.current, samples.keyIds.previous ] );
} );

test( 'the tests bind a service token to its body as the samples have it', () => {
	const hashes = ( kind: string ) =>
		samples.accepted.filter( ( sample ) => sample.kind === kind ).map( ( { claims } ) => claims.bodyHash );

	expect( new Set( hashes( 'service' ) ) ).toEqual( new Set( [ hashOf( samples.serviceBody ) ] ) );
	expect( new Set( hashes( 'serviceAnswer' ) ) ).toEqual( new Set( [ hashOf( samples.nonce ) ] ) );
} );
