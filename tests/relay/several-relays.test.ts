import { randomUUID } from 'node:crypto';
import { waitUntil } from '../../scripts/environment/processes';
import type { AgentList, Conversation } from '../../relay/protocol';
import { draft, say } from '../support/make';
import { expectStatus } from '../support/party';
import { SeveralRelays } from '../support/several-relays';
import { createSite } from '../support/site';
import { startRelay } from '../support/start-relay';
import { countRows } from '../support/table-state';

let several: SeveralRelays;

beforeEach( async () => {
	several = await SeveralRelays.start( 3 );
} );

afterEach( () => several.remove() );

describe( 'what is said on one relay is heard on the others', () => {
	test( 'a message, by a hint and not by the poll', async () => {
		const { conversation, visitor, agent } = await several.make.openConversation();
		const streams = [
			await several.move( visitor, 1 ).openStream(),
			await several.move( several.make.agent(), 2 ).openStream(),
		];

		await say( agent, conversation.id, 'Hello from the first relay' );
		// The poll comes after a second and a half.
		const heard = await Promise.all( streams.map( ( stream ) => stream.nextText( () => true, 1_000 ) ) );

		expect( heard.map( ( { message } ) => message.body ) ).toEqual(
			heard.map( () => 'Hello from the first relay' )
		);
		expect( await several.figure( 0, 'veranda_hints_total', 'way="sent"' ) ).toBeGreaterThan( 0 );
		expect( await several.figure( 1, 'veranda_hints_total', 'way="heard"' ) ).toBeGreaterThan( 0 );
		expect( await several.figure( 1, 'veranda_redis_up' ) ).toBe( 1 );
	} );

	test( 'messages of all relays come in one order to everybody, none twice', async () => {
		const { conversation, visitor } = await several.make.openConversation();
		const streams = await Promise.all(
			[ 0, 1, 2 ].map( ( index ) => several.move( several.make.agent(), index ).openStream() )
		);
		const writers = [ 0, 1, 2 ].map( ( index ) => several.move( several.make.agent(), index ) );

		await Promise.all(
			writers.flatMap( ( writer, index ) =>
				Array.from( { length: 30 }, ( _, place ) => say( writer, conversation.id, `${ index } ${ place }` ) )
			)
		);
		await say( visitor, conversation.id, 'last' );
		for ( const stream of streams ) {
			await stream.nextText( ( { message } ) => message.body === 'last' );
			const seqs = stream.all( 'message.created' ).map( ( { message } ) => message.seq );
			// A relay that was a moment behind when the stream opened replays what was before, too.
			expect( seqs.length ).toBeGreaterThanOrEqual( 91 );
			expect( seqs ).toEqual( seqs.map( ( _, index ) => ( seqs[ 0 ] ?? 0 ) + index ) );
		}
	} );

	test( 'typing', async () => {
		const { conversation, visitor, agent } = await several.make.openConversation();
		const ofAgent = await several.move( agent, 1 ).openStream();
		const ofVisitor = await several.move( visitor, 2 ).openStream();
		const path = `/v1/conversations/${ conversation.id }/typing`;

		await visitor.post( path, { text: 'I would li' } );
		expect( await ofAgent.next( 'typing.started' ) ).toMatchObject( { text: 'I would li', eventId: null } );
		await agent.post( path, { text: 'My draft' } );
		expect( ( await ofVisitor.next( 'typing.started' ) ).text ).toBeUndefined();
		await visitor.post( path, { text: '' } );
		await ofAgent.next( 'typing.stopped' );
		expect( ofVisitor.text ).not.toContain( 'My draft' );
	} );

	test( 'what comes back of a relay’s own is not told again', async () => {
		const { conversation, visitor, agent } = await several.make.openConversation();
		const here = await agent.openStream();
		const there = await several.move( several.make.agent(), 1 ).openStream();

		await visitor.post( `/v1/conversations/${ conversation.id }/typing`, { text: 'once' } );
		await there.next( 'typing.started' );
		// Whatever has come to the other relay has come back by now as well: a later message has made the round trip.
		await several.move( several.make.agent(), 1 ).put( '/v1/presence', { status: 'away' } );
		await here.next( 'presence.changed', ( event ) => event.agent.status !== 'online' );

		expect( here.all( 'typing.started' ) ).toHaveLength( 1 );
		expect( there.all( 'typing.started' ) ).toHaveLength( 1 );
	} );

	test( 'a read receipt and a closed conversation', async () => {
		const { conversation, visitor, agent } = await several.make.openConversation();
		const stream = await several.move( visitor, 2 ).openStream();
		const path = `/v1/conversations/${ conversation.id }`;

		await agent.post( `${ path }/read`, { seq: 1 } );
		await stream.next( 'read.advanced', ( { reader } ) => reader === 'agent' );
		await several.move( agent, 1 ).post( `${ path }/close` );
		await stream.next( 'conversation.closed' );
		expect( ( await visitor.post( `${ path }/rating`, { score: 5 } ) ).status ).toBeLessThan( 300 );
	} );
} );

