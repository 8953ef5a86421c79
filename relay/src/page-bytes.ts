import { LIMITS } from '../protocol';

/**
 * Returns the first of these, as many as one page may have bytes of JSON, and one at least: an answer is kept until its
 * reader has taken it, and a hundred long messages would be megabytes (docs/threats.md A78).
 */
export function fittingPage< Item >( items: readonly Item[] ): Item[] {
	let bytes = 0;
	const end = items.findIndex( ( item, index ) => {
		bytes += Buffer.byteLength( JSON.stringify( item ) );
		return bytes > LIMITS.pageBytes && index > 0;
	} );
	return end === -1 ? [ ...items ] : items.slice( 0, end );
}
