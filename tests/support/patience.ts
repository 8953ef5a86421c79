// A relay that is started, loaded and stopped on two cores needs its time.
jest.setTimeout( 120_000 );
