import { randomUUID } from 'node:crypto';
import type {
	Conversation,
	ConversationList,
	Message,
	OwnConversation,
	StartedConversation,
} from '../../relay/protocol';
import { draft, readHistory, say, type AgentParty } from '../support/make';
import { expectStatus, type Party } from '../support/party';
import { countRows } from '../support/table-state';
import { startRelay, type TestRelay } from '../support/start-relay';

let relay: TestRelay;

beforeAll( async () => {
	relay = await startRelay();
} );

afterAll( () => relay.close() );

async function conversationOf< C = Conversation >( party: Party, id: string ): Promise< C > {
	return expectStatus< { conversation: C } >( await party.get( `/v1/conversations/${ id }` ), 200 ).conversation;
}

describe( 'starting', () => {
	test( 'a conversation starts in the queue with its first message', async () => {
		const visitor = await relay.make.visitor();

		const answer = await visitor.post( '/v1/conversations', {
			clientId: 'start-1',
			prechat: { name: 'Vera', email: 'vera@example.org' },
			message: { clientId: 'first', body: 'Hello?' },
		} );
		const { conversation, message } = expectStatus< StartedConversation >( answer, 201 );

		expect( conversation ).toMatchObject( { state: 'queued', assignee: null, lastSeq: 1, unread: 0 } );
		expect( conversation.queuePosition ).toBeGreaterThan( 0 );
		expect( message ).toMatchObject( {
			seq: 1,
			clientId: 'first',
			body: 'Hello?',
			kind: 'text',
			author: { type: 'visitor', id: visitor.id, name: 'Vera' },
		} );
		expect( conversation.lastMessage ).toEqual( message );
	} );

	test( 'starting again with the same client id answers with the same conversation and message', async () => {
		const visitor = await relay.make.visitor();
		const request = { clientId: randomUUID(), message: draft( 'Once' ) };

		const first = expectStatus< StartedConversation >( await visitor.post( '/v1/conversations', request ), 201 );
		const second = expectStatus< StartedConversation >(
			await visitor.post( '/v1/conversations', request ),
			200,
			201
		);

		expect( second.conversation.id ).toBe( first.conversation.id );
		expect( second.message?.id ).toBe( first.message?.id );
		expect( await readHistory( visitor, first.conversation.id ) ).toHaveLength( 1 );
	} );

	test( 'starting while one is active returns that one with 200 and stores the message in it', async () => {
		const { conversation, visitor } = await relay.make.queuedConversation();

		const answer = await visitor.post( '/v1/conversations', {
			clientId: randomUUID(),
			message: draft( 'One more thing' ),
		} );
		const again = expectStatus< StartedConversation >( answer, 200 );

		expect( again.conversation.id ).toBe( conversation.id );
		expect( again.message ).toMatchObject( { seq: 2, body: 'One more thing', conversationId: conversation.id } );
	} );

	test( 'a start that is repeated after its conversation was closed stores its message once', async () => {
		const { conversation, visitor } = await relay.make.queuedConversation();
		const start = { clientId: randomUUID(), message: draft( 'Was this heard?' ) };
		const first = expectStatus< StartedConversation >( await visitor.post( '/v1/conversations', start ), 200 );
		expectStatus( await visitor.post( `/v1/conversations/${ conversation.id }/close`, {} ), 200 );

		const second = expectStatus< StartedConversation >( await visitor.post( '/v1/conversations', start ), 200 );

		expect( second.conversation.id ).toBe( conversation.id );
		expect( second.message?.id ).toBe( first.message?.id );
		expect( await countRows( relay.site, 'messages', 'client_id = ?', [ start.message.clientId ] ) ).toBe( 1 );
	} );

	test( 'A30: of 20 starts at once one conversation comes, and all answers name it', async () => {
		const visitor = await relay.make.visitor();
		const agent = relay.make.agent();
		const stream = await agent.openStream();

		const answers = await Promise.all(
			Array.from( { length: 20 }, ( _, index ) =>
				visitor.post( '/v1/conversations', { clientId: randomUUID(), message: draft( `Start ${ index }` ) } )
			)
		);
		const started = answers.map( ( answer ) => expectStatus< StartedConversation >( answer, 200, 201 ) );
		const id = started[ 0 ]?.conversation.id ?? '';
		await stream.find( 'message.created', ( { message } ) => message.seq === 20 );

		expect( new Set( started.map( ( { conversation } ) => conversation.id ) ).size ).toBe( 1 );
		expect( answers.filter( ( { status } ) => status === 201 ) ).toHaveLength( 1 );
		expect( await countRows( relay.site, 'conversations', 'public_id = ?', [ id ] ) ).toBe( 1 );
		expect(
			stream.all( 'conversation.created' ).filter( ( { conversation } ) => conversation.id === id )
		).toHaveLength( 1 );
		const seqs = ( await readHistory( visitor, id ) ).map( ( { seq } ) => seq );
		expect( seqs ).toEqual( Array.from( { length: 20 }, ( _, index ) => index + 1 ) );
	} );

	test( 'an unknown department is refused', async () => {
		const visitor = await relay.make.visitor();
		const answer = await visitor.post( '/v1/conversations', {
			clientId: randomUUID(),
			department: 'd_AAAAAAAAAAAAAAAAAAAAAA',
			message: draft( 'Hello' ),
		} );

		expect( answer.status ).toBeGreaterThanOrEqual( 400 );
		expect( answer.status ).toBeLessThan( 500 );
	} );

	test( 'the place in the queue counts those who came before', async () => {
		const department = await relay.make.department( 'Queue' );
		const ours: [ Party, string ][] = [];
		for ( let index = 0; index < 3; index++ ) {
			const { visitor, conversation } = await relay.make.queuedConversation( { department } );
			ours.push( [ visitor, conversation.id ] );
		}
		const places = async () =>
			Promise.all(
				ours.map(
					async ( [ visitor, id ] ) =>
						( await conversationOf< OwnConversation >( visitor, id ) ).queuePosition
				)
			);
		const before = ( await places() ) as number[];

		await relay.make.agent().accept( ours[ 0 ]?.[ 1 ] ?? '' );
		const after = await places();

		expect( [ before[ 1 ], before[ 2 ] ] ).toEqual( [
			( before[ 0 ] as number ) + 1,
			( before[ 0 ] as number ) + 2,
		] );
		expect( after ).toEqual( [ null, before[ 0 ], before[ 1 ] ] );
	} );
} );

