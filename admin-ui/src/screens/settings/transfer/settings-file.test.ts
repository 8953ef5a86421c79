import { readSettingsFile, writeSettingsFile } from './settings-file';

const fileOf = ( text: string ) => new File( [ text ], 'settings.json' );

test( 'what was exported is read again', async () => {
	const values = { title: 'Ask us 👋', isWidgetEnabled: false, minutes: 5 };

	expect( await readSettingsFile( fileOf( writeSettingsFile( values ) ) ) ).toEqual( values );
} );

test.each( [
	'',
	'{',
	'null',
	'[]',
	'"text"',
	'{"settings":{}}',
	'{"plugin":"other","settings":{}}',
	'{"plugin":"veranda"}',
	'{"plugin":"veranda","settings":[]}',
	'{"plugin":"veranda","settings":null}',
	`{"plugin":"veranda","settings":{"title":"${ 'a'.repeat( 1_000_000 ) }"}}`,
] )( 'another file is told from an export: %.40s', async ( text ) => {
	expect( await readSettingsFile( fileOf( text ) ) ).toBeNull();
} );
