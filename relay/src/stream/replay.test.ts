import type { Queryable } from '../store/queryable';
import type { EventRow } from '../store/event-row';
import type { Stores } from '../store/stores';
import { agentParticipant, visitorParticipant, type Participant } from '../participants';
import type { EventReader, ShownEvent } from './event-reader';
import { PAGE_CHARACTERS, Replay } from './replay';

const VISITOR = visitorParticipant( { id: 1, publicId: 'v_1' } );
const MISSED = 500;

const rows = Array.from( { length: MISSED }, ( _, index ) => ( { number: index + 1 } ) as EventRow );
const stores = {
	feed: {
		listForVisitor: () => Promise.resolve( { rows, oldest: 1 } ),
		listBetween: () => Promise.resolve( rows ),
	},
} as unknown as Stores;
const position = { epoch: 'one', head: MISSED, reach: () => Promise.resolve() };

const shownTo =
	( visitorId: number, textOf: ( number: number ) => string ) =>
	( { number }: EventRow ) =>
		( {
			number,
			type: 'message.created',
			visitorId,
			event: { text: textOf( number ) },
		} ) as unknown as ShownEvent;

/** Reads a whole replay; returns its pages and how many events were read for each. */
async function readAll( show: ( row: EventRow ) => ShownEvent, reader: Participant = VISITOR ) {
	const reads: number[] = [];
	const readFor = ( _side: string, some: readonly EventRow[] ) => {
		reads.push( some.length );
		return Promise.resolve( some.map( show ) );
	};
	const replay = new Replay( {} as Queryable, stores, { readFor } as unknown as EventReader );
	const missed = await replay.read( reader, 'one.0', position, MISSED );
	const pages: ( readonly string[] )[] = [];
	for await ( const page of 'pages' in missed ? missed.pages : [] ) {
		pages.push( page );
		expect( reads ).toHaveLength( pages.length );
	}
	return { pages, reads };
}

const numbersOf = ( pages: readonly ( readonly string[] )[] ) =>
	pages.flat().map( ( packet ) => Number( /^id: one\.(\d+)$/m.exec( packet )?.[ 1 ] ) );

const ALL = rows.map( ( { number } ) => number );

test( 'A64: what was missed is read page by page, each event once and no page before it is asked for', async () => {
	const { pages, reads } = await readAll( shownTo( VISITOR.id, () => 'Hello' ) );

	expect( reads ).toEqual( [ 32, 64, 128, 256, 20 ] );
	expect( numbersOf( pages ) ).toEqual( ALL );
} );

test( 'an agent, who misses more, reads it in few pages', async () => {
	const { pages, reads } = await readAll(
		shownTo( VISITOR.id, () => 'Hello' ),
		agentParticipant( {
			id: 5,
			publicId: 'agent:5',
			name: 'Anna',
			avatarUrl: null,
			mayManage: false,
			departmentIds: null,
			version: 0,
		} )
	);

	expect( reads ).toEqual( [ 256, 244 ] );
	expect( numbersOf( pages ) ).toEqual( ALL );
} );

test( 'A64: a page ends where it is long enough, and short ones do not make room for longer ones', async () => {
	const length = 20_000;
	const { pages, reads } = await readAll(
		shownTo( VISITOR.id, ( number ) => ( number > 200 ? 'x'.repeat( length ) : 'Hello' ) )
	);

	expect( numbersOf( pages ) ).toEqual( ALL );
	for ( const page of pages ) {
		expect( page.join( '' ).length ).toBeLessThan( PAGE_CHARACTERS + length + 1_000 );
	}
	// What was read before the length was known, and the next pages that are all too long.
	expect( reads.slice( 2, 6 ) ).toEqual( [ 128, 32, 32, 32 ] );
} );

test( 'an event that is longer than a page is a page', async () => {
	const { pages } = await readAll( shownTo( VISITOR.id, () => 'x'.repeat( PAGE_CHARACTERS ) ) );

	expect( pages.map( ( page ) => page.length ) ).toEqual( ALL.map( () => 1 ) );
	expect( numbersOf( pages ) ).toEqual( ALL );
} );

test( 'what a reader may not see is left out', async () => {
	const { pages } = await readAll( shownTo( VISITOR.id + 1, () => 'Not for you' ) );

	expect( pages.flat() ).toEqual( [] );
} );