describe( 'messages', () => {
	test( 'a message is answered, stored and shown to both sides', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const streams = [ await visitor.openStream(), await agent.openStream() ];

		const message = await say( agent, conversation.id, 'How can I help?' );

		expect( message ).toMatchObject( { author: { type: 'agent', id: agent.id }, kind: 'text', attachments: [] } );
		for ( const stream of streams ) {
			const event = await stream.nextText();
			expect( event.message ).toEqual( message );
			expect( event.eventId ).toMatch( /^[a-z0-9]+\.\d+$/ );
		}
		expect( await readHistory( visitor, conversation.id ) ).toContainEqual( message );
	} );

	test( 'a message sent twice is stored once and announced once', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const stream = await agent.openStream();
		const path = `/v1/conversations/${ conversation.id }/messages`;
		const request = draft( 'Hi' );

		const answers = await Promise.all( Array.from( { length: 10 }, () => visitor.post( path, request ) ) );
		const later = await visitor.post( path, request );
		await say( visitor, conversation.id, 'after' );
		await stream.next( 'message.created', ( { message } ) => message.body === 'after' );

		const ids = [ ...answers, later ].map(
			( answer ) => expectStatus< { message: Message } >( answer, 200, 201 ).message.id
		);
		expect( new Set( ids ).size ).toBe( 1 );
		expect( answers.filter( ( { status } ) => status === 201 ) ).toHaveLength( 1 );
		expect( later.status ).toBe( 200 );
		const texts = stream.all( 'message.created' ).filter( ( { message } ) => message.kind === 'text' );
		expect( texts.map( ( { message } ) => message.body ) ).toEqual( [ 'Hi', 'after' ] );
	} );

	test( 'a client id with another body is refused and changes nothing', async () => {
		const { conversation, visitor } = await relay.make.openConversation();
		const path = `/v1/conversations/${ conversation.id }/messages`;
		const request = draft( 'The first' );
		await visitor.post( path, request );

		const answer = await visitor.post( path, { ...request, body: 'The second' } );

		expect( [ answer.status, answer.code ] ).toEqual( [ 409, 'client_id_reused' ] );
		expect( ( await readHistory( visitor, conversation.id ) ).map( ( { body } ) => body ) ).not.toContain(
			'The second'
		);
	} );

	test( 'client ids are one’s own: two authors may choose the same, and case matters', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const path = `/v1/conversations/${ conversation.id }/messages`;

		const answers = [
			await visitor.post( path, { clientId: 'same', body: 'visitor' } ),
			await agent.post( path, { clientId: 'same', body: 'agent' } ),
			await visitor.post( path, { clientId: 'SAME', body: 'shouting' } ),
		];

		expect( answers.map( ( { status } ) => status ) ).toEqual( [ 201, 201, 201 ] );
	} );

	test( 'the bytes come back as they were: emoji, right-to-left, combining marks, blanks', async () => {
		const { conversation, visitor } = await relay.make.openConversation();
		const bodies = [
			'👩‍👩‍👧‍👦 🏳️‍🌈 𝒳',
			'שלום (عربي) \u202Eabc',
			'é \u0065\u0301 a\u0300\u0301\u0302',
			'  two blanks before, tab\tand\r\nline ends \n after  ',
			'\u200B\u200Dzero\u2060width',
			'{{7*7}} ${x} <%= %> %s %n [gallery] <!-- wp:html --> =1+1',
			'a'.repeat( 8_000 ),
			'€'.repeat( 8_000 ),
		];

		for ( const body of bodies ) {
			await say( visitor, conversation.id, body );
		}
		const stored = ( await readHistory( visitor, conversation.id ) )
			.slice( -bodies.length )
			.map( ( { body } ) => body );

		expect( stored ).toEqual( bodies );
	} );

	test( 'A65, A66: a message that is empty, too long or not storable is refused with its own code', async () => {
		const { conversation, visitor } = await relay.make.openConversation();
		const path = `/v1/conversations/${ conversation.id }/messages`;
		const table: [ string, number, string ][] = [
			[ '', 400, 'invalid_request' ],
			[ ' \n\t ', 400, 'invalid_request' ],
			[ 'a\0b', 400, 'invalid_request' ],
			[ 'a'.repeat( 8_001 ), 413, 'message_too_long' ],
			[ '👩'.repeat( 8_001 ), 413, 'message_too_long' ],
		];

		for ( const [ body, status, code ] of table ) {
			const answer = await visitor.post( path, draft( body ) );
			expect( { length: body.length, status: answer.status, code: answer.code } ).toEqual( {
				length: body.length,
				status,
				code,
			} );
		}
		const lone = await visitor.send( 'POST', path, { rawBody: '{"clientId":"lone","body":"a\\ud800b"}' } );
		expect( [ lone.status, lone.code ] ).toEqual( [ 400, 'invalid_request' ] );
	} );

	test( 'pages of messages go forwards, backwards and stop at the ends', async () => {
		const { conversation, visitor } = await relay.make.openConversation();
		for ( let index = 0; index < 25; index++ ) {
			await say( visitor, conversation.id, `Message ${ index }` );
		}
		const path = `/v1/conversations/${ conversation.id }/messages`;
		const page = async ( query: string ) =>
			expectStatus< { messages: Message[]; hasMore: boolean } >(
				await visitor.get( `${ path }${ query }` ),
				200
			);
		const newest = ( await page( '?limit=1' ) ).messages[ 0 ]?.seq as number;

		const forward = await page( '?after=0&limit=10' );
		const back = await page( `?before=${ newest }&limit=10` );
		const end = await page( `?after=${ newest }` );
		const start = await page( '?before=3&limit=10' );

		expect( forward.messages.map( ( { seq } ) => seq ) ).toEqual( [ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 ] );
		expect( forward.hasMore ).toBe( true );
		expect( back.messages.map( ( { seq } ) => seq ) ).toEqual(
			Array.from( { length: 10 }, ( _, i ) => newest - 10 + i )
		);
		expect( back.hasMore ).toBe( true );
		expect( end ).toEqual( { messages: [], hasMore: false } );
		expect( [ start.messages.map( ( { seq } ) => seq ), start.hasMore ] ).toEqual( [ [ 1, 2 ], false ] );
		expect( ( await page( '' ) ).messages.at( -1 )?.seq ).toBe( newest );
	} );

	test( 'under parallel posts seq has no gaps and each author’s messages keep their order', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const colleague = relay.make.agent();
		const stream = await agent.openStream();
		const write = async ( party: Party, name: string ) => {
			for ( let index = 0; index < 40; index++ ) {
				await say( party, conversation.id, `${ name } ${ index }` );
			}
		};

		await Promise.all( [ write( visitor, 'visitor' ), write( agent, 'agent' ), write( colleague, 'colleague' ) ] );
		const history = await readHistory( agent, conversation.id );
		const texts = history.filter( ( { kind } ) => kind === 'text' ).slice( 1 );
		await stream.find( 'message.created', ( { message } ) => message.seq === history.at( -1 )?.seq );

		expect( history.map( ( { seq } ) => seq ) ).toEqual( history.map( ( _, index ) => index + 1 ) );
		for ( const name of [ 'visitor', 'agent', 'colleague' ] ) {
			const own = texts.filter( ( { body } ) => body.startsWith( `${ name } ` ) ).map( ( { body } ) => body );
			expect( own ).toEqual( Array.from( { length: 40 }, ( _, index ) => `${ name } ${ index }` ) );
		}
		const heard = stream.all( 'message.created' ).map( ( { message } ) => message.seq );
		expect( heard ).toEqual( history.slice( -heard.length ).map( ( { seq } ) => seq ) );
		expect( heard.length ).toBeGreaterThanOrEqual( 120 );
	} );

	test( 'event numbers have no gaps and rise on every stream', async () => {
		const stream = await relay.make.agent().openStream();
		const scenes = await Promise.all( [ 1, 2, 3, 4 ].map( () => relay.make.openConversation() ) );
		await Promise.all(
			scenes.flatMap( ( { conversation, visitor, agent } ) =>
				[ visitor, agent ].map( ( party ) => say( party, conversation.id, 'x' ) )
			)
		);
		const { conversation, visitor } = await relay.make.queuedConversation( { message: draft( 'the last' ) } );
		await visitor.post( `/v1/conversations/${ conversation.id }/close` );
		await stream.next( 'conversation.closed', ( event ) => event.conversation.id === conversation.id );

		const numbers = stream.events.flatMap( ( { eventId } ) =>
			eventId ? [ Number( eventId.split( '.' )[ 1 ] ) ] : []
		);
		expect( numbers ).toEqual( numbers.map( ( _, index ) => ( numbers[ 0 ] as number ) + index ) );
	} );
} );

