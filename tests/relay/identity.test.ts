import { randomUUID } from 'node:crypto';
import type { VisitorSession } from '../../relay/protocol';
import { draft } from '../support/make';
import { expectStatus } from '../support/party';
import { createSite } from '../support/site';
import { startRelay, type TestRelay } from '../support/start-relay';
import { countRows } from '../support/table-state';
import { agentToken, identityToken } from '../support/tokens';

let relay: TestRelay;

beforeAll( async () => {
	relay = await startRelay();
} );

afterAll( () => relay.close() );

test( 'A15: a typed name and email address are shown as unverified', async () => {
	const visitor = await relay.make.visitor();
	const prechat = { name: 'The Boss', email: 'boss@example.org' };
	const { conversation } = await visitor.start( { prechat, message: draft( 'Give me my data' ) } );
	const agent = relay.make.agent();

	const seen = expectStatus< { conversation: { visitor: object } } >(
		await agent.get( `/v1/conversations/${ conversation.id }` ),
		200
	);

	expect( seen.conversation.visitor ).toMatchObject( { ...prechat, verified: false } );
} );

test( 'A15: typing somebody’s address opens nothing of theirs', async () => {
	const email = 'ada@example.org';
	const ada = await relay.make.visitor( { identity: identityToken( relay.site, { userId: 70, email } ) } );
	const { conversation } = await ada.start( { message: draft( 'My order is 4711' ) } );

	const impostor = await relay.make.visitor();
	const started = await impostor.start( { prechat: { name: 'Ada Byron', email } } );

	expect( impostor.session.conversation ).toBeNull();
	expect( started.conversation.id ).not.toBe( conversation.id );
	expect( impostor.id ).not.toBe( ada.id );
	expect( ( await impostor.get( `/v1/conversations/${ conversation.id }` ) ).status ).toBe( 404 );
} );

test( 'A15: whom the site vouches for is verified, and finds the own conversation on another device', async () => {
	const who = { userId: 71, name: 'Grace Hopper', email: 'grace@example.org' };
	const first = await relay.make.visitor( { identity: identityToken( relay.site, who ) } );
	const { conversation } = await first.start( { message: draft( 'From my desk' ) } );

	const second = await relay.make.visitor( { identity: identityToken( relay.site, who ) } );

	expect( second.session.visitor ).toEqual( { id: first.id, name: who.name, email: who.email, verified: true } );
	expect( second.session.conversation?.id ).toBe( conversation.id );
} );

test( 'A15: what a verified visitor types does not replace what the site said', async () => {
	const who = { userId: 72, name: 'Mary Somerville', email: 'mary@example.org' };
	const visitor = await relay.make.visitor( { identity: identityToken( relay.site, who ) } );
	const prechat = { name: 'Somebody Else', email: 'else@example.org' };
	const { conversation } = await visitor.start( { prechat, message: draft( 'Hello' ) } );

	const seen = expectStatus< { conversation: { visitor: object } } >(
		await relay.make.agent().get( `/v1/conversations/${ conversation.id }` ),
		200
	);

	expect( seen.conversation.visitor ).toMatchObject( { name: who.name, email: who.email, verified: true } );
} );

test( 'A15: an identity token is spent once, also when it is shown twice at once', async () => {
	const token = identityToken( relay.site, { userId: 73 } );

	const answers = await Promise.all( [ 1, 2, 3, 4 ].map( () => relay.make.visitorAnswer( { identity: token } ) ) );
	const later = await relay.make.visitorAnswer( { identity: token } );

	expect( answers.map( ( { status } ) => status ).sort() ).toEqual( [ 201, 401, 401, 401 ] );
	expect( [ later.status, later.code ] ).toEqual( [ 401, 'token_invalid' ] );
} );

test( 'A15: a claim that the site did not sign makes nobody', async () => {
	const other = await createSite();
	const before = await countRows( relay.site, 'visitors' );
	try {
		const wrong: Record< string, string > = {
			garbage: 'garbage',
			empty: '',
			'another site': identityToken( other, { userId: 1 } ),
			'another site in this name': identityToken( other, { userId: 1 }, { claims: { iss: relay.site.id } } ),
			'an agent token': agentToken( relay.site, { id: 1 } ),
			'user 0': identityToken( relay.site, {}, { claims: { sub: 'user:0' } } ),
			'an agent': identityToken( relay.site, {}, { claims: { sub: 'agent:1' } } ),
			'a long life': identityToken(
				relay.site,
				{},
				{ claims: { exp: Math.floor( Date.now() / 1_000 ) + 3_600 } }
			),
			unsigned: identityToken( relay.site, {}, { header: { alg: 'none' }, key: Buffer.alloc( 0 ) } ),
		};
		for ( const [ name, identity ] of Object.entries( wrong ) ) {
			const answer = await relay.make.visitorAnswer( { identity } );

			expect( { name, isRefused: [ 400, 401, 403 ].includes( answer.status ) } ).toEqual( {
				name,
				isRefused: true,
			} );
		}
	} finally {
		await other.remove();
	}
	for ( const identity of [ 1, true, {}, [], { $ne: null } ] ) {
		expect( ( await relay.make.visitorAnswer( { identity } ) ).status ).toBe( 400 );
	}
	expect( await countRows( relay.site, 'visitors' ) ).toBe( before );
} );

test( 'A15: a name, a verification or an account in the request is an unknown field', async () => {
	for ( const field of [ 'name', 'email', 'verified', 'userId', 'wp_user_id', 'visitorId', 'id' ] ) {
		const answer = await relay.make.visitorAnswer( { [ field ]: 1 } );

		expect( { field, status: answer.status, code: answer.code } ).toEqual( {
			field,
			status: 400,
			code: 'unknown_field',
		} );
	}
} );

test( 'A62: no conversation exists before the visitor starts one', async () => {
	const before = await countRows( relay.site, 'conversations' );
	const visitor = await relay.make.visitor();

	expect( visitor.session.conversation ).toBeNull();
	expect( await countRows( relay.site, 'conversations' ) ).toBe( before );
} );

test( 'a session that comes back shows the visitor’s newest conversation, also when it is closed', async () => {
	const visitor = await relay.make.visitor();
	const { conversation } = await visitor.start( { clientId: randomUUID(), message: draft( 'Bye' ) } );
	await visitor.post( `/v1/conversations/${ conversation.id }/close` );

	const session = expectStatus< VisitorSession >(
		await visitor.post( `/v1/sites/${ relay.site.id }/visitors/refresh`, {
			refreshToken: visitor.session.refreshToken,
		} ),
		200
	);

	expect( session.conversation ).toMatchObject( { id: conversation.id, state: 'closed', closedBy: 'visitor' } );
} );
