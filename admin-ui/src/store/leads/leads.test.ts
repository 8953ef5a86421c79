import { FakeClock } from '../../../../relay/client/fakes';
import { makeInbox } from '../../test-support/inbox';
import { makeConversation } from '../../test-support/make';

/** An inbox with a list of leads; what comes is told by `tell`. */
async function setUp() {
	const clock = new FakeClock();
	const inbox = makeInbox( { 'GET /v1/leads': async () => ( { leads: [], nextCursor: null } ) }, clock );
	await inbox.actions.connect();
	await inbox.actions.loadLeads();
	const isOutdated = async ( afterMs: number ) => {
		await clock.advance( afterMs );
		return inbox.select.getLeads().isOutdated;
	};
	return { ...inbox, isOutdated };
}

test( 'what visitors enter makes the list of leads outdated, once for all that come together', async () => {
	const { tell, isOutdated, actions } = await setUp();
	expect( await isOutdated( 5_000 ) ).toBe( false );

	tell( { type: 'lead.changed' } );
	expect( await isOutdated( 900 ) ).toBe( false );
	tell( { type: 'lead.changed' } );
	expect( await isOutdated( 900 ) ).toBe( false );
	expect( await isOutdated( 100 ) ).toBe( true );

	await actions.refreshLeads();
	expect( await isOutdated( 5_000 ) ).toBe( false );
} );

test( 'so does a lead that becomes a conversation', async () => {
	const { tell, isOutdated } = await setUp();

	tell( { type: 'conversation.created', conversation: makeConversation() } );

	expect( await isOutdated( 1_000 ) ).toBe( true );
} );

test( 'so does a connection that was away', async () => {
	const { session, isOutdated } = await setUp();

	session.retry();

	expect( await isOutdated( 1_000 ) ).toBe( true );
} );