describe( 'taking and passing on', () => {
	test( 'accepting opens the conversation, names the agent to both sides and says so in a notice', async () => {
		const { conversation, visitor } = await relay.make.queuedConversation();
		const agent = relay.make.agent( { name: 'Anna' } );
		const streams = [ await visitor.openStream(), await agent.openStream() ];

		const taken = await agent.accept( conversation.id );

		expect( taken ).toMatchObject( { state: 'open', assignee: { id: agent.id, name: 'Anna' } } );
		expect( taken.openedAt ).not.toBeNull();
		for ( const stream of streams ) {
			const event = await stream.find( 'conversation.assigned' );
			expect( event ).toMatchObject( { conversation: { assignee: { name: 'Anna' } }, previousAssignee: null } );
			const notice = await stream.find( 'message.created', ( { message } ) => message.kind === 'system' );
			expect( notice.message ).toMatchObject( {
				body: 'agent_joined',
				author: { type: 'system', name: 'Anna' },
			} );
		}
	} );

	test( 'A30: of two agents who accept at once exactly one wins', async () => {
		for ( let round = 0; round < 5; round++ ) {
			const { conversation } = await relay.make.queuedConversation();
			const agents = [ relay.make.agent(), relay.make.agent() ];

			const answers = await Promise.all(
				Array.from( { length: 20 }, ( _, index ) => {
					const agent = agents[ index % 2 ] as Party;
					return agent.post( `/v1/conversations/${ conversation.id }/assign`, { agentId: agent.id } );
				} )
			);
			const { assignee } = await conversationOf( agents[ 0 ] as Party, conversation.id );
			const winners = answers.flatMap( ( { status }, index ) =>
				status === 200 ? [ agents[ index % 2 ]?.id ] : []
			);
			const losers = answers.filter( ( { status } ) => status !== 200 );

			expect( new Set( winners ) ).toEqual( new Set( [ assignee?.id ] ) );
			expect( losers.length ).toBeGreaterThanOrEqual( 10 );
			for ( const loser of losers ) {
				expect( [ loser.status, loser.code ] ).toEqual( [ 409, 'already_assigned' ] );
				expect( loser.json< { assignee: { id: string } } >().assignee.id ).toBe( assignee?.id );
			}
		}
	} );

	test( 'an answer in the queue takes the conversation', async () => {
		const { conversation, visitor } = await relay.make.queuedConversation();
		const agent = relay.make.agent();
		const stream = await visitor.openStream();

		await say( agent, conversation.id, 'Here I am' );

		expect( await conversationOf( agent, conversation.id ) ).toMatchObject( {
			state: 'open',
			assignee: { id: agent.id },
		} );
		await stream.find( 'conversation.assigned' );
	} );

	test( 'a note in the queue takes nothing', async () => {
		const { conversation } = await relay.make.queuedConversation();
		const agent = relay.make.agent();

		await say( agent, conversation.id, 'Looks like spam', { kind: 'note' } );

		expect( await conversationOf( agent, conversation.id ) ).toMatchObject( { state: 'queued', assignee: null } );
	} );

	test( 'a transfer names whom it was taken from; a stale belief is refused', async () => {
		const { conversation, agent, visitor } = await relay.make.openConversation();
		const colleague = relay.make.agent( { name: 'Carl' } );
		await colleague.get( '/v1/agents' );
		const path = `/v1/conversations/${ conversation.id }/assign`;
		const stream = await visitor.openStream();

		const stale = await colleague.post( path, { agentId: colleague.id, expectedAssigneeId: 'agent:99999' } );
		const moved = await agent.post( path, { agentId: colleague.id, expectedAssigneeId: agent.id } );
		const event = await stream.find( 'conversation.assigned' );

		expect( [ stale.status, stale.code ] ).toEqual( [ 409, 'already_assigned' ] );
		expect( expectStatus< { conversation: Conversation } >( moved, 200 ).conversation.assignee?.id ).toBe(
			colleague.id
		);
		expect( event.previousAssignee?.id ).toBe( agent.id );
		const notice = ( await readHistory( visitor, conversation.id ) ).at( -1 );
		expect( notice ).toMatchObject( { kind: 'system', body: 'transferred' } );
	} );

	test( 'a conversation given back waits in the queue again', async () => {
		const { conversation, agent, visitor } = await relay.make.openConversation();

		const answer = await agent.post( `/v1/conversations/${ conversation.id }/assign`, {
			agentId: null,
			expectedAssigneeId: agent.id,
		} );

		expect( expectStatus< { conversation: Conversation } >( answer, 200 ).conversation ).toMatchObject( {
			state: 'queued',
			assignee: null,
		} );
		expect( ( await readHistory( visitor, conversation.id ) ).at( -1 )?.body ).toBe( 'returned_to_queue' );
		expect( ( await conversationOf< OwnConversation >( visitor, conversation.id ) ).queuePosition ).toBeGreaterThan(
			0
		);
	} );

	test( 'nobody can be given a conversation who has never signed in', async () => {
		const { conversation, agent } = await relay.make.openConversation();
		const answer = await agent.post( `/v1/conversations/${ conversation.id }/assign`, {
			agentId: 'agent:4294967000',
			expectedAssigneeId: agent.id,
		} );

		expect( answer.status ).toBeGreaterThanOrEqual( 400 );
		expect( answer.status ).toBeLessThan( 500 );
		expect( ( await conversationOf( agent, conversation.id ) ).assignee?.id ).toBe( agent.id );
	} );
} );

