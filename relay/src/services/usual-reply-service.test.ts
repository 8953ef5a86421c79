import { ManualClock } from '../manual-clock.fixture';
import type { Queryable } from '../store/queryable';
import type { ReplyTimeStore } from '../store/reply-time-store';
import { sqlTime } from '../store/sql-time';
import { UsualReplyService } from './usual-reply-service';

/** A service that finds conversations with these waits, in seconds. */
function setUp( ...waits: number[] ) {
	const clock = new ManualClock();
	const listNewest = jest.fn( async ( _db: Queryable, after: number ) =>
		waits.map( ( seconds ) => ( {
			begunAt: sqlTime( after + 1 ),
			answeredAt: sqlTime( after + 1 + seconds * 1_000 ),
		} ) )
	);
	const store = { listNewest } as unknown as ReplyTimeStore;
	return { clock, listNewest, service: new UsualReplyService( {} as Queryable, store, clock ) };
}

test( 'what is usual is the median, which one who was forgotten does not move', async () => {
	const { service } = setUp( 60, 86_400, 120, 30, 240 );

	expect( await service.get() ).toBe( 120_000 );
} );

test( 'a few answers say nothing', async () => {
	const { service } = setUp( 60, 60, 60, 60 );

	expect( await service.get() ).toBeNull();
} );

test( 'it is looked at again after ten minutes, and a failure keeps nobody out', async () => {
	const { service, clock, listNewest } = setUp( 60, 60, 60, 60, 60 );
	await Promise.all( [ service.get(), service.get() ] );
	expect( listNewest ).toHaveBeenCalledTimes( 1 );

	listNewest.mockRejectedValueOnce( new Error( 'gone' ) );
	clock.advance( 600_000 );

	expect( await service.get() ).toBeNull();
	expect( listNewest ).toHaveBeenCalledTimes( 2 );
} );
