import type { SettingValues } from '../definitions';

/** No export comes near this; what is larger is another file. */
const MAX_BYTES = 1_000_000;

/** Writes settings as the text of a file. The site's secret is not a setting, so it is never in it. */
export function writeSettingsFile( values: SettingValues ): string {
	return JSON.stringify( { plugin: 'veranda', settings: values }, null, '\t' );
}

/** Reads the settings in a file, unchecked; null if the file is something else. */
export async function readSettingsFile( file: File ): Promise< Record< string, unknown > | null > {
	if ( file.size > MAX_BYTES ) {
		return null;
	}
	const { plugin, settings } = parseObject( await readText( file ) ) ?? {};
	return plugin === 'veranda' && isObject( settings ) ? settings : null;
}

function readText( file: File ): Promise< string > {
	return new Promise( ( resolve, reject ) => {
		const reader = new FileReader();
		reader.onload = () => resolve( String( reader.result ) );
		reader.onerror = () => reject( reader.error );
		reader.readAsText( file );
	} );
}

function parseObject( text: string ): Record< string, unknown > | null {
	try {
		const parsed: unknown = JSON.parse( text );
		return isObject( parsed ) ? parsed : null;
	} catch {
		// Not JSON: the caller says that it is another kind of file.
		return null;
	}
}

function isObject( value: unknown ): value is Record< string, unknown > {
	return typeof value === 'object' && value !== null && ! Array.isArray( value );
}
