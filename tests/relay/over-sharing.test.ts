import { z } from 'zod';
import {
	conversation as conversationSchema,
	message as messageSchema,
	ownConversation,
	problem,
	streamEvent,
	visitorSession,
} from '../../relay/protocol';
import type { Answer } from '../support/http';
import { draft, say, type VisitorParty } from '../support/make';
import type { StreamReader } from '../support/read-stream';
import { startRelay, type TestRelay } from '../support/start-relay';

let relay: TestRelay;

beforeAll( async () => {
	relay = await startRelay();
} );

afterAll( () => relay.close() );

/** What a visitor may be told, and not one field more. */
const ANSWERS_TO_VISITORS = z.union( [
	visitorSession,
	z.strictObject( { conversation: ownConversation, message: messageSchema.optional() } ),
	z.strictObject( { message: messageSchema } ),
	z.strictObject( { messages: z.array( messageSchema ), hasMore: z.boolean() } ),
	problem,
] );

const EVENTS_FOR_VISITORS = [
	'hello',
	'heartbeat',
	'reset',
	'degraded',
	'bye',
	'message.created',
	'conversation.created',
	'conversation.updated',
	'conversation.assigned',
	'conversation.closed',
	'conversation.rated',
	'read.advanced',
	'typing.started',
	'typing.stopped',
	'availability.changed',
];

/** Goes through a conversation in which agents write and do everything that visitors must not learn of. */
async function live() {
	const answers: Answer[] = [];
	const keep = async ( answer: Promise< Answer > ) => {
		answers.push( await answer );
		return answer;
	};
	const visitor: VisitorParty = await relay.make.visitor();
	const stream = await visitor.openStream();
	const agent = relay.make.agent( { id: 41, name: 'Anna' } );
	const colleague = relay.make.agent( { id: 42, name: 'Carl' } );
	const agentStream = await agent.openStream();
	const stranger = await relay.make.visitor();
	await stranger.start( { prechat: { name: 'Stranger', email: 'stranger@example.org' }, message: draft( 'Mine' ) } );

	await keep(
		visitor.post( '/v1/conversations', { clientId: 'c-1', prechat: { name: 'Vera' }, message: draft( 'Hello' ) } )
	);
	const id = answers[ 0 ]?.json< { conversation: { id: string } } >().conversation.id ?? '';
	const path = `/v1/conversations/${ id }`;
	await agent.accept( id );
	await say( agent, id, 'A note: this one is difficult', { kind: 'note' } );
	await say( agent, id, 'Good morning' );
	await agent.post( `${ path }/typing`, { text: 'What I have not sent' } );
	await keep( visitor.post( `${ path }/messages`, draft( 'Good morning to you' ) ) );
	await keep( visitor.get( path ) );
	await keep( visitor.get( `${ path }/messages` ) );
	await agent.post( `${ path }/read`, { seq: 2 } );
	await agent.post( `${ path }/assign`, { agentId: colleague.id, expectedAssigneeId: agent.id } );
	await say( colleague, id, 'Another note', { kind: 'note' } );
	// The newest entry is a note now: the summary must not be it.
	await keep( visitor.get( path ) );
	await colleague.post( `${ path }/close` );
	await keep( visitor.post( `${ path }/messages`, draft( 'Too late' ) ) );
	await keep( visitor.post( `${ path }/rating`, { score: 4, comment: 'Fine' } ) );
	await keep( visitor.get( `${ path }/messages?after=0` ) );
	await keep( visitor.get( '/v1/conversations' ) );
	await stream.find( 'conversation.rated' );
	await agentStream.find( 'message.created', ( { message } ) => message.body === 'Another note' );
	return { answers, stream, agentStream, visitor, id };
}

let scene: Awaited< ReturnType< typeof live > >;

beforeAll( async () => {
	scene = await live();
} );

test( 'A23: every answer to a visitor has the fields that are named for visitors and no other', () => {
	for ( const { text, status } of scene.answers ) {
		const result = ANSWERS_TO_VISITORS.safeParse( JSON.parse( text ) );

		expect( { status, text, issues: result.error?.issues ?? [] } ).toMatchObject( { issues: [] } );
	}
} );

