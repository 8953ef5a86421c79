import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../scripts/environment/paths';
import { bytesOf, weighWidget } from '../../scripts/environment/widget-scripts';
import type { Sample } from '../scenario';
import { CONTESTANTS } from './bench-site';

/** Weighs what was built, after gzip, as the budgets of `npm test` do. */
export function measureSizes(): Sample[] {
	const widget = weighWidget();
	const sizes = {
		loader: bytesOf( widget.filter( ( { name } ) => name === 'loader' ) ),
		'widget, until the first answer': bytesOf( widget.filter( ( { isFirst } ) => isFirst ) ),
		'widget, everything': bytesOf( widget ),
		'inbox script': weigh( 'admin/index.js' ),
		'inbox style': weigh( 'admin/style-index.css' ),
	};
	return Object.entries( sizes ).map( ( [ name, bytes ] ) => ( {
		figure: `size, ${ name }`,
		of: CONTESTANTS.with,
		unit: 'KB',
		round: 1,
		value: bytes / 1024,
	} ) );
}

function weigh( file: string ): number {
	return gzipSync( readFileSync( join( ROOT, 'plugin/build', file ) ) ).length;
}
