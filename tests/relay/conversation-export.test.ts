import { LIMITS, type Conversation, type Message } from '../../relay/protocol';
import { expectStatus } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';

let relay: TestRelay;

beforeEach( async () => {
	relay = await startRelay();
} );

afterEach( () => relay.close() );

const PATH = '/v1/conversations/export';

test( 'A36: chosen conversations are a file of what was written in them, as CSV or JSON, in the order they were asked for', async () => {
	const manager = relay.make.agent( { name: 'Mia', role: 'supervisor' } );
	const { conversation } = await relay.make.queuedConversation( { prechat: { name: 'Ada' } } );
	await manager.accept( conversation.id );
	const count = LIMITS.messagesPerPage + 5;
	for ( let index = 0; index < count; index++ ) {
		await manager.send( 'POST', `/v1/conversations/${ conversation.id }/messages`, {
			body: { clientId: `m${ index }`, body: `=line "${ index }"`, kind: index === 0 ? 'note' : 'text' },
		} );
	}
	const { conversation: other } = await relay.make.queuedConversation( { prechat: { name: 'Bea' } } );
	const ids = [ other.id, conversation.id, other.id ];

	const csv = await manager.post( PATH, { ids } );
	expect( csv.status ).toBe( 200 );
	const lines = csv.text.trimEnd().split( '\r\n' );
	expect( lines[ 0 ] ).toContain( '"Said at","By","Kind","Text","Visitor"' );
	expect( lines.findIndex( ( line ) => line.includes( '"Bea"' ) ) ).toBe( 1 );
	expect( lines.filter( ( line ) => line.includes( '=line' ) ) ).toHaveLength( count );
	expect( csv.text ).toContain( `,"note","'=line ""0""","Ada",` );
	expect( csv.text ).not.toContain( '"system"' );

	const json = await manager.post( PATH, { ids, format: 'json' } );
	const { messages } = JSON.parse( json.text ) as {
		messages: { conversation: Conversation; message: Message | null }[];
	};
	expect( messages ).toHaveLength( lines.length - 1 );
	expect( messages.at( -1 ) ).toMatchObject( {
		conversation: { id: conversation.id },
		message: { body: `=line "${ count - 1 }"` },
	} );
} );

test( 'A24: they are for who manages, and of what an agent may not see nothing is written', async () => {
	const { conversation, visitor } = await relay.make.queuedConversation();
	const manager = relay.make.agent( { role: 'supervisor' } );
	const ids = [ conversation.id ];
	const elsewhere = relay.make.agent( { role: 'supervisor', departments: [ await relay.make.department() ] } );

	expect( ( await elsewhere.post( PATH, { ids } ) ).code ).toBe( 'not_found' );
	expect( ( await relay.make.agent().post( PATH, { ids } ) ).code ).toBe( 'forbidden' );
	expect( ( await visitor.post( PATH, { ids } ) ).code ).toBe( 'wrong_scope' );
	const unknown = await manager.post( PATH, { ids: [ ...ids, `c_${ 'x'.repeat( 22 ) }` ] } );
	expect( [ unknown.status, unknown.code ] ).toEqual( [ 404, 'not_found' ] );
	expectStatus( await manager.post( `/v1/conversations/${ conversation.id }/close`, {} ), 200 );
	for ( const body of [
		{},
		{ ids: [] },
		{ ids: [ 'c_1' ] },
		{ ids, format: 'xml' },
		{ ids: Array.from( { length: LIMITS.exportedConversations + 1 }, () => conversation.id ) },
	] ) {
		expect( ( await manager.post( PATH, body ) ).code ).toBe( 'invalid_request' );
	}
} );
