import type { Latency } from './protocol';

/** Keeps every single time, because a percentile of summaries is not a percentile. */
export class Latencies {
	private values = new Float64Array( 16_384 );
	private count = 0;

	/** Adds a time in milliseconds, once or several times. */
	add( milliseconds: number, times = 1 ): void {
		if ( this.count + times > this.values.length ) {
			const larger = new Float64Array( Math.max( this.values.length * 2, this.count + times ) );
			larger.set( this.values );
			this.values = larger;
		}
		this.values.fill( milliseconds, this.count, this.count + times );
		this.count += times;
	}

	/** Summarises the times. */
	summarize(): Latency {
		const sorted = this.values.slice( 0, this.count ).sort();
		// The smallest value that at least this share of the times does not exceed.
		const at = ( share: number ) => sorted[ Math.max( 0, Math.ceil( share * sorted.length ) - 1 ) ] ?? NaN;
		return { count: this.count, p50: at( 0.5 ), p95: at( 0.95 ), p99: at( 0.99 ), maximum: at( 1 ) };
	}
}
