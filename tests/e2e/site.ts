import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectRelay } from '../../scripts/environment/connect-relay';
import type { Database } from '../../scripts/environment/database';
import type { MailFolder } from '../../scripts/environment/mail';
import type { LocalRelay } from '../../scripts/environment/relay';
import { PASSWORD, startWholeSite, type WholeSite } from '../../scripts/environment/whole-site';
import type { LocalWordPress } from '../../scripts/environment/wordpress';
import type { Release } from '../../scripts/environment/wordpress-files';

/** A whole WordPress with the plugin from its zip, its database, its relay and its mail, for one worker. */
export class Site {
	readonly password = PASSWORD;
	readonly prefix: string;
	readonly database: Database;
	readonly wordpress: LocalWordPress;
	readonly relay: LocalRelay;
	readonly mail: MailFolder;
	readonly siteId: string;
	readonly userIds: Record< string, number >;

	private constructor(
		private readonly folder: string,
		private readonly whole: WholeSite
	) {
		this.prefix = whole.prefix;
		this.database = whole.database;
		this.wordpress = whole.wordpress;
		this.relay = whole.relay;
		this.mail = whole.mail;
		this.siteId = whole.siteId;
		this.userIds = whole.userIds;
	}

	static async start( release: Release ): Promise< Site > {
		const folder = mkdtempSync( join( tmpdir(), 'veranda-e2e-' ) );
		const whole = await startWholeSite( {
			folder,
			release,
			relayEnvironment: {
				// All visitors of a run share one address.
				LIMIT_NEW_VISITORS_PER_HOUR: '1000',
				LIMIT_MESSAGE_BURST: '200',
				METRICS_TOKEN: PASSWORD,
			},
		} );
		const site = new Site( folder, whole );
		// A test must not meet the agents of the one before.
		await site.saveSettings( { agentAwaySeconds: 20 } );
		return site;
	}

	get url(): string {
		return `${ this.wordpress.url }/`;
	}

	get adminUrl(): string {
		return `${ this.wordpress.url }/wp-admin/`;
	}

	/** Rows of the site's database, values as text. */
	query( sql: string ): Promise< Record< string, unknown >[] > {
		return this.database.query< Record< string, unknown > >( sql, [], this.whole.databaseName );
	}

	/** Starts a conversation as a visitor who gave a name, without a browser. */
	async startConversation( { name, text }: { name: string; text: string } ): Promise< void > {
		const post = async ( path: string, body: unknown, token?: string ) => {
			const response = await fetch( this.relay.url + path, {
				method: 'POST',
				headers: {
					'Content-Type': 'application/json',
					Origin: this.wordpress.origin,
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

	/** Counts the streams that visitors have open. */
	async countVisitorStreams(): Promise< number > {
		const response = await fetch( `${ this.relay.url }/metrics`, {
			headers: { Authorization: `Bearer ${ PASSWORD }` },
		} );
		const metrics = await response.text();
		return Number( /^veranda_streams\{[^}]*side="visitor"[^}]*\} (\d+)$/m.exec( metrics )?.[ 1 ] ?? 0 );
	}

	/** Runs one of the PHP scripts beside this file inside the site. */
	async run( script: string, input: unknown ): Promise< void > {
		await this.wordpress.run( join( __dirname, script ), input );
	}

	/** Changes settings as the owner does; returns a function that brings the former ones back. */
	async saveSettings( settings: Record< string, unknown > ): Promise< () => Promise< void > > {
		const script = join( __dirname, 'save-settings.php' );
		const before = await this.wordpress.run< Record< string, unknown > >( script, { settings } );
		return async () => void ( await this.wordpress.run( script, { settings: before } ) );
	}

	/** Publishes a page; returns its address. */
	async savePage( title: string, content: string ): Promise< string > {
		const script = join( __dirname, 'save-page.php' );
		const { url } = await this.wordpress.run< { url: string } >( script, { title, content } );
		return url;
	}

	/** What PHP has complained of so far. */
	phpLog(): string {
		try {
			return readFileSync( this.wordpress.debugLog, 'utf8' );
		} catch {
			// WordPress creates the file with the first complaint.
			return '';
		}
	}

	/** Kills the relay and starts it again on the same port. */
	async restartRelay( pauseMs = 0 ): Promise< void > {
		await this.relay.kill();
		await new Promise( ( resolve ) => setTimeout( resolve, pauseMs ) );
		await this.relay.start();
	}

	/** Stops the relay and starts one with other settings in its place; end that one before the first starts again. */
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
		await this.whole.stop();
		rmSync( this.folder, { recursive: true, force: true } );
	}
}
