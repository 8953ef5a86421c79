import { waitUntil } from '../../scripts/environment/processes';
import type { Conversation } from '../../relay/protocol';
import type { AgentParty } from '../support/make';
import { expectStatus } from '../support/party';
import { SeveralRelays } from '../support/several-relays';

/* Agents of several relays that cannot tell each other who is there. */

let several: SeveralRelays;

afterEach( () => several.remove() );

async function waitForRedis( isUp: boolean ): Promise< void > {
	for ( const index of several.relays.keys() ) {
		await waitUntil(
			async () => ( await several.figure( index, 'veranda_redis_up' ) ) === ( isUp ? 1 : 0 ),
			() => `Relay ${ index } does not notice that Redis is ${ isUp ? 'there' : 'away' }.`
		);
	}
}

test( 'B15: who came to another relay while Redis was away keeps their conversation; who has gone loses it afterwards', async () => {
	several = await SeveralRelays.start( 2 );
	const { clock, make } = several;
	await clock.advance( 60_000 );
	const colleague = make.agent( { name: 'Ben' } );
	const watching = await colleague.openStream();
	const gone = await make.openConversation();
	await several.redis.kill();
	await waitForRedis( false );
	// One of the two relays looks for absent agents, so somebody comes to each.
	const there: Array< { agent: AgentParty; id: string } > = [];
	for ( const index of several.relays.keys() ) {
		const { agent, conversation } = await make.openConversation();
		await several.move( agent, index ).openStream();
		there.push( { agent, id: conversation.id } );
	}
	const expectThemToHoldTheirs = async () => {
		for ( const { agent, id } of there ) {
			const answer = await agent.get( `/v1/conversations/${ id }` );
			const { conversation } = expectStatus< { conversation: Conversation } >( answer, 200 );
			expect( conversation ).toMatchObject( { state: 'open', assignee: { id: agent.id } } );
		}
	};

	for ( let seconds = 0; seconds < 180; seconds += 5 ) {
		await clock.advance( 5_000 );
		await expectThemToHoldTheirs();
	}

	await several.redis.start();
	await waitForRedis( true );
	const hurry = setInterval( () => void clock.advance( 5_000 ), 200 );
	await watching
		.next( 'conversation.assigned', ( { conversation } ) => conversation.state === 'queued' )
		.then( ( { conversation } ) => expect( conversation.id ).toBe( gone.conversation.id ) )
		.finally( () => clearInterval( hurry ) );
	await expectThemToHoldTheirs();
} );
