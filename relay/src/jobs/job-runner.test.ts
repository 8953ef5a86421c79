import pino from 'pino';
import { z } from 'zod';
import type { BackgroundServices } from './background-services';
import { FinalError } from '../errors';
import { settle, spyMetrics } from '../background/work.fixture';
import { ManualClock } from '../manual-clock.fixture';
import type { Queryable } from '../store/queryable';
import type { JobRow, JobStore, NewJob } from '../store/job-store';
import { fromSqlTime, sqlTime } from '../store/sql-time';
import { jobKind, type JobContext, type JobKind, type JobOutcome, type RecurringJob } from './job';
import { JobRunner } from './job-runner';
import { JobScheduler } from './job-scheduler';

interface Row extends JobRow {
	state: 'waiting' | 'failed';
	error: string | null;
}

const db = {} as Queryable;
let clock: ManualClock;
let rows: Row[];
let isAway: boolean;
let ran: string[];
let counted: string[];
let runner: JobRunner;
let jobs: JobScheduler;
let begunAt: number;

beforeEach( () => {
	clock = new ManualClock();
	begunAt = clock.now();
	rows = [];
	isAway = false;
	ran = [];
	jobs = new JobScheduler( store as unknown as JobStore, clock );
} );

afterEach( () => {
	const stopping = runner.stop();
	clock.advance( 10_000 );
	return stopping;
} );

/** The table, in memory. */
const store = {
	async insertOnce( _: Queryable, job: NewJob ) {
		if ( ! rows.some( ( { kind, key } ) => kind === job.kind && key === job.key ) ) {
			rows.push( { id: rows.length + 1, attempts: 0, state: 'waiting', error: null, ...job } );
		}
	},
	async insertOrMove( _: Queryable, job: NewJob ) {
		const { kind, key, runAt, payload } = job;
		const row = rows.find( ( each ) => each.kind === kind && each.key === key );
		if ( row ) {
			Object.assign( row, { runAt, payload, attempts: 0, state: 'waiting' } );
		} else {
			await store.insertOnce( _, job );
		}
	},
	async delete( _: Queryable, kind: string, key: string ) {
		const before = rows.length;
		rows = rows.filter( ( each ) => each.kind !== kind || each.key !== key );
		return rows.length < before;
	},
	async listDue(
		_: Queryable,
		now: string,
		{ kinds, without, limit }: { kinds: string[]; without: number[]; limit: number }
	) {
		if ( isAway ) {
			throw new Error( 'away' );
		}
		return rows
			.filter( ( row ) => row.state === 'waiting' && row.runAt <= now )
			.filter( ( row ) => kinds.includes( row.kind ) && ! without.includes( row.id ) )
			.sort( ( a, b ) => ( a.runAt < b.runAt ? -1 : 1 ) )
			.slice( 0, limit )
			.map( ( row ) => ( { ...row } ) );
	},
	async begin( _: Queryable, job: JobRow ) {
		const row = findSame( job );
		if ( row === undefined || row.attempts !== job.attempts ) {
			return false;
		}
		row.attempts++;
		return true;
	},
	async finish( _: Queryable, job: JobRow ) {
		const row = findSame( job );
		rows = rows.filter( ( each ) => each !== row );
	},
	async repeat( _: Queryable, job: JobRow, runAt: string ) {
		Object.assign( findSame( job ) ?? {}, { runAt, attempts: 0 } );
	},
	async retry( _: Queryable, job: JobRow, error: string, runAt: string ) {
		Object.assign( findSame( job ) ?? {}, { error, runAt } );
	},
	async setAside( _: Queryable, job: JobRow, error: string ) {
		Object.assign( findSame( job ) ?? {}, { error, state: 'failed' } );
	},
};

function findSame( job: JobRow ): Row | undefined {
	return rows.find( ( row ) => row.id === job.id && row.runAt === job.runAt );
}

type Act = ( text: string, context: JobContext ) => Promise< JobOutcome > | JobOutcome;

/** A kind of jobs that does as it is told. */
function makeKind( name = 'greet', act: Act = () => {}, tries?: number ) {
	return jobKind( {
		name,
		payload: z.strictObject( { text: z.string() } ),
		...( tries === undefined ? {} : { tries } ),
		async run( { text }, context ) {
			ran.push( name === 'greet' ? text : `${ name } ${ text }` );
			return act( text, context );
		},
	} );
}

const greet = makeKind();

async function start( kinds: JobKind[], recurring: RecurringJob[] = [] ): Promise< void > {
	const spy = spyMetrics();
	counted = spy.counted;
	const services = { database: db, stores: { jobs: store }, jobs } as unknown as BackgroundServices;
	runner = new JobRunner( kinds, recurring, services, clock, spy.metrics, pino( { level: 'silent' } ) );
	runner.start();
	await settle();
}

