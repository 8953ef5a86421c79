import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectRelay } from '../../scripts/environment/connect-relay';
import { startDatabase, type Database } from '../../scripts/environment/database';
import { startMailFolder, type MailFolder } from '../../scripts/environment/mail';
import { ZIP } from '../../scripts/environment/paths';
import type { LocalRelay } from '../../scripts/environment/relay';
import { LocalWordPress, type SiteUser } from '../../scripts/environment/wordpress';
import type { Release } from '../../scripts/environment/wordpress-files';

const DATABASE = 'wordpress';
/* Not WordPress's default, so that a prefix written into the code shows. */
const PREFIX = 'shop_';
const PASSWORD = 'correct horse battery';

export const PEOPLE = {
	olivia: { login: 'olivia', name: 'Olivia Hart', email: 'olivia@veranda.test', role: 'administrator' },
	anna: { login: 'anna', name: 'Anna Berg', email: 'anna@veranda.test', role: 'veranda_agent' },
	ben: { login: 'ben', name: 'Ben Okafor', email: 'ben@veranda.test', role: 'veranda_agent' },
	clara: { login: 'clara', name: 'Clara Nowak', email: 'clara@veranda.test', role: 'subscriber' },
} as const;

export type PersonName = keyof typeof PEOPLE;

/** A whole WordPress with the plugin from its zip, its database, its relay and its mail, for one worker. */
export class Site {
	readonly prefix = PREFIX;
	readonly password = PASSWORD;

	private constructor(
		private readonly folder: string,
		readonly database: Database,
		readonly wordpress: LocalWordPress,
		readonly relay: LocalRelay,
		readonly mail: MailFolder,
		readonly siteId: string,
		readonly userIds: Record< string, number >
	) {}

	static async start( release: Release ): Promise< Site > {
		const folder = mkdtempSync( join( tmpdir(), 'veranda-e2e-' ) );
		const mail = await startMailFolder( join( folder, 'mail' ) );
		const database = await startDatabase( { folder: join( folder, 'database' ) } );
		await database.createDatabase( DATABASE );
		const wordpress = await LocalWordPress.create( {
			folder: join( folder, 'wordpress' ),
			release,
			database,
			databaseName: DATABASE,
			tablePrefix: PREFIX,
			mailPort: mail.port,
		} );
		await wordpress.install( 'Lantern & Loom', { ...PEOPLE.olivia, password: PASSWORD } );
		await wordpress.installPlugin( ZIP );
		const people: SiteUser[] = Object.values( PEOPLE ).map( ( person ) => ( { ...person, password: PASSWORD } ) );
		const userIds = await wordpress.createUsers( people );
		const { relay, siteId } = await connectRelay( {
			wordpress,
			folder: join( folder, 'relay' ),
			environment: {
				SITE_ORIGINS: wordpress.url,
				// All visitors of a run share one address.
				LIMIT_NEW_VISITORS_PER_HOUR: '1000',
				LIMIT_MESSAGE_BURST: '200',
			},
		} );
		await Promise.all( [ relay.start(), wordpress.start() ] );
		return new Site( folder, database, wordpress, relay, mail, siteId, userIds );
	}

	get url(): string {
		return `${ this.wordpress.url }/`;
	}

	get adminUrl(): string {
		return `${ this.wordpress.url }/wp-admin/`;
	}

	/** Rows of the site's database, values as text. */
	query( sql: string ): Promise< Record< string, unknown >[] > {
		return this.database.query< Record< string, unknown > >( sql, [], DATABASE );
	}

	/** Starts a conversation as a visitor who gave a name, without a browser. */
	async startConversation( { name, text }: { name: string; text: string } ): Promise< void > {
		const post = async ( path: string, body: unknown, token?: string ) => {
			const response = await fetch( this.relay.url + path, {
				method: 'POST',
				headers: {
					'Content-Type': 'application/json',
					Origin: this.wordpress.url,
					...( token && { Authorization: `Bearer ${ token }` } ),
				},
				body: JSON.stringify( body ),
			} );
			if ( ! response.ok ) {
				throw new Error( `${ path }: ${ await response.text() }` );
			}
			return response.json();
		};
		const { accessToken } = ( await post( `/v1/sites/${ this.siteId }/visitors`, {
			page: { url: this.url, title: 'Home' },
			locale: 'en',
			timezone: 'UTC',
		} ) ) as { accessToken: string };
		await post(
			'/v1/conversations',
			{ clientId: randomUUID(), prechat: { name }, message: { clientId: randomUUID(), body: text } },
			accessToken
		);
	}

	/** Runs one of the PHP scripts beside this file inside the site. */
	async run( script: string, input: unknown ): Promise< void > {
		await this.wordpress.run( join( __dirname, script ), input );
	}

	/** What PHP has complained of so far. */
	phpLog(): string {
		try {
			return readFileSync( this.wordpress.debugLog, 'utf8' );
		} catch {
			// WordPress makes the file with the first complaint.
			return '';
		}
	}

	/** The relay's process dies and comes back on the same port. */
	async restartRelay( pauseMs = 0 ): Promise< void > {
		await this.relay.kill();
		await new Promise( ( resolve ) => setTimeout( resolve, pauseMs ) );
		await this.relay.start();
	}

	/** Stops the relay and starts one with other settings in its place; end that before the first starts again. */
	async replaceRelay( environment: Record< string, string > ): Promise< LocalRelay > {
		await this.relay.stop();
		const { relay } = await connectRelay( {
			wordpress: this.wordpress,
			folder: join( this.folder, 'other-relay' ),
			port: this.relay.port,
			environment,
		} );
		await relay.start();
		return relay;
	}

	async stop(): Promise< void > {
		await this.relay.stop();
		await this.wordpress.stop();
		await this.database.stop();
		await this.mail.stop();
		rmSync( this.folder, { recursive: true, force: true } );
	}
}
