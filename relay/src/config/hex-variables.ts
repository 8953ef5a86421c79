import { ConfigError, type Environment } from './environment';

/** Texts that may have any character. */
const NAMES = [
	'VERANDA_SECRET',
	'VERANDA_SECRET_PREVIOUS',
	'SITE_ORIGINS',
	'DATABASE_HOST',
	'DATABASE_SOCKET',
	'DATABASE_USER',
	'DATABASE_PASSWORD',
	'DATABASE_NAME',
	'METRICS_TOKEN',
	'REDIS_URL',
];

/**
 * Reads what is given in hexadecimal digits, as `NAME_HEX`. The same line of a file of variables is another value for sh,
 * systemd and docker if it has quotes, dollars, hashes or backslashes; digits are the same for all of them.
 */
export function decodeHexVariables( env: Environment ): Environment {
	const decoded: Record< string, string | undefined > = { ...env };
	for ( const name of NAMES ) {
		const variable = `${ name }_HEX`;
		const digits = env[ variable ];
		if ( ! digits ) {
			continue;
		}
		if ( env[ name ] ) {
			throw new ConfigError( variable, `${ name } is set as well. Keep one of the two.` );
		}
		decoded[ name ] = decode( variable, digits );
	}
	return decoded;
}

function decode( variable: string, digits: string ): string {
	if ( /^(?:[0-9a-f]{2})+$/i.test( digits ) ) {
		try {
			return new TextDecoder( 'utf-8', { fatal: true, ignoreBOM: true } ).decode( Buffer.from( digits, 'hex' ) );
		} catch {
			// Told below, in one sentence with the other reasons.
		}
	}
	throw new ConfigError( variable, 'It must be the bytes of a UTF-8 text, each in two hexadecimal digits.' );
}
