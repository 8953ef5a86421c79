import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../scripts/environment/paths';
import type { Sample } from '../scenario';
import { CONTESTANTS } from './bench-site';

/** What a browser has to load, by what it gets for it. */
const BUNDLES = {
	loader: [ 'widget/loader.js' ],
	'widget, everything loaded': [ 'widget/loader.js', 'widget/chat.js' ],
	'inbox script': [ 'admin/index.js' ],
	'inbox style': [ 'admin/style-index.css' ],
};

/** Measures what was built, after gzip, as the budgets of `npm test` do. */
export function measureSizes(): Sample[] {
	return Object.entries( BUNDLES ).map( ( [ name, files ] ) => ( {
		figure: `size, ${ name }`,
		of: CONTESTANTS.with,
		unit: 'KB',
		round: 1,
		value:
			files
				.map( ( file ) => gzipSync( readFileSync( join( ROOT, 'plugin/build', file ) ) ).length )
				.reduce( ( total, bytes ) => total + bytes, 0 ) / 1024,
	} ) );
}
