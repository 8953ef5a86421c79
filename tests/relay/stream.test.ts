import { connect } from 'node:net';
import { once } from 'node:events';
import { LIMITS } from '../../relay/protocol';
import { LOOPBACK } from '../../scripts/environment/ports';
import { FakeClock } from '../support/fake-clock';
import { draft, readHistory, say, type OpenConversation } from '../support/make';
import type { StreamReader } from '../support/read-stream';
import { startRelay, type TestRelay } from '../support/start-relay';

let relay: TestRelay;
const clock = new FakeClock();

beforeAll( async () => {
	relay = await startRelay( { clock } );
} );

afterAll( () => relay.close() );

async function cursorNow( stream: StreamReader ): Promise< string > {
	const { epoch, head } = await stream.find( 'hello' );
	return `${ epoch }.${ head }`;
}

function bodiesOf( stream: StreamReader ): string[] {
	const texts = stream.all( 'message.created' ).filter( ( { message } ) => message.kind === 'text' );
	return texts.map( ( { message } ) => message.body );
}

test( 'a stream begins with hello, and its headers keep proxies from holding it back', async () => {
	const stream = await relay.make.agent().openStream( { headers: { 'Accept-Encoding': 'gzip, br' } } );

	expect( stream.events[ 0 ] ).toMatchObject( { type: 'hello', protocol: 1, resumed: false, eventId: null } );
	expect( stream.headers ).toMatchObject( { 'content-type': expect.stringMatching( /^text\/event-stream/ ) } );
	expect( stream.headers[ 'x-accel-buffering' ] ).toBe( 'no' );
	expect( stream.headers[ 'cache-control' ] ).toMatch( /no-transform/ );
	expect( stream.headers[ 'content-encoding' ] ).toBeUndefined();
} );

test( 'A34: line ends, field names and separators in a message arrive as data', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const socket = connect( relay.port, LOOPBACK );
	const chunks: Buffer[] = [];
	socket.on( 'data', ( chunk ) => chunks.push( chunk ) );
	socket.write(
		`GET /v1/stream HTTP/1.1\r\nHost: relay.test\r\nAuthorization: Bearer ${ agent.token }\r\nAccept: text/event-stream\r\n\r\n`
	);
	const followed = await agent.openStream();
	const bodies = [
		'a\nb',
		'a\rb',
		'a\r\nb',
		'x\n\nid: 99\nevent: bye\ndata: {"type":"bye"}\n\n',
		'x\nid: 99\nevent: x',
		'x\r\rretry: 1\r\r',
		'\u2028line\u2029paragraph\u0085',
		'data: {"type":"reset"}',
		': comment',
		'\uFEFFmark',
	];

	for ( const body of bodies ) {
		await say( visitor, conversation.id, body );
	}
	const last = await followed.find( 'message.created', ( { message } ) => message.body === bodies.at( -1 ) );
	const text = () => Buffer.concat( chunks ).toString();
	while ( ! text().includes( `id: ${ last.eventId }` ) || ! text().endsWith( '\n\n' ) ) {
		await once( socket, 'data' );
	}
	socket.destroy();

	const [ , raw = '' ] = text().split( /\r\n\r\n([^]*)/ );
	const lines = raw.split( /\r\n|\r|\n/ );
	// Nothing but the four kinds of line that the relay itself writes.
	for ( const line of lines ) {
		expect( line ).toMatch( /^$|^:|^id: [a-z0-9]+\.\d+$|^event: [a-z]+(\.[a-z]+)?$|^data: \{.*\}$|^retry: \d+$/ );
	}
	const ids = lines.filter( ( line ) => line.startsWith( 'id:' ) );
	expect( ids ).not.toContain( 'id: 99' );
	expect( bodiesOf( followed ) ).toEqual( bodies );
	expect( followed.parser.lastEventId ).toBe( last.eventId );
	expect( followed.all( 'bye' ) ).toEqual( [] );
	expect( followed.all( 'reset' ) ).toEqual( [] );
} );