test( 'a visitor is assigned once, whichever relays the two agents are at', async () => {
	const { conversation } = await several.make.queuedConversation();
	const agents = [ 1, 2 ].map( ( index ) => several.move( several.make.agent(), index ) );
	await Promise.all( agents.map( ( agent ) => agent.get( '/v1/agents' ) ) );

	const answers = await Promise.all(
		agents.map( ( agent ) => agent.post( `/v1/conversations/${ conversation.id }/assign`, { agentId: agent.id } ) )
	);

	expect( answers.map( ( { status } ) => status ).sort() ).toEqual( [ 200, 409 ] );
	expect( answers.find( ( { status } ) => status === 409 )?.code ).toBe( 'already_assigned' );
	const winner = agents[ answers.findIndex( ( { status } ) => status === 200 ) ];
	const seen = await several.move( several.make.agent(), 0 ).get( `/v1/conversations/${ conversation.id }` );
	expect( expectStatus< { conversation: Conversation } >( seen, 200 ).conversation.assignee?.id ).toBe( winner?.id );
} );

test( 'A06: a revoked agent is out on every relay within ten seconds', async () => {
	const agents = [ 0, 1, 2 ].map( ( index ) => several.move( several.make.agent( { id: 5 } ), index ) );
	const streams = await Promise.all( agents.map( ( agent ) => agent.openStream() ) );

	await several.site.query(
		'INSERT INTO {prefix}veranda_agent_access (agent_id, version, updated_at) VALUES (5, 1, UTC_TIMESTAMP(3))'
	);
	await several.site.query( 'UPDATE {prefix}veranda_feed SET access_version = access_version + 1 WHERE id = 1' );
	const byes = await Promise.all( streams.map( ( stream ) => stream.next( 'bye', () => true, 10_000 ) ) );

	expect( byes.map( ( { reason } ) => reason ) ).toEqual( [ 'revoked', 'revoked', 'revoked' ] );
	for ( const agent of agents ) {
		expect( ( await agent.get( '/v1/agents' ) ).code ).toBe( 'token_revoked' );
	}
} );

test( 'a message left while they were away becomes one conversation, on whichever relay', async () => {
	const streams = await Promise.all(
		[ 0, 1, 2 ].map( ( index ) => several.move( several.make.agent(), index ).openStream() )
	);
	for ( let index = 0; index < 10; index++ ) {
		await several.site.query(
			`INSERT INTO {prefix}veranda_left_messages (client_id, name, email, body, created_at)
			VALUES (?, 'Vera', 'vera@example.org', ?, UTC_TIMESTAMP(3))`,
			[ randomUUID(), `Left ${ index }` ]
		);
	}
	await several.clock.advance( 6_000 );
	for ( const stream of streams ) {
		await waitUntil(
			() => stream.all( 'conversation.created' ).length >= 10,
			() => 'Not every left message was taken in.'
		);
		expect( new Set( stream.all( 'conversation.created' ).map( ( event ) => event.conversation.id ) ).size ).toBe(
			10
		);
	}
	expect( await countRows( several.site, 'conversations' ) ).toBe( 10 );
	expect( await countRows( several.site, 'messages', "kind = 'text'" ) ).toBe( 10 );
	expect( await countRows( several.site, 'left_messages' ) ).toBe( 0 );
} );

