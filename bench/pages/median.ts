/** Returns the value in the middle; of an even number, the mean of both. */
export function median( values: readonly number[] ): number {
	const sorted = values.toSorted( ( a, b ) => a - b );
	const middle = ( sorted.length - 1 ) / 2;
	return ( ( sorted[ Math.floor( middle ) ] ?? NaN ) + ( sorted[ Math.ceil( middle ) ] ?? NaN ) ) / 2;
}
