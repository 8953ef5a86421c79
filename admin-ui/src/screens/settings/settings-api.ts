import apiFetch from '@wordpress/api-fetch';
import type { Finding } from './finding';
import type { Settings, SettingsValues } from './settings';

/** The settings were saved by somebody else meanwhile; these are theirs. */
export class SettingsConflictError extends Error {
	override readonly name = 'SettingsConflictError';
	readonly saved: Settings;

	constructor( saved: Settings ) {
		super( 'The settings were changed by somebody else.' );
		this.saved = saved;
	}
}

/** WordPress found values that cannot be saved: a sentence for each field. */
export class InvalidSettingsError extends Error {
	override readonly name = 'InvalidSettingsError';
	readonly fields: Record< string, string >;

	constructor( fields: Record< string, string > ) {
		super( 'Some settings are not valid.' );
		this.fields = fields;
	}
}

/** How WordPress answers with an error. */
interface RestError {
	code?: string;
	message?: string;
	data?: {
		status?: number;
		params?: Record< string, string >;
		settings?: Settings;
	};
}

/** How to start the relay, with the site's secret in it. */
export interface RelayEnvironment {
	command: string;
	/** Each value, without the database's user and password: WordPress's own may do more than a relay needs. */
	environment: Record< string, string >;
	/** The same as the text of an environment file. */
	file: string;
}

const PATH = '/veranda/v1/settings';

export function fetchSettings(): Promise< Settings > {
	return apiFetch< Settings >( { path: PATH } );
}

/** Saves changes that are based on `version`. */
export async function saveSettings( changes: Partial< SettingsValues >, version: number ): Promise< Settings > {
	try {
		return await apiFetch< Settings >( {
			path: PATH,
			method: 'PUT',
			data: { ...changes, version },
		} );
	} catch ( error ) {
		const { code, data } = ( error ?? {} ) as RestError;
		if ( code === 'veranda_settings_conflict' ) {
			throw new SettingsConflictError( data?.settings ?? ( await fetchSettings() ) );
		}
		if ( code === 'rest_invalid_param' && data?.params ) {
			throw new InvalidSettingsError( data.params );
		}
		throw error;
	}
}

/** Asks for the start command. The answer holds the secret: show it, keep it nowhere. */
export function fetchRelayEnvironment(): Promise< RelayEnvironment > {
	return apiFetch< RelayEnvironment >( {
		path: '/veranda/v1/relay-environment',
		method: 'POST',
	} );
}

/** Lets WordPress itself look at the relay. */
export function checkFromServer(): Promise< Finding[] > {
	return apiFetch< Finding[] >( {
		path: '/veranda/v1/connection-check',
		method: 'POST',
	} );
}

/** Returns the sentence of an error by WordPress, or null if it has none. */
export function sentenceOf( error: unknown ): string | null {
	const { message } = ( error ?? {} ) as RestError;
	return typeof message === 'string' && message !== '' ? message : null;
}
