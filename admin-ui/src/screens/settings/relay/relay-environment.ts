import apiFetch from '@wordpress/api-fetch';

/** How to start the relay, with the site's secret in it. */
export interface RelayEnvironment {
	command: string;
	/**
	 * Each value, without the database's user and password: WordPress's own may do more than a relay needs. Without the
	 * secret, too, if wp-config.php has it: a constant is never shown.
	 */
	environment: Record< string, string >;
	/** The same as the text of an environment file. */
	file: string;
}

/** Asks for the start command. The answer holds the secret: show it, keep it nowhere. */
export function fetchRelayEnvironment(): Promise< RelayEnvironment > {
	return apiFetch< RelayEnvironment >( { path: '/veranda/v1/relay-environment', method: 'POST' } );
}
