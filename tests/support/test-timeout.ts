// Starting, loading and stopping a relay takes its time on two cores.
jest.setTimeout( 120_000 );