async function pass( milliseconds: number ): Promise< void > {
	for ( let passed = 0; passed < milliseconds; passed += 500 ) {
		clock.advance( 500 );
		await settle();
	}
}

const plan = ( kind: ReturnType< typeof makeKind >, text: string, inMs = 0 ) =>
	jobs.schedule( db, kind, { key: text, runAt: begunAt + inMs, payload: { text } } );

const planAnew = ( kind: ReturnType< typeof makeKind >, text: string, inMs = 0 ) =>
	jobs.scheduleAnew( db, kind, { key: text, runAt: begunAt + inMs, payload: { text } } );

const fail = () => {
	throw new Error( 'broken' );
};

test( 'a job runs when it is due, within a second, and once', async () => {
	await start( [ greet ] );
	await plan( greet, 'later', 5_000 );
	await plan( greet, 'sooner', 2_000 );

	await pass( 1_500 );
	expect( ran ).toEqual( [] );
	await pass( 1_500 );
	expect( ran ).toEqual( [ 'sooner' ] );
	await pass( 60_000 );
	expect( ran ).toEqual( [ 'sooner', 'later' ] );
	expect( rows ).toEqual( [] );
	expect( counted ).toEqual( [ 'job greet done', 'job greet done' ] );
} );

test( 'what was due before the relay was there runs at once', async () => {
	await plan( greet, 'overdue', -3_600_000 );
	await start( [ greet ] );

	expect( ran ).toEqual( [ 'overdue' ] );
} );

test( 'a kind and a key have one job, until it is done', async () => {
	await start( [ greet ] );
	await plan( greet, 'hello', 1_000 );
	await plan( greet, 'hello', 9_000 );
	await pass( 20_000 );
	expect( ran ).toEqual( [ 'hello' ] );

	await plan( greet, 'hello' );
	await pass( 1_000 );
	expect( ran ).toEqual( [ 'hello', 'hello' ] );
} );

test( 'a job can be taken back and moved', async () => {
	await start( [ greet ] );
	await plan( greet, 'never', 2_000 );
	await plan( greet, 'moved', 2_000 );

	expect( await jobs.cancel( db, greet, 'never' ) ).toBe( true );
	expect( await jobs.cancel( db, greet, 'unknown' ) ).toBe( false );
	await planAnew( greet, 'moved', 10_000 );

	await pass( 9_000 );
	expect( ran ).toEqual( [] );
	await pass( 2_000 );
	expect( ran ).toEqual( [ 'moved' ] );
} );

test( 'a job that fails is tried again after longer and longer pauses', async () => {
	let failures = 2;
	await start( [ makeKind( 'greet', () => ( failures-- > 0 ? fail() : undefined ) ) ] );
	await plan( greet, 'hello' );

	await pass( 1_000 );
	expect( ran ).toHaveLength( 1 );
	expect( rows[ 0 ] ).toMatchObject( { error: 'Error: broken', runAt: sqlTime( begunAt + 6_000 ) } );
	await pass( 4_500 );
	expect( ran ).toHaveLength( 1 );
	await pass( 1_500 );
	expect( ran ).toHaveLength( 2 );
	await pass( 8_500 );
	expect( ran ).toHaveLength( 2 );
	await pass( 2_000 );
	expect( ran ).toHaveLength( 3 );
	expect( rows ).toEqual( [] );
} );

test( 'a job that fails too often is set aside with its reason', async () => {
	const broken = makeKind( 'greet', fail, 3 );
	await start( [ broken ] );
	await plan( broken, 'hello' );
	await pass( 120_000 );

	expect( ran ).toHaveLength( 3 );
	expect( rows ).toMatchObject( [ { state: 'failed', error: 'Error: broken' } ] );
	expect( counted ).toEqual( [ 'job greet failed', 'job greet failed', 'job greet set_aside' ] );
	// Planning it again does not help it; planning it anew does.
	await plan( broken, 'hello' );
	await pass( 5_000 );
	expect( ran ).toHaveLength( 3 );
	await planAnew( broken, 'hello' );
	await pass( 1_000 );
	expect( ran ).toHaveLength( 4 );
} );

test( 'one that never came to an end, because the process went down with it, is set aside too', async () => {
	await plan( greet, 'poison' );
	( rows[ 0 ] as Row ).attempts = 10;
	await start( [ greet ] );

	expect( ran ).toEqual( [] );
	expect( rows ).toMatchObject( [ { state: 'failed', error: expect.stringContaining( 'begun 10 times' ) } ] );
} );

test( 'a payload that its kind does not know is a failure like any other', async () => {
	await plan( greet, 'hello' );
	( rows[ 0 ] as Row ).payload = '{"text":5}';
	await start( [ makeKind( 'greet', undefined, 2 ) ] );
	await pass( 20_000 );

	expect( ran ).toEqual( [] );
	expect( rows ).toMatchObject( [ { state: 'failed' } ] );
	await expect(
		jobs.schedule( db, greet, { key: 'odd', runAt: 0, payload: { text: 5 } as never } )
	).rejects.toThrow();
} );