describe( 'presence', () => {
	/** Returns an agent's status as one relay tells it. */
	async function statusOf( id: string, index: number ): Promise< string | undefined > {
		const watching = several.move( several.make.agent(), index );
		const { agents } = expectStatus< AgentList >( await watching.get( '/v1/agents' ), 200 );
		return agents.find( ( agent ) => agent.id === id )?.status;
	}

	test( 'an agent on one relay is online on all, for visitors too, until they have gone', async () => {
		const visitor = await several.make.visitor();
		const ofVisitor = await several.move( visitor, 1 ).openStream();
		const watching = await several.move( several.make.agent(), 2 ).openStream();
		const agent = several.make.agent( { name: 'Anna' } );
		const stream = await agent.openStream();

		await watching.next( 'presence.changed', ( event ) => event.agent.id === agent.id );
		await ofVisitor.next( 'availability.changed', ( { availability } ) => availability.agents.length > 0 );
		expect( await statusOf( agent.id, 1 ) ).toBe( 'online' );
		expect( watching.all( 'presence.changed' ).filter( ( event ) => event.agent.id === agent.id ) ).toHaveLength(
			1
		);

		await agent.put( '/v1/presence', { status: 'away' } );
		await watching.next( 'presence.changed', ( event ) => event.agent.status === 'away' );
		expect( await statusOf( agent.id, 1 ) ).toBe( 'away' );

		stream.close();
		await stream.ended;
		const gone = watching.next( 'presence.changed', ( event ) => event.agent.status === 'offline' );
		const hurry = setInterval( () => void several.clock.advance( 5_000 ), 100 );
		await gone.finally( () => clearInterval( hurry ) );
		expect( await statusOf( agent.id, 1 ) ).toBe( 'offline' );
	} );

	test( 'a relay that starts later knows at once who is with the others', async () => {
		const agent = several.make.agent();
		await agent.openStream();
		await several.add();

		expect( await statusOf( agent.id, 3 ) ).toBe( 'online' );
	} );

	test( 'moving to another relay is neither leaving nor coming', async () => {
		const { visitor, agent } = await several.make.openConversation();
		const watching = await several.move( agent, 2 ).openStream();
		await visitor.openStream();
		await watching.next( 'visitor.updated', ( event ) => event.visitor.online );
		const before = watching.all( 'visitor.updated' ).length;

		// Its relay is stopped, and it moves to another one.
		await several.close( 0 );
		await several.move( visitor, 0 ).openStream();
		await lapse();
		await several.clock.advance( 60_000 );

		expect( watching.all( 'visitor.updated' ) ).toHaveLength( before );
	} );

	test( 'whoever does not come back after their relay was stopped is gone, and everybody is told once', async () => {
		const { visitor, agent } = await several.make.openConversation();
		const streams = [ await several.move( agent, 1 ).openStream() ];
		streams.push( await several.move( several.make.agent(), 2 ).openStream() );
		await visitor.openStream();
		await Promise.all( streams.map( ( stream ) => stream.next( 'visitor.updated', ( e ) => e.visitor.online ) ) );

		await several.close( 0 );
		await lapse();
		await Promise.all( streams.map( ( stream ) => stream.next( 'visitor.updated', ( e ) => ! e.visitor.online ) ) );

		for ( const stream of streams ) {
			expect( stream.all( 'visitor.updated' ).map( ( event ) => event.visitor.online ) ).toEqual( [
				true,
				false,
			] );
		}
	} );

	/** Lets the key of the relay that had this visitor expire, as its lifetime does, and the others notice. */
	async function lapse(): Promise< void > {
		const [ key = '' ] = await several.keysWith( 'visitor:1', 0 );
		expect( await several.lifetimeOf( key ) ).toBeGreaterThan( 0 );
		await several.redis.ask( 'DEL', key );
		await waitUntil(
			async () => {
				await several.clock.advance( 8_000 );
				const count = await several.redis.ask( 'SCARD', `veranda:${ several.site.id }:relays` );
				return count === `:${ several.relays.length }`;
			},
			() => 'The stopped relay was not forgotten.'
		);
	}
} );

test( 'A21: sites that share a Redis never hear of each other', async () => {
	const other = await createSite();
	const relay = await startRelay( { site: other, env: { REDIS_URL: several.redis.url } } );
	try {
		const theirs = await relay.make.openConversation();
		const stream = await relay.make.agent( { id: 77 } ).openStream();
		const ours = await several.make.openConversation();
		// The same numbers on both sites.
		await several.make.agent( { id: 77, name: 'Our agent' } ).openStream();
		await ours.visitor.openStream();
		await ours.visitor.post( `/v1/conversations/${ ours.conversation.id }/typing`, { text: 'secret' } );
		await say( ours.visitor, ours.conversation.id, 'secret' );
		await say( theirs.visitor, theirs.conversation.id, 'theirs' );
		await stream.nextText( ( { message } ) => message.body === 'theirs' );

		expect( stream.text ).not.toContain( 'secret' );
		expect( stream.text ).not.toContain( 'Our agent' );
		const keys = await several.keys();
		expect( keys.length ).toBeGreaterThan( 4 );
		for ( const key of keys ) {
			expect( key ).toMatch( /^veranda:s_/ );
			// Nothing stays for ever; -2 means that it has expired meanwhile.
			expect( await several.lifetimeOf( key ) ).not.toBe( -1 );
		}
	} finally {
		await relay.close();
		await other.remove();
	}
} );

test( 'a cursor that another relay gave is gone on from without a reload, and nothing comes twice', async () => {
	const { conversation, visitor, agent } = await several.make.openConversation();
	const first = await visitor.openStream();
	for ( let round = 0; round < 20; round++ ) {
		await say( agent, conversation.id, `${ round }` );
		const { eventId } = await first.nextText( ( { message } ) => message.body === `${ round }` );
		// This relay may not have read yet what the other has told.
		const again = await several.move( visitor, 1 + ( round % 2 ) ).openStream( { after: eventId ?? '' } );

		expect( again.all( 'reset' ) ).toEqual( [] );
		expect( again.all( 'hello' )[ 0 ]?.resumed ).toBe( true );
		const text = draft( `next ${ round }` );
		await agent.post( `/v1/conversations/${ conversation.id }/messages`, text );
		await again.nextText( ( { message } ) => message.clientId === text.clientId );
		expect( again.all( 'message.created' ).map( ( { message } ) => message.body ) ).toEqual( [ text.body ] );
		again.close();
		await again.ended;
		await first.nextText( ( { message } ) => message.clientId === text.clientId );
	}
} );
