import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../../scripts/environment/processes';
import { NO_FINDINGS } from '../support/checker';
import { call, type Answer } from '../support/http';
import { draft } from '../support/make';
import { Load } from '../support/load';
import { createSite, type Site } from '../support/site';
import { RelayProcess } from '../support/start-relay';

/** The contract: everything is sent and all screens are equal this long after the port is open again. */
const RECOVERY = 15_000;

let site: Site;
let relay: RelayProcess;

beforeAll( async () => {
	site = await createSite();
	relay = await RelayProcess.start( { site } );
} );

afterAll( async () => {
	await relay.remove();
	await site.remove();
} );

beforeEach( async () => {
	if ( ! relay.isRunning ) {
		await relay.start();
	}
} );

test.each( [ 7, 61, 133, 246, 331 ] )(
	'B01: killed after %i messages of a burst, it loses and doubles none, and every screen is complete again',
	async ( moment ) => {
		const load = await Load.open( relay.make, 4 );
		const writing = load.write( 50 );

		await waitUntil(
			() => load.sent >= moment,
			() => 'The burst did not begin.'
		);
		await relay.kill();
		await relay.start();
		const open = Date.now();
		await writing;
		await load.settle( RECOVERY );
		const recovery = Date.now() - open;

		expect( load.sent ).toBe( 4 * 2 * 50 );
		expect( await load.judge() ).toEqual( NO_FINDINGS );
		expect( recovery ).toBeLessThan( RECOVERY );
	}
);

test( 'B02: asked to end, it finishes what it has begun, says goodbye and ends; nothing is lost', async () => {
	const load = await Load.open( relay.make, 4 );
	const refusals: string[] = [];
	const writing = load.write( 50, {
		onRefused: ( { status, code, headers } ) => {
			refusals.push( `${ status } ${ code } ${ headers[ 'retry-after' ] !== undefined }` );
		},
	} );
	await waitUntil(
		() => load.sent >= 60,
		() => 'The burst did not begin.'
	);
	const streams = load.screens.map( ( screen ) => screen.current );
	const asked = Date.now();

	relay.terminate();
	await relay.ended;
	const ending = Date.now() - asked;
	await relay.start();
	await writing;
	await load.settle( RECOVERY );

	expect( ending ).toBeLessThan( 30_000 );
	for ( const stream of streams ) {
		expect( stream?.events.at( -1 ) ).toMatchObject( {
			type: 'bye',
			reason: 'restart',
			retryMs: expect.any( Number ),
		} );
	}
	for ( const refusal of refusals ) {
		expect( refusal ).toBe( '503 shutting_down true' );
	}
	expect( await load.judge() ).toEqual( NO_FINDINGS );
} );

test( 'B02: while it says goodbye, new requests and streams are asked to come back', async () => {
	const { conversation, visitor } = await relay.make.openConversation();
	const others = await Promise.all( Array.from( { length: 15 }, () => relay.make.visitor() ) );
	// Streams that end one after another keep it busy for a moment.
	const streams = await Promise.all( others.flatMap( ( other ) => [ other.openStream(), other.openStream() ] ) );
	const path = `/v1/conversations/${ conversation.id }/messages`;
	const answers: Answer[] = [];
	const ready: Answer[] = [];

	relay.terminate();
	while ( relay.isRunning ) {
		// A balancer takes it out while it still answers.
		ready.push( ...( await tryCall( '/readyz' ) ) );
		const answer = await visitor.post( path, draft( 'Still there?' ) ).catch( () => null );
		if ( answer && answer.status !== 201 ) {
			answers.push( answer );
		}
		await delay( 10 );
	}
	await Promise.all( streams.map( ( stream ) => stream.ended ) );

	expect( ready.at( -1 )?.status ).toBe( 503 );
	expect( ready.at( -1 )?.json() ).toMatchObject( {
		status: 'not_ready',
		detail: expect.stringMatching( /stopping/ ),
	} );
	expect( answers.length ).toBeGreaterThan( 0 );
	for ( const { status, code, headers } of answers ) {
		expect( [ status, code ] ).toEqual( [ 503, 'shutting_down' ] );
		expect( headers[ 'retry-after' ] ).toMatch( /^\d+$/ );
	}
	const byes = streams.map( ( stream ) => stream.events.at( -1 ) );
	expect( byes ).toEqual( byes.map( () => expect.objectContaining( { type: 'bye', reason: 'restart' } ) ) );
	// Not all at the same moment.
	expect( new Set( byes.map( ( bye ) => ( bye?.type === 'bye' ? bye.retryMs : null ) ) ).size ).toBeGreaterThan( 5 );
} );

/** Calls somebody who may not be there. */
async function tryCall( path: string ): Promise< Answer[] > {
	return call( { port: relay.port, path } ).then(
		( answer ) => [ answer ],
		() => []
	);
}

test( 'B03: killed three times within 20 seconds, it still loses and doubles none', async () => {
	const load = await Load.open( relay.make, 2 );
	const writing = load.write( 60 );

	for ( const moment of [ 20, 60, 100 ] ) {
		await waitUntil(
			() => load.sent >= moment,
			() => 'The burst does not go on.'
		);
		await relay.kill();
		await relay.start();
	}
	await writing;
	await load.settle( RECOVERY );

	expect( await load.judge() ).toEqual( NO_FINDINGS );
} );