test( 'A34: names and titles cannot break a line either', async () => {
	const stream = await relay.make.agent().openStream();
	const visitor = await relay.make.visitor();
	for ( const name of [ 'a\nid: 99', 'a\rb', 'a\u2028b', 'a\0b' ] ) {
		const answer = await visitor.post( '/v1/conversations', {
			clientId: 'c',
			prechat: { name },
			message: draft( 'x' ),
		} );
		expect( [ answer.status, answer.code ] ).toEqual( [ 400, 'invalid_request' ] );
	}
	const agent = relay.make.agent( { name: 'Mallory\nid: 99\nevent: bye' } );
	await agent.put( '/v1/presence', { status: 'online' } );
	const { conversation } = await relay.make.queuedConversation();
	await agent.accept( conversation.id );
	await stream.find( 'conversation.assigned' );

	expect( stream.all( 'bye' ) ).toEqual( [] );
	expect( stream.parser.lastEventId ).not.toBe( '99' );
} );

describe( 'coming back', () => {
	test( 'a stream goes on after its cursor, by the address or by Last-Event-ID, without gap or double', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const first = await visitor.openStream();
		await say( agent, conversation.id, 'One' );
		const { eventId } = await first.nextText();
		first.close();
		await say( agent, conversation.id, 'Two' );
		await say( agent, conversation.id, 'Three' );

		for ( const options of [ { after: eventId as string }, { lastEventId: eventId as string } ] ) {
			const again = await visitor.openStream( options );
			await again.next( 'message.created', ( { message } ) => message.body === 'Three' );

			expect( again.events[ 0 ] ).toMatchObject( { type: 'hello', resumed: true } );
			expect( bodiesOf( again ) ).toEqual( [ 'Two', 'Three' ] );
			again.close();
		}
	} );

	test( 'what happens while it resumes comes once and in order', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const first = await visitor.openStream();
		const after = await cursorNow( first );
		const writing = ( async () => {
			for ( let index = 0; index < 60; index++ ) {
				await say( agent, conversation.id, `Message ${ index }` );
			}
		} )();
		const readers: StreamReader[] = [];
		for ( let index = 0; index < 4; index++ ) {
			await first.next( 'message.created', ( { message } ) => message.body === `Message ${ index * 10 }` );
			readers.push( await visitor.openStream( { after } ) );
		}
		await writing;

		for ( const reader of readers ) {
			await reader.find( 'message.created', ( { message } ) => message.body === 'Message 59' );
			expect( bodiesOf( reader ) ).toEqual( Array.from( { length: 60 }, ( _, index ) => `Message ${ index }` ) );
		}
	} );

	test( 'at the head nothing is replayed', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const first = await visitor.openStream();
		await say( agent, conversation.id, 'Seen' );
		const { eventId } = await first.nextText();

		const again = await visitor.openStream( { after: eventId as string } );
		await say( agent, conversation.id, 'New' );
		await again.nextText();

		expect( bodiesOf( again ) ).toEqual( [ 'New' ] );
	} );

	test( 'a replayed conversation is shown as it stands today', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const stream = await agent.openStream();
		const after = await cursorNow( stream );
		await visitor.post( `/v1/conversations/${ conversation.id }/close` );
		await agent.post( `/v1/conversations/${ conversation.id }/reopen` );

		const again = await agent.openStream( { after } );
		const updated = await again
			.find( 'conversation.updated', ( event ) => event.conversation.id === conversation.id )
			.catch( () => null );

		expect( updated?.conversation.state ?? 'open' ).not.toBe( 'closed' );
	} );

	test.each( [
		[ 'of another epoch', ( epoch: string, head: number ) => `x${ epoch.slice( 1 ) }.${ head }`, 'epoch_changed' ],
		[ 'from the future', ( epoch: string, head: number ) => `${ epoch }.${ head + 1_000 }`, 'unknown_cursor' ],
	] )( 'a cursor %s is answered with reset', async ( _, make, reason ) => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const { epoch, head } = await ( await visitor.openStream() ).find( 'hello' );

		const stream = await visitor.openStream( { after: make( epoch, head ) } );
		const reset = await stream.next( 'reset' );
		await say( agent, conversation.id, 'After the reset' );
		const event = await stream.nextText();

		expect( reset ).toMatchObject( { reason, epoch } );
		expect( stream.events[ 0 ] ).toMatchObject( { type: 'hello', resumed: false } );
		expect( event.message.body ).toBe( 'After the reset' );
		expect( Number( event.eventId?.split( '.' )[ 1 ] ) ).toBeGreaterThan( reset.head );
	} );

	test( 'a cursor that is none is refused', async () => {
		const agent = relay.make.agent();
		for ( const after of [
			'abc',
			'-1',
			'0',
			'x.-1',
			'x.1e3',
			'x.01',
			`${ 'x'.repeat( 40 ) }.1`,
			"x.1' OR 1=1",
			'x.99999999999999999',
		] ) {
			const stream = await agent.tryStream( { after } );
			expect( { after, status: stream.status } ).toEqual( { after, status: 400 } );
		}
	} );

	test( 'B27: more than 500 missed events are a reset at once; up to 500 are replayed whole', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const stream = await visitor.openStream();
		const start = await cursorNow( stream );
		const write = async ( from: number, to: number ) => {
			for ( let at = from; at < to; at += 50 ) {
				await Promise.all(
					Array.from( { length: Math.min( 50, to - at ) }, ( _, index ) =>
						say( agent, conversation.id, `${ at + index }` )
					)
				);
			}
		};
		const writeTo = async ( number: number ) => {
			const [ row ] = await relay.site.query< { head: number } >( 'SELECT head FROM {prefix}veranda_feed' );
			const written = Number( row?.head ) - Number( start.split( '.' )[ 1 ] );
			await write( written, number );
		};

		await writeTo( LIMITS.replayedEvents - 100 );
		const within = await visitor.openStream( { after: start } );
		const head = ( await within.find( 'hello' ) ).head;
		await within.find( 'message.created', ( { eventId } ) => eventId?.endsWith( `.${ head }` ) ?? false );
		const replayed = bodiesOf( within );
		await writeTo( LIMITS.replayedEvents + 100 );
		const beyond = await visitor.openStream( { after: start } );
		const reset = await beyond.next( 'reset' );

		expect( within.all( 'reset' ) ).toEqual( [] );
		expect( replayed.length ).toBeGreaterThan( LIMITS.replayedEvents / 3 );
		expect( new Set( replayed ).size ).toBe( replayed.length );
		expect( reset.reason ).toBe( 'too_far_behind' );
		expect( bodiesOf( beyond ) ).toEqual( [] );
		expect( ( await readHistory( visitor, conversation.id ) ).length ).toBeGreaterThan( LIMITS.replayedEvents );
	} );

	test( 'who missed what is not kept any more is told to reload, and nobody else', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const stream = await visitor.openStream();
		const start = await cursorNow( stream );
		const ids: string[] = [];
		for ( const text of [ 'Deleted', 'Kept', 'Newest' ] ) {
			await say( agent, conversation.id, text );
			ids.push( ( await stream.nextText( ( { message } ) => message.body === text ) ).eventId ?? '' );
		}
		const [ deleted = '' ] = ids;
		await relay.site.query( 'DELETE FROM {prefix}veranda_events WHERE number <= ?', [ deleted.split( '.' )[ 1 ] ] );

		for ( const party of [ visitor, agent ] ) {
			const beyond = await party.openStream( { after: start } );
			const within = await party.openStream( { after: deleted } );
			await within.nextText( ( { message } ) => message.body === 'Newest' );

			expect( ( await beyond.next( 'reset' ) ).reason ).toBe( 'too_far_behind' );
			expect( bodiesOf( beyond ) ).toEqual( [] );
			expect( bodiesOf( within ) ).toEqual( [ 'Kept', 'Newest' ] );
			expect( within.all( 'reset' ) ).toEqual( [] );
		}
	} );

	test( 'a new epoch resets open streams, and they go on from there', async () => {
		const scene: OpenConversation = await relay.make.openConversation();
		const stream = await scene.visitor.openStream();

		await relay.site.query( "UPDATE {prefix}veranda_feed SET epoch = 'anewepoch' WHERE id = 1" );
		const reset = await stream.next( 'reset' );
		await say( scene.agent, scene.conversation.id, 'In the new age' );
		const event = await stream.nextText();

		expect( reset ).toMatchObject( { reason: 'epoch_changed', epoch: 'anewepoch' } );
		expect( event.eventId ).toMatch( /^anewepoch\.\d+$/ );
	} );
} );

