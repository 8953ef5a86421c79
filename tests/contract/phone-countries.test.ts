import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPhoneCountry } from '../../relay/src/phone';
import { ROOT } from '../../scripts/environment/paths';

test( 'the relay reads numbers of every country that can be chosen', () => {
	const source = readFileSync( join( ROOT, 'plugin/includes/Settings/Types/Country.php' ), 'utf8' );
	const list = source.slice( source.indexOf( 'CODES =' ), source.indexOf( ';', source.indexOf( 'CODES =' ) ) );
	const codes = list.match( /\b[A-Z]{2}\b/g ) ?? [];

	expect( codes.length ).toBeGreaterThan( 200 );
	expect( codes.filter( ( code ) => ! isPhoneCountry( code ) ) ).toEqual( [] );
} );
