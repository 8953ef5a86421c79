import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { relaySettings } from '../../relay/src/relay-settings';
import { ROOT } from '../../scripts/environment/paths';

const SECTIONS = join( ROOT, 'plugin/includes/Settings/Sections' );

test( 'the relay knows exactly the settings that are marked for it, the form’s words and the time zone, and takes what they hold on a new site', () => {
	const marked: Record< string, unknown > = {};
	for ( const file of readdirSync( SECTIONS ) ) {
		const source = readFileSync( join( SECTIONS, file ), 'utf8' );
		for ( const definition of source.split( 'new Setting(' ).slice( 1 ) ) {
			const [ , name = '' ] = /name: '(\w+)'/.exec( definition ) ?? [];
			const [ , value = '' ] = /default: (true|false|\d+|'[^']*'|static fn)/.exec( definition ) ?? [];
			if ( definition.includes( 'is_for_relay: true' ) ) {
				// What depends on the site is not known before WordPress has told it.
				marked[ name ] = value === 'static fn' ? '' : JSON.parse( value.replaceAll( "'", '"' ) );
			}
		}
	}

	expect( Object.keys( marked ).length ).toBeGreaterThan( 0 );
	// Told beside them, although nobody sets it here: a relay of before takes what it does not know among the settings alone.
	expect( relaySettings.parse( {} ) ).toEqual( { ...marked, prechatWords: '{}', timezone: 'UTC' } );
} );