test( 'what another relay or WordPress commits is found within two seconds', async () => {
	const second = await startRelay( { site: relay.site, clock } );
	try {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		visitor.relay = second;
		const stream = await visitor.openStream();

		await say( agent, conversation.id, 'From the other relay' );
		const event = await stream.next(
			'message.created',
			( { message } ) => message.body === 'From the other relay',
			4_000
		);

		expect( event.message.author.id ).toBe( agent.id );
	} finally {
		await second.close();
	}
} );

test( 'two relays that write at once give one order without gaps', async () => {
	const second = await startRelay( { site: relay.site } );
	try {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const stream = await visitor.openStream();
		agent.relay = second;
		await Promise.all(
			[ visitor, agent ].map( async ( party ) => {
				for ( let index = 0; index < 30; index++ ) {
					await say( party, conversation.id, `${ party.id } ${ index }` );
				}
			} )
		);
		const history = await readHistory( visitor, conversation.id );
		await stream.find( 'message.created', ( { message } ) => message.seq === history.at( -1 )?.seq );

		expect( history.map( ( { seq } ) => seq ) ).toEqual( history.map( ( _, index ) => index + 1 ) );
		const heard = stream.all( 'message.created' ).map( ( { message } ) => message.seq );
		expect( heard ).toEqual( history.slice( -heard.length ).map( ( { seq } ) => seq ) );
	} finally {
		await second.close();
	}
} );

