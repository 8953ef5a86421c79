import { randomUUID } from 'node:crypto';
import { waitUntil } from '../../scripts/environment/processes';
import type { EventRow } from '../../relay/src/store/event-row';
import type { JobContext, JobKind, RecurringJob } from '../../relay/src/jobs/job';
import type { Reaction, ReactionContext } from '../../relay/src/reactions/reaction';
import { SeveralRelays } from '../support/several-relays';
import { countRows } from '../support/table-state';

/** What reactions and jobs of this file do; they run inside the relays of this process. */
const mockActs = {
	onConversation: async ( _event: EventRow, _context: ReactionContext ): Promise< void > => {},
	onJob: async ( _text: string, _context: JobContext ): Promise< void > => {},
};

jest.mock( '../../relay/src/jobs', () => {
	const { z } = jest.requireActual< typeof import( 'zod' ) >( 'zod' );
	const job: JobKind = {
		name: 'test_job',
		payload: z.string(),
		run: ( text, context ) => mockActs.onJob( text as string, context ),
	};
	return { JOB_KINDS: [ job ], RECURRING_JOBS: [] as RecurringJob[] };
} );

jest.mock( '../../relay/src/reactions', () => {
	const broken: Reaction = {
		name: 'test_broken',
		on: [ 'conversation.created' ],
		handle: () => Promise.reject( new Error( 'broken on purpose' ) ),
	};
	const working: Reaction = {
		name: 'test_working',
		on: [ 'conversation.created' ],
		handle: ( event, context ) => mockActs.onConversation( event, context ),
	};
	return { REACTIONS: [ broken, working ] };
} );

let several: SeveralRelays;

beforeEach( async () => {
	several = await SeveralRelays.start( 2 );
	mockActs.onConversation = async () => {};
	mockActs.onJob = async () => {};
	await waitUntil( isLed, () => 'No relay does the background work.' );
} );

afterEach( () => several.remove() );

const leads = async ( index: number ) => ( await several.figure( index, 'veranda_leader' ) ) === 1;

async function isLed(): Promise< boolean > {
	return ( await leads( 0 ) ) || ( several.relays.length > 1 && ( await leads( 1 ) ) );
}

async function leaderIndex(): Promise< number > {
	return ( await leads( 0 ) ) ? 0 : 1;
}

async function positionOf( name: string ): Promise< number > {
	const [ row ] = await several.site.query< { position: number } >(
		'SELECT position FROM {prefix}veranda_reactions WHERE name = ?',
		[ name ]
	);
	return row?.position ?? -1;
}

/** Stores a job as its scheduler would. */
async function plan( key: string, inMs = 0 ): Promise< void > {
	await several.site.query(
		`INSERT INTO {prefix}veranda_jobs (kind, job_key, run_at, payload, created_at)
		VALUES ('test_job', ?, ?, ?, UTC_TIMESTAMP(3))`,
		[ key, sqlMoment( several.clock.now() + inMs ), JSON.stringify( key ) ]
	);
}

const sqlMoment = ( milliseconds: number ) => new Date( milliseconds ).toISOString().replace( 'T', ' ' ).slice( 0, 23 );

