import { Latencies } from './latencies';

test( 'a percentile is one of the times', () => {
	const latencies = new Latencies();
	for ( let time = 100; time >= 1; time-- ) {
		latencies.add( time );
	}

	expect( latencies.summarize() ).toEqual( { count: 100, p50: 50, p95: 95, p99: 99, maximum: 100 } );
} );

test( 'more times than there was room for are all kept', () => {
	const latencies = new Latencies();
	latencies.add( 1, 16_000 );
	latencies.add( 2, 40_000 );

	expect( latencies.summarize() ).toEqual( { count: 56_000, p50: 2, p95: 2, p99: 2, maximum: 2 } );
} );

test( 'nothing has no percentile', () => {
	expect( new Latencies().summarize() ).toEqual( { count: 0, p50: NaN, p95: NaN, p99: NaN, maximum: NaN } );
} );