describe( 'closing', () => {
	test( 'either side closes; closing again is the same; both sides hear it', async () => {
		for ( const side of [ 'visitor', 'agent' ] as const ) {
			const scene = await relay.make.openConversation();
			const { conversation, visitor, agent } = scene;
			const streams = [ await visitor.openStream(), await agent.openStream() ];
			const path = `/v1/conversations/${ conversation.id }/close`;

			const first = expectStatus< { conversation: Conversation } >( await scene[ side ].post( path ), 200 );
			const second = expectStatus< { conversation: Conversation } >( await scene[ side ].post( path ), 200 );

			expect( first.conversation ).toMatchObject( { state: 'closed', closedBy: side } );
			expect( second.conversation.closedAt ).toBe( first.conversation.closedAt );
			for ( const stream of streams ) {
				await stream.find( 'conversation.closed' );
			}
			const notices = ( await readHistory( agent, conversation.id ) ).filter( ( { body } ) =>
				body.startsWith( 'closed_by_' )
			);
			expect( notices.map( ( { body } ) => body ) ).toEqual( [ `closed_by_${ side }` ] );
		}
	} );

	test( 'a closed conversation takes no message; the next one starts anew with the same client id', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		await agent.post( `/v1/conversations/${ conversation.id }/close` );
		const request = draft( 'One more question' );

		const refused = await visitor.post( `/v1/conversations/${ conversation.id }/messages`, request );
		const started = await visitor.post( '/v1/conversations', { clientId: randomUUID(), message: request } );

		expect( [ refused.status, refused.code ] ).toEqual( [ 409, 'conversation_closed' ] );
		const next = expectStatus< StartedConversation >( started, 201 );
		expect( next.conversation.id ).not.toBe( conversation.id );
		expect( next.message ).toMatchObject( { clientId: request.clientId, body: request.body, seq: 1 } );
	} );

	test( 'a message that was stored before the end is still answered with 200', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const path = `/v1/conversations/${ conversation.id }`;
		const request = draft( 'Just in time' );
		const first = expectStatus< { message: Message } >( await visitor.post( `${ path }/messages`, request ), 201 );
		await agent.post( `${ path }/close` );

		const repeated = expectStatus< { message: Message } >(
			await visitor.post( `${ path }/messages`, request ),
			200
		);

		expect( repeated.message.id ).toBe( first.message.id );
	} );

	test( 'reopening gives it back; with a newer active one it is refused', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const path = `/v1/conversations/${ conversation.id }`;
		await agent.post( `${ path }/close` );

		const reopened = expectStatus< { conversation: Conversation } >( await agent.post( `${ path }/reopen` ), 200 );
		await say( visitor, conversation.id, 'Thank you' );
		await agent.post( `${ path }/close` );
		await visitor.start( { message: draft( 'A new matter' ) } );
		const refused = await agent.post( `${ path }/reopen` );

		expect( reopened.conversation.state ).not.toBe( 'closed' );
		expect( reopened.conversation.closedAt ).toBeNull();
		expect( [ refused.status, refused.code ] ).toEqual( [ 409, 'conversation_active' ] );
		expect( ( await readHistory( agent, conversation.id ) ).map( ( { body } ) => body ) ).toContain( 'reopened' );
	} );

	test( 'a rating is stored, shown to agents and can be replaced', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const path = `/v1/conversations/${ conversation.id }`;
		await agent.post( `${ path }/close` );
		const stream = await agent.openStream();

		await visitor.post( `${ path }/rating`, { score: 2 } );
		const answer = await visitor.post( `${ path }/rating`, { score: 5, comment: 'On second thoughts…' } );

		const rating = { score: 5, comment: 'On second thoughts…' };
		expect( expectStatus< { conversation: OwnConversation } >( answer, 200 ).conversation.rating ).toEqual(
			rating
		);
		expect( ( await conversationOf( agent, conversation.id ) ).rating ).toEqual( rating );
		await stream.next( 'conversation.rated', ( event ) => event.conversation.rating?.score === 5 );
		for ( const score of [ 0, 6, 1.5, '5', null, -1 ] ) {
			expect( ( await visitor.post( `${ path }/rating`, { score } ) ).status ).toBe( 400 );
		}
	} );

	test( 'what changes nothing writes no event', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const path = `/v1/conversations/${ conversation.id }`;
		const start = { clientId: 'again', prechat: { name: 'Vera' } };
		await visitor.post( '/v1/conversations', start );
		await agent.post( `${ path }/close` );
		await visitor.post( `${ path }/rating`, { score: 5, comment: 'Fine' } );
		const before = await countRows( relay.site, 'events' );

		await visitor.post( `${ path }/rating`, { score: 5, comment: 'Fine' } );
		await agent.post( `${ path }/close` );
		await agent.post( `${ path }/reopen` );
		const reopened = await countRows( relay.site, 'events' );
		await agent.post( `${ path }/reopen` );
		await visitor.post( '/v1/conversations', start );

		expect( reopened - before ).toBe( 2 );
		expect( await countRows( relay.site, 'events' ) ).toBe( reopened );
	} );
} );

