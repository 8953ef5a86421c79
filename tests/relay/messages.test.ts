import type { Message } from '../../relay/protocol';
import { draft, readHistory, say } from '../support/make';
import { expectStatus, type Party } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';

let relay: TestRelay;

beforeAll( async () => {
	relay = await startRelay();
} );

afterAll( () => relay.close() );

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

test( 'A66: marks of direction in an agent’s name turn nothing for a visitor: they stay out of the chat', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation( {
		agent: relay.make.agent( { name: '\u2067No\u202era שרה\u2069' } ),
	} );
	await say( agent, conversation.id, 'Hello' );

	const names = ( await readHistory( visitor, conversation.id ) ).map( ( { author } ) => author.name );

	expect( names.at( -1 ) ).toBe( 'Nora שרה' );
	expect( names.join() ).not.toMatch( /[\u202a-\u202e\u2066-\u2069]/ );
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
		expectStatus< { messages: Message[]; hasMore: boolean } >( await visitor.get( `${ path }${ query }` ), 200 );
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
