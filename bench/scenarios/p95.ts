/** Returns what 95 of 100 values do not exceed; 0 of none. */
export function p95( values: readonly number[] ): number {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	return sorted[ Math.ceil( sorted.length * 0.95 ) - 1 ] ?? 0;
}