describe( 'reading', () => {
	test( 'reading advances, never goes back, and both sides hear it', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const path = `/v1/conversations/${ conversation.id }`;
		const stream = await visitor.openStream();
		await say( visitor, conversation.id, 'One' );
		const { seq } = await say( visitor, conversation.id, 'Two' );

		expect( ( await conversationOf( agent, conversation.id ) ).unread ).toBeGreaterThanOrEqual( 2 );
		expect( ( await agent.post( `${ path }/read`, { seq } ) ).status ).toBe( 204 );
		const event = await stream.next( 'read.advanced', ( { reader } ) => reader === 'agent' );
		expect( ( await agent.post( `${ path }/read`, { seq: 1 } ) ).status ).toBe( 204 );
		const after = await conversationOf( agent, conversation.id );

		expect( event ).toMatchObject( { conversationId: conversation.id, seq } );
		expect( after ).toMatchObject( { unread: 0, readSeq: { agent: seq } } );
	} );

	test( 'reading beyond the end reads to the end', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const { seq } = await say( visitor, conversation.id, 'The end' );

		const answer = await agent.post( `/v1/conversations/${ conversation.id }/read`, { seq: 2_000_000_000 } );
		const after = await conversationOf( agent, conversation.id );

		expect( [ 204, 400 ] ).toContain( answer.status );
		expect( after.readSeq.agent ).toBeLessThanOrEqual( seq );
	} );

	test( 'a visitor’s unread messages are the other side’s, without notes', async () => {
		const { conversation, visitor, agent } = await relay.make.openConversation();
		const own = () => conversationOf< OwnConversation >( visitor, conversation.id );
		const before = ( await own() ).unread;

		await say( agent, conversation.id, 'One' );
		await say( agent, conversation.id, 'A note', { kind: 'note' } );
		await say( agent, conversation.id, 'Two' );
		await say( visitor, conversation.id, 'Mine' );
		const unread = ( await own() ).unread;
		await visitor.post( `/v1/conversations/${ conversation.id }/read`, { seq: ( await own() ).lastSeq } );

		expect( unread ).toBe( before + 2 );
		expect( ( await own() ).unread ).toBe( 0 );
	} );
} );

