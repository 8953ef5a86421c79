import type { Database } from './database';
import { findFreePort, LOOPBACK } from './ports';
import { LocalRelay } from './relay';
import type { LocalWordPress } from './wordpress';

interface ConnectOptions {
	wordpress: LocalWordPress;
	/** Holds the relay's log. */
	folder: string;
	port?: number;
	/** Variables besides those that follow from the site. */
	environment?: Record< string, string >;
}

/** Makes a relay for a site whose plugin is active, and tells the plugin its address. The relay is not started yet. */
export async function connectRelay( {
	wordpress,
	folder,
	port,
	environment = {},
}: ConnectOptions ): Promise< { relay: LocalRelay; siteId: string } > {
	const { database, databaseName } = wordpress.options;
	const chosen = port ?? ( await findFreePort() );
	const { siteId, secret } = await wordpress.run< { siteId: string; secret: string } >( 'connect-relay.php', {
		relayUrl: `http://${ LOOPBACK }:${ chosen }`,
	} );
	const relay = new LocalRelay( {
		folder,
		port: chosen,
		environment: {
			SITE_ID: siteId,
			VERANDA_SECRET: secret,
			SITE_ORIGINS: wordpress.origin,
			...databaseVariables( database ),
			DATABASE_NAME: databaseName,
			TABLE_PREFIX: wordpress.tablePrefix,
			...environment,
		},
	} );
	return { relay, siteId };
}

/** Returns the relay's variables for reaching a database. */
export function databaseVariables( database: Database ): Record< string, string > {
	return {
		DATABASE_HOST: database.host,
		DATABASE_PORT: String( database.port ),
		DATABASE_USER: database.user,
		DATABASE_PASSWORD: database.password,
	};
}
