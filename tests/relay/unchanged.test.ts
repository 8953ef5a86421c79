import { say } from '../support/make';
import { expectStatus } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';
import { tableState } from '../support/table-state';

let relay: TestRelay;

beforeAll( async () => {
	relay = await startRelay();
} );

afterAll( () => relay.close() );

test( 'A78: what is so already is neither stored nor told again, whatever is asked for', async () => {
	const { conversation, visitor, agent } = await relay.make.openConversation();
	const path = `/v1/conversations/${ conversation.id }`;
	const { seq } = await say( visitor, conversation.id, 'Read me' );
	const calls = {
		status: () => agent.put( '/v1/presence', { status: 'away' } ),
		read: () => agent.post( `${ path }/read`, { seq } ),
		'read by the visitor': () => visitor.post( `${ path }/read`, { seq } ),
		assign: () => agent.post( `${ path }/assign`, { agentId: agent.id, expectedAssigneeId: agent.id } ),
		tags: () => agent.put( `${ path }/tags`, { tags: [ 'Lamp', 'Delivery' ] } ),
		'tags in another spelling': () => agent.put( `${ path }/tags`, { tags: [ 'delivery', 'LAMP' ] } ),
		introduction: () => visitor.post( '/v1/conversations', { clientId: 'again', prechat: { name: 'Vera' } } ),
		rating: () => visitor.post( `${ path }/rating`, { score: 4, comment: 'Good' } ),
		close: () => agent.post( `${ path }/close` ),
	};
	const streams = [ await visitor.openStream(), await agent.openStream() ];
	for ( const repeated of Object.values( calls ) ) {
		const isEnd = repeated === calls.close;
		expectStatus( await repeated(), 200, 204 );
		const marker = await say( agent, conversation.id, 'Before', isEnd ? { kind: 'note' } : {} );
		await streams[ 1 ]?.find( 'message.created', ( { message } ) => message.seq === marker.seq );
	}
	await visitor.post( `${ path }/read`, { seq } );
	const before = await tableState( relay.site );
	const heard = streams.map( ( { events } ) => events.length );

	const last = [
		'read',
		'read by the visitor',
		'tags',
		'tags in another spelling',
		'rating',
		'close',
		'status',
	] as const;
	for ( const name of last ) {
		expectStatus( await calls[ name ](), 200, 204 );
	}

	expect( await tableState( relay.site ) ).toEqual( before );
	// Whatever had been told would have come before this.
	const end = await say( agent, conversation.id, 'The end', { kind: 'note' } );
	await streams[ 1 ]?.find( 'message.created', ( { message } ) => message.seq === end.seq );
	const more = streams.map( ( { events }, index ) =>
		events
			.slice( heard[ index ] )
			.map( ( { type } ) => type )
			// They come when it is time, whatever is asked for.
			.filter( ( type ) => type !== 'heartbeat' )
	);
	expect( more ).toEqual( [ [], [ 'message.created' ] ] );
} );