describe( 'lists', () => {
	test( 'pages do not overlap, leave nothing out and say when they end', async () => {
		const department = await relay.make.department( 'Pages' );
		const made: string[] = [];
		for ( let index = 0; index < 7; index++ ) {
			made.push( ( await relay.make.queuedConversation( { department } ) ).conversation.id );
		}
		const agent = relay.make.agent();
		const seen: string[] = [];
		let cursor: string | null = '';
		while ( cursor !== null ) {
			const query: string = `department=${ department }&limit=3${ cursor && `&cursor=${ cursor }` }`;
			const page: ConversationList = expectStatus( await agent.get( `/v1/conversations?${ query }` ), 200 );
			seen.push( ...page.conversations.map( ( { id } ) => id ) );
			cursor = page.nextCursor;
		}

		expect( seen ).toEqual( made.reverse() );
	} );

	test( 'states, assignees and counts follow what happens', async () => {
		const department = await relay.make.department( 'Counts' );
		const agent = relay.make.agent( { departments: [ department ] } );
		const colleague = relay.make.agent( { departments: [ department ] } );
		const list = async ( query: string ): Promise< ConversationList > =>
			expectStatus( await agent.get( `/v1/conversations?${ query }` ), 200 );
		const ids: string[] = [];
		for ( let index = 0; index < 4; index++ ) {
			ids.push( ( await relay.make.queuedConversation( { department } ) ).conversation.id );
		}
		const [ mine = '', theirs = '', closed = '', queued = '' ] = ids;
		await agent.accept( mine );
		await colleague.accept( theirs );
		await agent.accept( closed );
		await agent.post( `/v1/conversations/${ closed }/close` );
		const found = async ( query: string ) => ( await list( query ) ).conversations.map( ( { id } ) => id ).sort();

		expect( await found( 'state=queued' ) ).toEqual( [ queued ] );
		expect( await found( 'state=open' ) ).toEqual( [ mine, theirs ].sort() );
		expect( await found( 'state=closed' ) ).toEqual( [ closed ] );
		expect( await found( 'state=open&assignee=me' ) ).toEqual( [ mine ] );
		expect( await found( `state=open&assignee=${ colleague.id }` ) ).toEqual( [ theirs ] );
		expect( await found( 'assignee=none' ) ).toEqual( [ queued ] );
		expect( ( await list( '' ) ).counts ).toEqual( { queued: 1, mine: 1, open: 2 } );
	} );

	test( 'a page has fifty, or as many as are asked for, up to 250', async () => {
		const department = await relay.make.department( 'Long pages' );
		await Promise.all( Array.from( { length: 51 }, () => relay.make.queuedConversation( { department } ) ) );
		const agent = relay.make.agent();
		const path = `/v1/conversations?department=${ department }`;
		const list = async ( more = '' ): Promise< ConversationList > =>
			expectStatus( await agent.get( path + more ), 200 );

		expect( ( await list() ).conversations ).toHaveLength( 50 );
		expect( ( await list( '&limit=250' ) ).conversations ).toHaveLength( 51 );
		expect( ( await agent.get( `${ path }&limit=251` ) ).code ).toBe( 'invalid_request' );
	} );

	test( 'a visitor’s history is theirs alone, within what the agent may see', async () => {
		const sales = await relay.make.department( 'History, sales' );
		const support = await relay.make.department( 'History, support' );
		const agent = relay.make.agent();
		const visitor = await relay.make.visitor();
		const made: string[] = [];
		for ( const department of [ sales, support, sales ] ) {
			const { conversation } = await visitor.start( {
				department,
				message: draft( 'Hello' ),
			} );
			expectStatus( await agent.post( `/v1/conversations/${ conversation.id }/close`, {} ), 200 );
			made.push( conversation.id );
		}
		const { visitor: other } = await relay.make.queuedConversation( { department: sales } );
		const history = async ( reader: AgentParty, query: string ) => {
			const answer = await reader.get( `/v1/conversations?${ query }` );
			return expectStatus< ConversationList >( answer, 200 ).conversations.map( ( { id } ) => id );
		};
		const [ first, second, third ] = made;
		const seller = relay.make.agent( { departments: [ sales ] } );

		expect( await history( agent, `visitor=${ visitor.id }` ) ).toEqual( [ third, second, first ] );
		expect( await history( seller, `visitor=${ visitor.id }` ) ).toEqual( [ third, first ] );
		expect( await history( agent, `visitor=${ visitor.id }&department=${ support }` ) ).toEqual( [ second ] );
		expect( await history( agent, `visitor=${ visitor.id }&state=open` ) ).toEqual( [] );
		expect( await history( agent, `visitor=${ visitor.id }&q=nobody-has-this-name` ) ).toEqual( [] );
		expect( await history( agent, `visitor=${ other.id }` ) ).toHaveLength( 1 );
		expect( await history( agent, `visitor=v_${ 'x'.repeat( 22 ) }` ) ).toEqual( [] );
		expect( ( await agent.get( '/v1/conversations?visitor=1' ) ).status ).toBe( 400 );
		expect( ( await visitor.get( `/v1/conversations?visitor=${ visitor.id }` ) ).code ).toBe( 'wrong_scope' );
	} );

	test( 'search finds a visitor’s name and e-mail address', async () => {
		const prechat = { name: 'Zacharias Quill', email: 'quill@example.org' };
		const { conversation } = await relay.make.queuedConversation( { prechat } );
		const agent = relay.make.agent();
		const search = async ( text: string ) => {
			const answer = await agent.get( `/v1/conversations?q=${ encodeURIComponent( text ) }` );
			return expectStatus< ConversationList >( answer, 200 ).conversations.map( ( { id } ) => id );
		};

		expect( await search( 'Zacharias' ) ).toEqual( [ conversation.id ] );
		expect( await search( 'quill@example.org' ) ).toEqual( [ conversation.id ] );
		expect( await search( 'nobody-has-this-name' ) ).toEqual( [] );
	} );
} );