describe( 'reactions', () => {
	test( 'each event is handled once, whichever relay committed it, and soon', async () => {
		const handled: number[] = [];
		const delays: number[] = [];
		let committedAt = 0;
		mockActs.onConversation = async ( event ) => {
			handled.push( event.conversationId );
			delays.push( performance.now() - committedAt );
		};
		for ( let count = 0; count < 10; count++ ) {
			const visitor = several.move( await several.make.visitor(), count % 2 );
			committedAt = performance.now();
			await visitor.start();
			await waitUntil(
				() => handled.length === count + 1,
				() => 'The reaction did not come.'
			);
		}

		expect( new Set( handled ).size ).toBe( 10 );
		// By the hint: the poll would take a second and a half. The time includes the call that commits.
		expect( Math.min( ...delays ) ).toBeLessThan( 500 );
		expect( await positionOf( 'test_working' ) ).toBeGreaterThan( 0 );
	} );

	test( 'without Redis the poll finds what the other relay committed', async () => {
		await several.redis.stop();
		const handled: number[] = [];
		mockActs.onConversation = async ( event ) => void handled.push( event.conversationId );
		const other = 1 - ( await leaderIndex() );
		await several.move( await several.make.visitor(), other ).start();

		await waitUntil(
			() => handled.length === 1,
			() => 'The reaction did not come.',
			4_000
		);
	} );

	test( 'what it writes is committed with the note that it is handled, or not at all', async () => {
		let failures = 1;
		mockActs.onConversation = async ( event, { tx, services } ) => {
			await tx.change(
				`INSERT INTO ${ several.site.prefix }veranda_departments (public_id, name, name_key, created_at) VALUES (?, 'x', ?, NOW())`,
				[ `d_${ event.number }`, String( event.number ) ]
			);
			expect( services ).toHaveProperty( 'jobs' );
			if ( failures-- > 0 ) {
				throw new Error( 'after it has written' );
			}
		};
		await ( await several.make.visitor() ).start();
		await waitUntil(
			() => failures === 0,
			() => 'The reaction did not come.'
		);
		expect( await countRows( several.site, 'departments' ) ).toBe( 0 );
		await several.clock.advance( 2_000 );
		await waitUntil(
			async () => ( await countRows( several.site, 'departments' ) ) === 1,
			() => 'The reaction was not tried again.'
		);
	} );

	test( 'one that fails holds up neither the other, nor the feed, nor a message, and sets the event aside', async () => {
		const handled: number[] = [];
		mockActs.onConversation = async ( event ) => void handled.push( event.number );
		const agent = several.make.agent();
		const stream = await agent.openStream();
		const { conversation } = await several.make.queuedConversation();
		await stream.next( 'conversation.created', ( event ) => event.conversation.id === conversation.id );
		await waitUntil(
			() => handled.length === 1,
			() => 'The working reaction was held up.'
		);

		// Each try waits for the one before it.
		for ( let attempts = 1; attempts < 8; attempts++ ) {
			await waitUntil(
				async () =>
					( await countRows(
						several.site,
						'reactions',
						`name = 'test_broken' AND attempts = ${ attempts }`
					) ) === 1,
				() => `It was not tried ${ attempts } times.`
			);
			several.clock.jump( 61_000 );
		}
		await waitUntil(
			async () => ( await countRows( several.site, 'reaction_failures' ) ) === 1,
			() => 'It was not set aside.'
		);
		const [ row ] = await several.site.query( 'SELECT * FROM {prefix}veranda_reaction_failures' );
		expect( row ).toMatchObject( {
			reaction: 'test_broken',
			event_number: handled[ 0 ],
			event_type: 'conversation.created',
			attempts: 8,
			error: 'Error: broken on purpose',
		} );
		expect( await positionOf( 'test_broken' ) ).toBe( handled[ 0 ] );
		expect( await several.figure( await leaderIndex(), 'veranda_background_work_total', 'set_aside' ) ).toBe( 1 );
		expect( several.at( await leaderIndex() ).log.join( '\n' ) ).toContain( 'sets it aside' );
	} );

	test( 'when the leader stops, the other goes on where it was', async () => {
		const handled: number[] = [];
		mockActs.onConversation = async ( event ) => void handled.push( event.conversationId );
		await ( await several.make.visitor() ).start();
		await waitUntil(
			() => handled.length === 1,
			() => 'The reaction did not come.'
		);
		await several.close( await leaderIndex() );
		await several.move( await several.make.visitor(), 0 ).start();
		await several.clock.advance( 2_500 );
		await waitUntil(
			() => handled.length === 2,
			() => 'Nobody took over.'
		);
		expect( new Set( handled ).size ).toBe( 2 );
	} );

	test( 'a leader whose connection is cut loses the lock, and nothing is handled twice', async () => {
		const seen: number[] = [];
		mockActs.onConversation = async ( event, { tx } ) => {
			seen.push( event.number );
			await tx.change(
				`INSERT INTO ${ several.site.prefix }veranda_departments (public_id, name, name_key, created_at) VALUES (?, 'x', ?, NOW())`,
				[ `d_${ event.number }_${ randomUUID().slice( 0, 8 ) }`, randomUUID() ]
			);
		};
		const [ held ] = await several.site.query< { id: number } >(
			`SELECT IS_USED_LOCK(CONCAT('veranda_background_', LEFT(SHA2(CONCAT(DATABASE(), '/', ?), 256), 32))) AS id`,
			[ several.site.prefix ]
		);
		await several.site.query( 'KILL ?', [ held?.id ] );
		for ( let count = 0; count < 10; count++ ) {
			await several.move( await several.make.visitor(), count % 2 ).start();
			await several.clock.advance( 1_000 );
		}
		await waitUntil(
			async () => ( await countRows( several.site, 'departments' ) ) >= 10,
			() => 'Not every event was handled.'
		);
		expect( await countRows( several.site, 'departments' ) ).toBe( 10 );
	} );
} );

