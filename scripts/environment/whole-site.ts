import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { connectRelay } from './connect-relay';
import { startDatabase, type Database } from './database';
import { startMailFolder, type MailFolder } from './mail';
import { ZIP } from './paths';
import { EVERYBODY, OWNER } from './people';
import { startPageCache } from './page-cache';
import { findFreePort } from './ports';
import type { LocalRelay } from './relay';
import { siteForm } from './site-form';
import { LocalWordPress } from './wordpress';
import type { Release } from './wordpress-files';

/** A whole site for tests, each part on a port of its own. */
export interface WholeSite {
	database: Database;
	databaseName: string;
	prefix: string;
	wordpress: LocalWordPress;
	relay: LocalRelay;
	mail: MailFolder;
	siteId: string;
	/** WordPress's ids by login. */
	userIds: Record< string, number >;
	/** Ends every process. */
	stop(): Promise< void >;
}

interface WholeSiteOptions {
	folder: string;
	release: Release;
	/** Variables of the relay besides those that follow from the site. */
	relayEnvironment?: Record< string, string >;
}

/** Everybody's password on such a site, which exists for minutes and on loopback only. */
export const PASSWORD = 'correct horse battery staple';

/** Starts a fresh site, in the form that the environment asks for, with the plugin installed from dist/veranda.zip, and its relay. */
export async function startWholeSite( {
	folder,
	release,
	relayEnvironment = {},
}: WholeSiteOptions ): Promise< WholeSite > {
	mkdirSync( folder, { recursive: true } );
	const databaseName = 'wordpress';
	const form = siteForm();
	const parts: { stop(): Promise< void > }[] = [];
	const stop = async () => {
		for ( const part of parts.toReversed() ) {
			await part.stop();
		}
	};
	try {
		const mail = await startMailFolder( join( folder, 'mail' ) );
		parts.push( mail );
		const database = await startDatabase( {
			folder: join( folder, 'database' ),
		} );
		parts.push( database );
		await database.createDatabase( databaseName );
		const wordpress = await LocalWordPress.create( {
			folder: join( folder, 'wordpress' ),
			release,
			database,
			databaseName,
			// Not WordPress's default, so that a table name without the prefix is noticed.
			tablePrefix: 'shop_',
			mailPort: mail.port,
			form,
			...( form.hasPageCache && { publicPort: await findFreePort() } ),
		} );
		parts.push( wordpress );
		await wordpress.install( 'Juniper & Oak', { ...OWNER, password: PASSWORD } );
		await wordpress.installPlugin( ZIP );
		const userIds = await wordpress.createUsers(
			EVERYBODY.map( ( person ) => ( { ...person, password: PASSWORD } ) )
		);
		const { relay, siteId } = await connectRelay( {
			wordpress,
			folder: join( folder, 'relay' ),
			environment: relayEnvironment,
		} );
		parts.push( relay );
		await relay.start();
		if ( form.hasPageCache ) {
			parts.push( await startPageCache( { folder: join( folder, 'page-cache' ), wordpress } ) );
		} else {
			await wordpress.start();
		}
		await wordpress.tellRelay();
		return {
			database,
			databaseName,
			prefix: wordpress.tablePrefix,
			wordpress,
			relay,
			mail,
			siteId,
			userIds,
			stop,
		};
	} catch ( error ) {
		await stop();
		throw error;
	}
}
