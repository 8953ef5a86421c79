import type { Queryable } from '../store/queryable';
import type { EventRow } from '../store/event-row';
import type { Stores } from '../store/stores';
import { visitorParticipant } from '../participants';
import type { EventReader, ShownEvent } from './event-reader';
import { Replay, REPLAY_PAGE } from './replay';

const MISSED = REPLAY_PAGE * 2 + 5;

test( 'A64: what was missed is read page by page, each event once and no page before it is asked for', async () => {
	const rows = Array.from( { length: MISSED }, ( _, index ) => ( { number: index + 1 } ) as EventRow );
	const stores = { feed: { listForVisitor: () => Promise.resolve( { rows, oldest: 1 } ) } } as unknown as Stores;
	const readFor = jest.fn( ( _side: string, some: readonly EventRow[] ) =>
		Promise.resolve( some.map( ( { number } ) => ( { number } ) as ShownEvent ) )
	);
	const replay = new Replay( {} as Queryable, stores, { readFor } as unknown as EventReader );
	const position = { epoch: 'one', head: MISSED, reach: () => Promise.resolve() };

	const missed = await replay.read( visitorParticipant( { id: 1, publicId: 'v_1' } ), 'one.0', position, MISSED );
	const numbers: number[] = [];
	let pages = 0;
	for await ( const page of 'pages' in missed ? missed.pages : [] ) {
		pages++;
		expect( readFor ).toHaveBeenCalledTimes( pages );
		expect( page.length ).toBeLessThanOrEqual( REPLAY_PAGE );
		numbers.push( ...page.map( ( { number } ) => number ) );
	}

	expect( pages ).toBe( 3 );
	expect( numbers ).toEqual( rows.map( ( { number } ) => number ) );
} );