describe( 'jobs', () => {
	test( 'a job runs once, on one of the relays, when it is due', async () => {
		const ran: string[] = [];
		mockActs.onJob = async ( text ) => void ran.push( text );
		await plan( 'later', 60_000 );
		await plan( 'now' );
		await several.clock.advance( 3_000 );
		await waitUntil(
			() => ran.length === 1,
			() => 'The job did not run.'
		);
		expect( ran ).toEqual( [ 'now' ] );

		await several.clock.advance( 60_000 );
		await waitUntil(
			async () => ( await countRows( several.site, 'jobs' ) ) === 0,
			() => 'The other job did not run.'
		);
		expect( ran ).toEqual( [ 'now', 'later' ] );
	} );

	test( 'jobs survive a restart of all relays', async () => {
		const ran: string[] = [];
		mockActs.onJob = async ( text ) => void ran.push( text );
		await plan( 'kept', 30_000 );
		await several.close( 1 );
		await several.close( 0 );
		await several.clock.advance( 40_000 );
		await several.add();
		await waitUntil(
			() => ran.length === 1,
			() => 'The job did not survive.'
		);
		expect( await countRows( several.site, 'jobs' ) ).toBe( 0 );
	} );

	test( 'a reaction plans a job in its own transaction, and takes one back', async () => {
		const ran: string[] = [];
		mockActs.onJob = async ( text ) => void ran.push( text );
		const [ kind ] = jest.requireMock< { JOB_KINDS: JobKind[] } >( '../../relay/src/jobs' ).JOB_KINDS;
		let isFirst = true;
		mockActs.onConversation = async ( _event, { tx, now, services } ) => {
			await services.jobs.schedule( tx, kind as JobKind, { key: 'twice', runAt: now + 5_000, payload: 'twice' } );
			await services.jobs.schedule( tx, kind as JobKind, { key: 'back', runAt: now + 5_000, payload: 'back' } );
			await services.jobs.cancel( tx, kind as JobKind, 'back' );
			if ( isFirst ) {
				isFirst = false;
				throw new Error( 'rolled back' );
			}
		};
		await ( await several.make.visitor() ).start();
		await waitUntil(
			() => ! isFirst,
			() => 'The reaction did not come.'
		);
		expect( await countRows( several.site, 'jobs' ) ).toBe( 0 );
		await several.clock.advance( 2_000 );
		await waitUntil(
			async () => ( await countRows( several.site, 'jobs' ) ) === 1,
			() => 'The job was not planned.'
		);
		await several.clock.advance( 6_000 );
		await waitUntil(
			async () => ( await countRows( several.site, 'jobs' ) ) === 0,
			() => 'The job did not run.'
		);
		expect( ran ).toEqual( [ 'twice' ] );
	} );

	test( 'a job that fails is tried again and then set aside, and holds up no other', async () => {
		const ran: string[] = [];
		mockActs.onJob = async ( text ) => {
			ran.push( text );
			if ( text === 'bad' ) {
				throw new Error( 'broken on purpose' );
			}
		};
		await plan( 'bad' );
		await plan( 'good' );
		await several.clock.advance( 2_000 );
		await waitUntil(
			() => ran.includes( 'good' ),
			() => 'The good job was held up.'
		);
		for ( let attempts = 1; attempts < 10; attempts++ ) {
			await waitUntil(
				async () =>
					( await countRows( several.site, 'jobs', `attempts = ${ attempts } AND last_error <> ''` ) ) === 1,
				() => `It was not tried ${ attempts } times.`
			);
			several.clock.jump( 3_600_000 );
			await several.clock.advance( 2_000 );
		}
		await waitUntil(
			async () => ( await countRows( several.site, 'jobs', "state = 'failed'" ) ) === 1,
			() => 'It was not set aside.'
		);
		const [ row ] = await several.site.query( 'SELECT * FROM {prefix}veranda_jobs' );
		expect( row ).toMatchObject( { job_key: 'bad', attempts: 10, last_error: 'Error: broken on purpose' } );
	} );
} );
