import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from '../build';
import { ROOT } from '../environment/paths';
import { check, expectThat, sum, type Suite } from './suite';

const KILOBYTE = 1024;

/** What a visitor may have to load, after gzip. */
const BUDGETS = [
	{ name: 'loader', files: [ 'loader.js' ], limit: 2 * KILOBYTE },
	{
		name: 'whole widget',
		files: [ 'loader.js', 'chat.js' ],
		limit: 25 * KILOBYTE,
	},
];

/** The sizes of what visitors load. */
export const bundles: Suite = {
	name: 'bundles',
	about: 'sizes of the loader and the widget',
	async run() {
		await build();
		const tallies = [];
		for ( const { name, files, limit } of BUDGETS ) {
			const size = files
				.map( ( file ) => gzipSync( readFileSync( join( ROOT, 'plugin/build/widget', file ) ) ) )
				.reduce( ( total, { length } ) => total + length, 0 );
			tallies.push(
				await check( `${ name }: ${ size } of ${ limit } bytes`, () =>
					expectThat( size <= limit, 'Over the budget.' )
				)
			);
		}
		return sum( tallies );
	},
};
