import { CONTESTANTS, PUBLIC_PAGES, VARIANTS, type BenchSite, type PublicPage, type Variant } from './bench-site';
import { medianOf } from '../report/figures';
import type { Sample } from '../scenario';

/** What WordPress did for one page. */
export interface PhpCost {
	wallMs: number;
	cpuMs: number;
	queries: number;
	memory: number;
	/** Of the page itself, without the bench's own comment. */
	bytes: number;
}

const COMMENT = /<!--veranda-bench (\{.*?\})-->/;

/** Requests a page and returns what it cost. */
export async function readCost( site: BenchSite, path: string, variant: Variant ): Promise< PhpCost > {
	const cookies = [ 'veranda_bench_cost=1', ...( variant === 'with' ? [] : [ 'veranda_bench=without' ] ) ];
	const response = await fetch( site.url + path, { headers: { Cookie: cookies.join( '; ' ) } } );
	const html = await response.text();
	const comment = COMMENT.exec( html );
	if ( ! response.ok || comment?.[ 1 ] === undefined ) {
		throw new Error( `${ path } answered ${ response.status } without the figures of the bench.` );
	}
	return {
		...( JSON.parse( comment[ 1 ] ) as Omit< PhpCost, 'bytes' > ),
		bytes: Buffer.byteLength( html ) - Buffer.byteLength( comment[ 0 ] ),
	};
}

/** Requests every page in all variants, in turns, and returns the medians of this round. */
export async function measurePhp(
	site: BenchSite,
	{ pages, requests, round, label }: { pages: readonly PublicPage[]; requests: number; round: number; label: string }
): Promise< Sample[] > {
	const samples: Sample[] = [];
	for ( const page of pages ) {
		const costs = new Map< Variant, PhpCost[] >( VARIANTS.map( ( variant ) => [ variant, [] ] ) );
		for ( let request = 0; request < requests; request++ ) {
			// Each variant comes first as often as last, so that drift affects all alike.
			for ( let turn = 0; turn < VARIANTS.length; turn++ ) {
				const variant = VARIANTS[ ( request + turn ) % VARIANTS.length ] as Variant;
				costs.get( variant )?.push( await readCost( site, PUBLIC_PAGES[ page ], variant ) );
			}
		}
		const queriesOf = ( variant: Variant ) =>
			medianOf( ( costs.get( variant ) ?? [] ).map( ( { queries } ) => queries ) );
		samples.push( {
			figure: `database queries added, ${ page }, ${ label }`,
			of: CONTESTANTS.with,
			unit: '',
			round,
			value: queriesOf( 'with' ) - queriesOf( 'without' ),
		} );
		for ( const [ variant, list ] of costs ) {
			const add = ( figure: string, unit: string, valueOf: ( cost: PhpCost ) => number ) =>
				samples.push( {
					figure: `${ figure }, ${ page }, ${ label }`,
					of: CONTESTANTS[ variant ],
					unit,
					round,
					value: medianOf( list.map( valueOf ) ),
				} );
			add( 'PHP time', 'ms', ( { wallMs } ) => wallMs );
			add( 'PHP processor time', 'ms', ( { cpuMs } ) => cpuMs );
			add( 'database queries', '', ( { queries } ) => queries );
			add( 'HTML', 'bytes', ( { bytes } ) => bytes );
			add( 'PHP memory', 'KB', ( { memory } ) => memory / 1024 );
		}
	}
	return samples;
}

/**
 * Compares the site as the bench's switch leaves it with one on which the plugin is really deactivated; returns a
 * sentence when they differ, because then the switch would prove nothing.
 */
export async function checkSwitch( site: BenchSite ): Promise< string[] > {
	const switched = await readSettledCost( site );
	await site.setActive( false );
	const real = await readSettledCost( site );
	await site.setActive( true );
	return switched.queries === real.queries && switched.bytes === real.bytes
		? []
		: [
				`The bench's switch is not like deactivating: ${ switched.queries } queries and ${ switched.bytes } bytes against ${ real.queries } and ${ real.bytes }.`,
			];
}

/** The first view of a page may fill WordPress's own caches. */
async function readSettledCost( site: BenchSite ): Promise< PhpCost > {
	await readCost( site, '/', 'without' );
	return readCost( site, '/', 'without' );
}
