import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

type Constants = Record< string, string | number | boolean >;

/** Writes wp-config.php. */
export function writeConfig( file: string, constants: Constants, tablePrefix: string ): void {
	const lines = Object.entries( constants ).map(
		( [ name, value ] ) => `define( '${ name }', ${ phpLiteral( value ) } );`
	);
	writeFileSync(
		file,
		[
			'<?php',
			...lines,
			`$table_prefix = ${ phpLiteral( tablePrefix ) };`,
			"defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );",
			"require_once ABSPATH . 'wp-settings.php';",
			'',
		].join( '\n' ),
		{ mode: 0o600 }
	);
}

/** The constants of a network of sites in folders. */
export function networkConstants( host: string ): Constants {
	return {
		MULTISITE: true,
		SUBDOMAIN_INSTALL: false,
		DOMAIN_CURRENT_SITE: host,
		PATH_CURRENT_SITE: '/',
		SITE_ID_CURRENT_SITE: 1,
		BLOG_ID_CURRENT_SITE: 1,
	};
}

/** The salts outlive a restart, or every login would end with it. */
export function readOrMakeSalts( file: string ): Record< string, string > {
	if ( ! existsSync( file ) ) {
		const names = [ 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ];
		const salts = names
			.flatMap( ( name ) => [ `${ name }_KEY`, `${ name }_SALT` ] )
			.map( ( name ) => [ name, randomBytes( 32 ).toString( 'base64' ) ] );
		writeFileSync( file, JSON.stringify( Object.fromEntries( salts ) ), {
			mode: 0o600,
		} );
	}
	return JSON.parse( readFileSync( file, 'utf8' ) );
}

function phpLiteral( value: string | number | boolean ): string {
	if ( typeof value !== 'string' ) {
		return String( value );
	}
	return `'${ value.replace( /[\\']/g, '\\$&' ) }'`;
}
