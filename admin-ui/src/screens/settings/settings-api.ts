import apiFetch from '@wordpress/api-fetch';
import type { SettingDefinition, SettingDefinitions, SettingValues } from './definitions';
import type { Settings } from './settings';

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
	/** In which row, from 0, of a setting that has rows. */
	readonly rows: Record< string, number >;

	constructor( fields: Record< string, string >, rows: Record< string, number > = {} ) {
		super( 'Some settings are not valid.' );
		this.fields = fields;
		this.rows = rows;
	}
}

/** How WordPress answers: the settings beside what the screen shows with them. */
type SettingsAnswer = Omit< Settings, 'values' > & Record< string, unknown >;

/** How WordPress answers with an error. */
interface RestError {
	code?: string;
	data?: {
		params?: Record< string, string >;
		details?: Record< string, { data?: { row?: number | null } | null } >;
		settings?: SettingsAnswer;
	};
}

const PATH = '/veranda/v1/settings';

/** Reads how the settings are defined: OPTIONS of the route describes them. */
export async function fetchDefinitions(): Promise< SettingDefinitions > {
	const { schema } = await apiFetch< { schema: { properties: Record< string, Partial< SettingDefinition > > } } >( {
		path: PATH,
		method: 'OPTIONS',
	} );
	return Object.fromEntries(
		Object.entries( schema.properties ).filter( ( [ , { section } ] ) => section !== undefined )
	) as SettingDefinitions;
}

export async function fetchSettings( definitions: SettingDefinitions ): Promise< Settings > {
	return settingsIn( await apiFetch< SettingsAnswer >( { path: PATH } ), definitions );
}

/** Saves changes that are based on `version`. */
export async function saveSettings(
	definitions: SettingDefinitions,
	changes: SettingValues,
	version: number
): Promise< Settings > {
	try {
		const answer = await apiFetch< SettingsAnswer >( { path: PATH, method: 'PUT', data: { ...changes, version } } );
		return settingsIn( answer, definitions );
	} catch ( error ) {
		const { code, data } = ( error ?? {} ) as RestError;
		if ( code === 'veranda_settings_conflict' ) {
			throw new SettingsConflictError(
				data?.settings ? settingsIn( data.settings, definitions ) : await fetchSettings( definitions )
			);
		}
		if ( code === 'rest_invalid_param' && data?.params ) {
			throw new InvalidSettingsError( data.params, rowsIn( data.details ) );
		}
		throw error;
	}
}

function rowsIn( details: NonNullable< RestError[ 'data' ] >[ 'details' ] = {} ): Record< string, number > {
	const rows = Object.entries( details ).map( ( [ name, { data } ] ) => [ name, data?.row ] as const );
	return Object.fromEntries( rows.filter( ( row ): row is [ string, number ] => typeof row[ 1 ] === 'number' ) );
}

/** Tells the settings in an answer from what is shown with them. */
function settingsIn( answer: SettingsAnswer, definitions: SettingDefinitions ): Settings {
	const { version, siteId, secret, isSecretConstant, fixedSettings } = answer;
	const values = Object.fromEntries( Object.keys( definitions ).map( ( name ) => [ name, answer[ name ] ] ) );
	return { values: values as SettingValues, version, siteId, secret, isSecretConstant, fixedSettings };
}
