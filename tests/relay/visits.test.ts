import type { VisitorAnswer, VisitorDetails, VisitorSession } from '../../relay/protocol';
import { FakeClock } from '../support/fake-clock';
import type { VisitorParty } from '../support/make';
import { expectStatus } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';
import { identityToken } from '../support/tokens';

/* Who a visitor is for WordPress, how often they come, and with what. */

const MINUTE = 60_000;
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0';

let clock: FakeClock;
let relay: TestRelay;

beforeAll( async () => {
	clock = new FakeClock();
	relay = await startRelay( { clock } );
} );

afterAll( () => relay.close() );

const read = async ( id: string ): Promise< VisitorDetails > =>
	expectStatus< VisitorAnswer >( await relay.make.agent().get( `/v1/visitors/${ id }` ), 200 ).visitor;

async function come( request: object, userAgent: string ): Promise< VisitorDetails > {
	const answer = await relay.make.visitorAnswer( request, {
		headers: { 'User-Agent': userAgent, 'X-Forwarded-For': '192.0.2.9' },
	} );
	return read( expectStatus< VisitorSession >( answer, 201 ).visitor.id );
}

async function refresh( visitor: VisitorParty ): Promise< void > {
	const { refreshToken } = visitor.session;
	const path = `/v1/sites/${ relay.site.id }/visitors/refresh`;
	visitor.session = expectStatus( await visitor.post( path, { refreshToken } ), 200 );
}

/** WordPress says so, at the time of the relay's clock. */
const identity = ( who: { role?: string } ) =>
	identityToken(
		relay.site,
		{ userId: 31, name: 'Vera', email: 'vera@example.org', ...who },
		{ now: Math.floor( clock.now() / 1_000 ) }
	);

test( 'of what a browser sends, only the families are kept', async () => {
	expect( await come( {}, FIREFOX ) ).toMatchObject( {
		browser: 'Firefox',
		operatingSystem: 'Linux',
		account: null,
		visits: 1,
	} );
	const hostile = await come( {}, '<script>alert(1)</script> nosy/9.9' );
	expect( hostile ).toMatchObject( { browser: null, operatingSystem: null } );

	const rows = await relay.site.query( 'SELECT * FROM {prefix}veranda_visitors' );
	expect( JSON.stringify( rows ) ).not.toMatch( /Mozilla|rv:146|x86_64|nosy|script/ );
} );

test( 'who comes back after half an hour, has come again', async () => {
	const visitor = await relay.make.visitor();
	for ( let round = 0; round < 5; round++ ) {
		await clock.advance( 14 * MINUTE );
		await refresh( visitor );
	}
	expect( ( await read( visitor.id ) ).visits ).toBe( 1 );

	await clock.advance( 31 * MINUTE );
	await refresh( visitor );
	await refresh( visitor );
	expect( ( await read( visitor.id ) ).visits ).toBe( 2 );
} );

test( 'an account is named with its role, and its visits are counted on whatever device', async () => {
	const first = await come( { identity: identity( { role: 'customer' } ) }, FIREFOX );
	expect( first ).toMatchObject( { verified: true, account: { userId: 31, role: 'customer' }, visits: 1 } );

	await clock.advance( 31 * MINUTE );
	// An older plugin says nothing of roles.
	const second = await come( { identity: identity( {} ) }, 'Mozilla/5.0 (iPhone) Version/26.1 Safari/604.1' );

	expect( second.id ).toBe( first.id );
	expect( second ).toMatchObject( {
		account: { userId: 31, role: null },
		browser: 'Safari',
		operatingSystem: 'iOS',
		visits: 2,
	} );
	expect( ( await come( { identity: identity( { role: '' } ) }, FIREFOX ) ).account ).toEqual( {
		userId: 31,
		role: null,
	} );
} );
