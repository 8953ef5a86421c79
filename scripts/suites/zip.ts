import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { requireCommand } from '../environment/commands';
import { ZIP } from '../environment/paths';
import { say } from '../environment/progress';
import { startWholeSite, type WholeSite } from '../environment/whole-site';
import { RELEASES } from '../environment/wordpress-files';
import { zip as makeZip } from '../zip';
import { check, expectThat, sum, type Suite, type Tally } from './suite';

const NEEDED = [
	'veranda.php',
	'uninstall.php',
	'readme.txt',
	'build/widget/loader.js',
	'build/widget/chat.js',
	'build/admin/index.js',
	'build/admin/index.asset.php',
	'build/admin/desk.js',
	'build/admin/style-desk.css',
	'languages/veranda.pot',
	'build/languages/veranda-ar.mo',
	'build/languages/veranda-ar-veranda-admin.json',
	'build/languages/veranda-ar-widget.json',
	'build/languages/widget-texts.json',
];

const ALLOWED =
	/^veranda\/((veranda|uninstall)\.php|readme\.txt|includes\/[\w/-]+\.php|schema\/\d{4}-[\w-]+\.sql|languages\/[\w.-]+\.pot?|build\/[\w/.-]+\.(js|css|php|json|mo|svg|mp3|png))$/;

/** The zip as a stranger would get it: its contents, then a fresh WordPress that installs and uses it. */
export const zip: Suite = {
	name: 'zip',
	about: 'contents of the zip; installed into fresh WordPresses and used',
	async run( { folder } ) {
		await makeZip();
		const tallies = [ await checkContents() ];
		for ( const release of RELEASES ) {
			tallies.push( await checkInstalled( join( folder, release ), release ) );
		}
		return sum( tallies );
	},
};

async function checkContents(): Promise< Tally > {
	const list = await requireCommand( 'Listing the zip', 'unzip', [ '-Z1', ZIP ] );
	const names = list.trim().split( '\n' );
	const first = readFileSync( ZIP );
	return sum( [
		await check( 'the zip has all that a site needs', () => {
			const missing = NEEDED.filter( ( name ) => ! names.includes( `veranda/${ name }` ) );
			expectThat( missing.length === 0, `Missing: ${ missing.join( ', ' ) }` );
		} ),
		await check( 'the zip has nothing else', () => {
			const strange = names.filter( ( name ) => ! ALLOWED.test( name ) );
			expectThat( strange.length === 0, `Not expected: ${ strange.join( ', ' ) }` );
		} ),
		await check( 'the same sources give the same zip', async () => {
			await makeZip();
			expectThat( first.equals( readFileSync( ZIP ) ), 'It differs.' );
		} ),
	] );
}

async function checkInstalled( folder: string, release: ( typeof RELEASES )[ number ] ): Promise< Tally > {
	let site: WholeSite | undefined;
	const installed = await check(
		`WordPress ${ release } installs and activates it, and the relay is ready`,
		async () => {
			site = await startWholeSite( { folder, release } );
		}
	);
	if ( ! site ) {
		return installed;
	}
	try {
		say( `  WordPress ${ site.wordpress.version }` );
		return sum( [ installed, ...( await checkUse( site ) ) ] );
	} finally {
		await site.stop();
	}
}

async function checkUse( site: WholeSite ): Promise< Tally[] > {
	const { wordpress, relay, siteId, database, databaseName, prefix } = site;
	return [
		await check( 'a page carries the launcher, and its scripts load', async () => {
			const html = await getText( `${ wordpress.url }/` );
			expectThat( html.includes( 'id="veranda-widget"' ), 'No launcher.' );
			for ( const script of [ 'loader.js', 'chat.js' ] ) {
				await getText( `${ wordpress.url }/wp-content/plugins/veranda/build/widget/${ script }` );
			}
		} ),
		await check( 'WordPress knows every script that the inbox asks for', async () => {
			const { unknown } = await wordpress.run< {
				unknown: string[];
			} >( 'list-unknown-handles.php', { plugin: 'veranda' } );
			expectThat( unknown.length === 0, unknown.join( ', ' ) );
		} ),
		await check( 'a visitor starts a conversation, which is stored', async () => {
			const session = await postJson(
				`${ relay.url }/v1/sites/${ siteId }/visitors`,
				{
					page: { url: `${ wordpress.url }/`, title: 'Home' },
					locale: 'en-GB',
					timezone: 'Europe/London',
				},
				wordpress.url
			);
			await postJson(
				`${ relay.url }/v1/conversations`,
				{
					clientId: crypto.randomUUID(),
					message: {
						clientId: crypto.randomUUID(),
						body: 'Is anybody there?',
					},
				},
				wordpress.url,
				String( session.accessToken )
			);
			const rows = await database.query(
				`SELECT body FROM ${ prefix }veranda_messages WHERE body = 'Is anybody there?'`,
				[],
				databaseName
			);
			expectThat( rows.length === 1, `${ rows.length } rows.` );
		} ),
		await check( 'PHP had nothing to complain about', () => {
			const hasLog = existsSync( wordpress.debugLog ) && statSync( wordpress.debugLog ).size > 0;
			expectThat( ! hasLog, hasLog ? readFileSync( wordpress.debugLog, 'utf8' ) : '' );
		} ),
		await check( 'uninstalling leaves nothing of ours', async () => {
			await wordpress.run( 'uninstall-plugin.php', {
				plugin: 'veranda/veranda.php',
			} );
			const tables = await database.query( "SHOW TABLES LIKE '%veranda%'", [], databaseName );
			const options = await database.query(
				`SELECT option_name FROM ${ prefix }options WHERE option_name LIKE '%veranda%'`,
				[],
				databaseName
			);
			const roles = await database.query(
				`SELECT 1 FROM ${ prefix }options WHERE option_name = '${ prefix }user_roles' AND option_value LIKE '%veranda%'`,
				[],
				databaseName
			);
			expectThat(
				tables.length + options.length + roles.length === 0,
				`Left: ${ JSON.stringify( { tables, options, roles } ) }`
			);
		} ),
	];
}

async function getText( url: string ): Promise< string > {
	const response = await fetch( url );
	expectThat( response.ok, `${ url } answered ${ response.status }.` );
	return response.text();
}

async function postJson(
	url: string,
	body: unknown,
	origin: string,
	token?: string
): Promise< Record< string, unknown > > {
	const response = await fetch( url, {
		method: 'POST',
		headers: {
			'Content-Type': 'application/json',
			Origin: origin,
			...( token ? { Authorization: `Bearer ${ token }` } : {} ),
		},
		body: JSON.stringify( body ),
	} );
	const text = await response.text();
	expectThat( response.ok, `${ url } answered ${ response.status }: ${ text }` );
	return JSON.parse( text );
}
