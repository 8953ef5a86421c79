import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from './config';
import { decodeHexVariables } from './hex-variables';

/** What the plugin prints for a site whose secret and database have difficult names; PHP's tests compare it too. */
const SAMPLE = JSON.parse(
	readFileSync( join( __dirname, '../../../tests/contract/samples/environment-file.json' ), 'utf8' )
) as {
	environment: Record< string, string >;
	file: Record< string, string >;
};

test( 'the relay reads from the printed file what the plugin meant', () => {
	const { environment, file } = SAMPLE;

	expect( decodeHexVariables( file ) ).toMatchObject( environment );
	expect( readConfig( { ...file, DATABASE_USER: 'relay' } ).sites[ 0 ] ).toMatchObject( {
		secrets: [ environment.VERANDA_SECRET, environment.VERANDA_SECRET_PREVIOUS ],
		origins: environment.SITE_ORIGINS?.split( ',' ),
		database: { name: environment.DATABASE_NAME },
	} );
} );

test( 'what is not in digits stays as it is', () => {
	const env = { DATABASE_NAME: 'wordpress', DATABASE_PASSWORD_HEX: '', OTHER_HEX: 'x' };

	expect( decodeHexVariables( env ) ).toEqual( env );
} );

test.each( [ 'abc', 'zz', '0x61', 'ff', '61 62' ] )(
	'%j is refused without being repeated',
	( DATABASE_PASSWORD_HEX ) => {
		const read = () => decodeHexVariables( { DATABASE_PASSWORD_HEX } );

		expect( read ).toThrow( /^DATABASE_PASSWORD_HEX: It must be the bytes of a UTF-8 text/ );
		expect( read ).not.toThrow( DATABASE_PASSWORD_HEX );
	}
);

test( 'two values for one thing are refused', () => {
	expect( () => decodeHexVariables( { VERANDA_SECRET: 'a', VERANDA_SECRET_HEX: '61' } ) ).toThrow(
		'VERANDA_SECRET_HEX: VERANDA_SECRET is set as well.'
	);
	// The printed file has a gap for it.
	expect( decodeHexVariables( { DATABASE_PASSWORD: '', DATABASE_PASSWORD_HEX: '61' } ).DATABASE_PASSWORD ).toBe(
		'a'
	);
} );
