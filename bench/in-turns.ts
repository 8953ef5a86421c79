/** Does something several times, at most some of them at once, and returns the results in order. */
export async function inTurns< T >(
	times: number,
	atOnce: number,
	work: ( index: number ) => Promise< T >
): Promise< T[] > {
	const results = new Array< T >( times );
	let next = 0;
	const worker = async () => {
		for ( let index = next++; index < times; index = next++ ) {
			results[ index ] = await work( index );
		}
	};
	await Promise.all( Array.from( { length: Math.min( times, atOnce ) }, worker ) );
	return results;
}
