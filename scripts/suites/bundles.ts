import { build } from '../build';
import { say } from '../environment/progress';
import { bytesOf, findMissingChunks, weighWidget, type WidgetScript } from '../environment/widget-scripts';
import { check, expectThat, sum, type Suite } from './suite';

const KILOBYTE = 1024;

/** What a visitor may have to load, after gzip. */
const BUDGETS: { name: string; limit: number; isPart( script: WidgetScript ): boolean }[] = [
	{ name: 'loader', limit: 2 * KILOBYTE, isPart: ( { name } ) => name === 'loader' },
	{
		name: 'until the first message has been answered',
		limit: 25 * KILOBYTE,
		isPart: ( { isFirst } ) => isFirst,
	},
	{ name: 'everything that there is', limit: 60 * KILOBYTE, isPart: () => true },
];

/** The sizes of what visitors load. */
export const bundles: Suite = {
	name: 'bundles',
	about: 'sizes of the loader, the chat and its chunks',
	async run() {
		await build();
		const scripts = weighWidget();
		for ( const { name, bytes, isFirst } of scripts ) {
			say( `  ${ String( bytes ).padStart( 6 ) } bytes  ${ name }${ isFirst ? '' : ' (later)' }` );
		}
		const tallies = [
			await check( 'every chunk that is asked for is there', () => {
				const missing = findMissingChunks();
				expectThat( missing.length === 0, missing.join( ', ' ) );
			} ),
		];
		for ( const { name, limit, isPart } of BUDGETS ) {
			const size = bytesOf( scripts.filter( isPart ) );
			tallies.push(
				await check( `${ name }: ${ size } of ${ limit } bytes`, () =>
					expectThat( size <= limit, 'Over the budget.' )
				)
			);
		}
		return sum( tallies );
	},
};