test( 'a job can ask to run again later', async () => {
	let times = 2;
	await start( [
		makeKind( 'greet', ( _text, { now } ) => ( times-- > 0 ? { runAgainAt: now + 60_000 } : undefined ) ),
	] );
	await plan( greet, 'hello' );
	await pass( 30_000 );
	expect( ran ).toHaveLength( 1 );
	await pass( 31_500 );
	expect( ran ).toHaveLength( 2 );
	await pass( 61_500 );
	expect( ran ).toHaveLength( 3 );
	expect( rows ).toEqual( [] );
} );

test( 'what trying again does not mend is set aside at once', async () => {
	await start( [
		makeKind( 'greet', () => {
			throw new FinalError( 'no such address' );
		} ),
	] );
	await plan( greet, 'hello' );
	await pass( 60_000 );
	expect( ran ).toEqual( [ 'hello' ] );
	expect( rows ).toMatchObject( [ { state: 'failed', error: expect.stringContaining( 'no such address' ) } ] );
} );

test( 'a job that is planned anew while it runs is run once more, with what it was planned for', async () => {
	const again = makeKind( 'greet', async ( text, { services, now } ) => {
		if ( text === 'hello' ) {
			await services.jobs.scheduleAnew( db, again, { key: 'one', runAt: now + 5_000, payload: { text: 'bye' } } );
		}
	} );
	await start( [ again ] );
	await jobs.scheduleAnew( db, again, { key: 'one', runAt: begunAt, payload: { text: 'hello' } } );
	await pass( 10_000 );
	expect( ran ).toEqual( [ 'hello', 'bye' ] );
	expect( rows ).toEqual( [] );
} );

test( 'jobs that hang keep no others waiting, of other kinds and, when their time is over, of their own', async () => {
	const hanging = makeKind( 'hang', () => new Promise( () => {} ) );
	await start( [ hanging, greet ] );
	for ( let count = 0; count < 30; count++ ) {
		await plan( hanging, `no ${ count }` );
	}
	await plan( greet, 'hello', 1 );
	await pass( 2_000 );
	expect( ran ).toEqual( [ 'hang no 0', 'hang no 1', 'hang no 2', 'hello' ] );

	await pass( 61_000 );
	expect( ran ).toContain( 'hang no 5' );
	expect( rows[ 0 ] ).toMatchObject( { error: 'Error: The job took too long.' } );
} );

test( 'jobs of a kind that is not known here are left alone', async () => {
	await plan( makeKind( 'tomorrow' ), 'hello' );
	await start( [ greet ] );
	await pass( 10_000 );

	expect( ran ).toEqual( [] );
	expect( rows ).toMatchObject( [ { kind: 'tomorrow', attempts: 0, state: 'waiting' } ] );
} );

test( 'while the database is away nothing runs and nothing is lost', async () => {
	await start( [ greet ] );
	await plan( greet, 'hello' );
	isAway = true;
	await pass( 60_000 );
	expect( ran ).toEqual( [] );
	isAway = false;
	await pass( 1_000 );
	expect( ran ).toEqual( [ 'hello' ] );
} );

test( 'stopping waits a moment for what runs, then ends it and leaves it to the next leader', async () => {
	let ending: unknown;
	const hanging = makeKind( 'hang', ( _text, { signal } ) => {
		signal.addEventListener( 'abort', () => ( ending = signal.reason ) );
		return new Promise( () => {} );
	} );
	await start( [ hanging ] );
	await plan( hanging, 'hello' );
	await pass( 1_000 );
	const stopping = runner.stop();
	await pass( 2_500 );
	expect( ending ).toBeUndefined();
	await pass( 1_000 );
	await stopping;

	expect( String( ending ) ).toContain( 'The relay stops.' );
	expect( rows ).toMatchObject( [ { state: 'waiting', attempts: 1, error: null } ] );
	expect( fromSqlTime( ( rows[ 0 ] as Row ).runAt ) ).toBe( begunAt );
} );

test( 'recurring work comes again and again, whether it failed or not, and never twice at once', async () => {
	let outcome: () => Promise< void > = async () => {};
	const sweep: RecurringJob = {
		name: 'sweep',
		everyMs: 5_000,
		run: () => {
			ran.push( 'sweep' );
			return outcome();
		},
	};
	await start( [], [ sweep ] );
	await pass( 10_000 );
	expect( ran ).toHaveLength( 2 );
	outcome = () => Promise.reject( new Error( 'broken' ) );
	await pass( 5_000 );
	outcome = () => new Promise( () => {} );
	await pass( 30_000 );
	expect( ran ).toHaveLength( 4 );
	expect( counted ).toEqual( [ 'job sweep done', 'job sweep done', 'job sweep failed' ] );
} );
