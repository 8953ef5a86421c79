import { ConfigError } from './environment';

/** Refuses a secret that is missing, short, a known sample or easy to guess. */
export function assertSecret( variable: string, secret: string | undefined ): void {
	if ( ! secret ) {
		throw new ConfigError(
			variable,
			'It is not set. Copy the start command from the Veranda settings in WordPress.'
		);
	}
	assertStrong( variable, secret, 32 );
}

const SAMPLES = /change[-_ ]?me|secret|password|example|sample|default|your[-_ ]|veranda|0123456789|abcdefgh/i;

/** Refuses a value that is too short or easy to guess. */
export function assertStrong( variable: string, value: string, bytes: number ): void {
	if ( Buffer.byteLength( value ) < bytes ) {
		throw new ConfigError(
			variable,
			`It is too short: it needs at least ${ bytes } bytes. Copy it again in full.`
		);
	}
	if ( SAMPLES.test( value ) || isPatterned( value ) ) {
		throw new ConfigError( variable, 'It is a sample or easy to guess. Use the random value that WordPress made.' );
	}
}

/**
 * Tells a pattern from a random text: of the adjacent pairs in 64 random hexadecimal
 * digits nearly all differ, in something typed or repeated most come again.
 */
function isPatterned( text: string ): boolean {
	const start = text.slice( 0, 64 );
	const pairs = new Set< string >();
	for ( let at = 0; at + 1 < start.length; at++ ) {
		pairs.add( start.slice( at, at + 2 ) );
	}
	return new Set( start ).size < 8 || pairs.size < start.length / 2;
}
