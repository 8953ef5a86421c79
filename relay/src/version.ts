import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version of this package. Sources and build are at different depths below its package.json. */
export const RELAY_VERSION = readVersion( __dirname );

function readVersion( folder: string ): string {
	try {
		const { name, version } = JSON.parse( readFileSync( join( folder, 'package.json' ), 'utf8' ) ) as {
			name?: string;
			version?: string;
		};
		if ( name === 'veranda-relay' && version !== undefined ) {
			return version;
		}
	} catch {
		// Not in this folder; try the one above.
	}
	return dirname( folder ) === folder ? '0.0.0' : readVersion( dirname( folder ) );
}