test( 'A23: every event for a visitor is one that is named for visitors, in the visitors’ form', () => {
	const { events } = scene.stream;
	for ( const { eventId, ...event } of events ) {
		expect( EVENTS_FOR_VISITORS ).toContain( event.type );
		expect( streamEvent.safeParse( event ).error?.issues ?? [] ).toEqual( [] );
		if ( 'conversation' in event ) {
			expect( ownConversation.safeParse( event.conversation ).error?.issues ?? [] ).toEqual( [] );
		}
		if ( event.type === 'typing.started' ) {
			expect( event.text ).toBeUndefined();
		}
	}
	expect( new Set( events.map( ( { type } ) => type ) ).size ).toBeGreaterThan( 6 );
} );

test( 'A23: every event for an agent is valid, in the agents’ form', () => {
	for ( const { eventId, ...event } of scene.agentStream.events ) {
		expect( streamEvent.safeParse( event ).error?.issues ?? [] ).toEqual( [] );
		if ( 'conversation' in event ) {
			expect( conversationSchema.safeParse( event.conversation ).error?.issues ?? [] ).toEqual( [] );
		}
	}
} );

test( 'A23: notes, drafts and other people are nowhere in what a visitor got', async () => {
	const { visitor, stream, answers, id } = scene;
	const resumed: StreamReader = await visitor.openStream( {
		after: `${ ( await stream.find( 'hello' ) ).epoch }.0`,
	} );
	await resumed.find( 'conversation.closed' );
	const texts = [ ...answers.map( ( { text } ) => text ), stream.text, resumed.text ];

	for ( const text of texts ) {
		for ( const secret of [
			'difficult',
			'Another note',
			'What I have not sent',
			'Stranger',
			'stranger@example.org',
			'Mine',
		] ) {
			expect( text ).not.toContain( secret );
		}
		expect( text ).not.toMatch( /"kind":"note"/ );
		expect( text ).not.toMatch( /127\.0\.0\.1|"10\.\d+\.\d+\.\d+"/ );
	}
	expect( stream.text ).toContain( id );
} );

test( 'A23: a note changes nothing that a visitor can see of the conversation', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const path = `/v1/conversations/${ conversation.id }`;
	const read = async () =>
		( await visitor.get( path ) ).json< { conversation: Record< string, unknown > } >().conversation;
	const before = await read();

	await say( agent, conversation.id, 'Between us', { kind: 'note' } );
	const after = await read();

	expect( after ).toEqual( { ...before, updatedAt: after.updatedAt } );
} );

test( 'A23: that an agent has read a note is nothing that a visitor learns', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const path = `/v1/conversations/${ conversation.id }`;
	const stream = await visitor.openStream();
	const agentStream = await agent.openStream();
	const { seq } = await say( visitor, conversation.id, 'Hello?' );

	const first = await say( agent, conversation.id, 'Between us', { kind: 'note' } );
	await agent.post( `${ path }/read`, { seq: first.seq } );
	const second = await say( agent, conversation.id, 'And this too', { kind: 'note' } );
	await agent.post( `${ path }/read`, { seq: second.seq } );
	const { readSeq } = ( await visitor.get( path ) ).json< { conversation: { readSeq: { agent: number } } } >()
		.conversation;
	await say( agent, conversation.id, 'The end' );
	await stream.find( 'message.created', ( { message } ) => message.body === 'The end' );
	await agentStream.find( 'message.created', ( { message } ) => message.body === 'The end' );
	const readBy = ( { events }: StreamReader ) =>
		events.flatMap( ( event ) => ( event.type === 'read.advanced' ? [ event.seq ] : [] ) );

	expect( readSeq.agent ).toBe( seq );
	expect( readBy( stream ) ).toEqual( [ seq ] );
	expect( readBy( agentStream ) ).toEqual( [ first.seq, second.seq ] );
} );