test( 'an event that a newer relay wrote is passed over, live and in a replay', async () => {
	const { conversation, agent } = await relay.make.openConversation();
	const stream = await agent.openStream();
	const after = await cursorNow( stream );
	await relay.site.query(
		`INSERT INTO {prefix}veranda_events (number, type, conversation_id, visitor_id, created_at)
		SELECT f.head + 1, 'moon.landed', c.id, c.visitor_id, UTC_TIMESTAMP(3)
		FROM {prefix}veranda_feed f JOIN {prefix}veranda_conversations c ON c.public_id = ?`,
		[ conversation.id ]
	);
	await relay.site.query( 'UPDATE {prefix}veranda_feed SET head = head + 1 WHERE id = 1' );

	await say( agent, conversation.id, 'After the landing' );
	await clock.advance( 2_000 );
	await stream.find( 'message.created', ( { message } ) => message.body === 'After the landing' );
	const resumed = await agent.openStream( { after } );
	await resumed.find( 'message.created', ( { message } ) => message.body === 'After the landing' );

	expect( await resumed.find( 'hello' ) ).toMatchObject( { resumed: true } );
	expect( stream.text + resumed.text ).not.toContain( 'moon.landed' );
} );

test( 'a heartbeat comes every 15 seconds and names the head', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const stream = await visitor.openStream();
	await say( agent, conversation.id, 'x' );
	const { eventId } = await stream.nextText();

	await clock.advance( 16_000 );
	const heartbeat = await stream.next( 'heartbeat', ( { head } ) => head >= Number( eventId?.split( '.' )[ 1 ] ) );

	expect( heartbeat.eventId ).toBeNull();
	expect( Date.parse( heartbeat.serverTime ) ).toBeGreaterThan( Date.now() );
} );

test( 'a stream ends after its life of about ten minutes, with leave to come back', async () => {
	const agent = relay.make.agent();
	const stream = await agent.openStream();

	await clock.advance( 13 * 60_000 );
	const bye = await stream.next( 'bye' );
	await stream.ended;

	expect( [ 'lifetime', 'expired' ] ).toContain( bye.reason );
} );

test( 'A64: of more than five streams of one visitor the oldest is ended', async () => {
	const visitor = await relay.make.visitor();
	const streams: StreamReader[] = [];
	for ( let index = 0; index < 6; index++ ) {
		streams.push( await visitor.openStream() );
	}
	const [ oldest, ...others ] = streams;

	expect( await oldest?.next( 'bye' ) ).toMatchObject( { reason: 'too_many' } );
	await oldest?.ended;
	expect( others.map( ( { isOpen } ) => isOpen ) ).toEqual( [ true, true, true, true, true ] );
} );
