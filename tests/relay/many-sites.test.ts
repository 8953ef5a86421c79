import { randomUUID } from 'node:crypto';
import { call } from '../support/http';
import { draft, Make, SAMPLE_VISITOR, say } from '../support/make';
import { callsToConversation } from '../support/route-calls';
import { createSite, type Site } from '../support/site';
import { startRelay, type TestRelay } from '../support/start-relay';
import { tableState } from '../support/table-state';
import { agentToken, deriveKey, keyId, visitorToken } from '../support/tokens';

let relay: TestRelay;
let other: Site;
let otherMake: Make;

beforeAll( async () => {
	// The same prefix and other tables: only the database tells them apart.
	other = await createSite();
	relay = await startRelay( { otherSites: [ other ] } );
	otherMake = new Make( relay, other );
} );

afterAll( async () => {
	await relay.close();
	await other.remove();
} );

test( 'A04: a token with another audience, another issuer or of another site is refused', async () => {
	const table: Record< string, string > = {
		'for the plugin': agentToken( relay.site, {}, { claims: { aud: 'veranda-plugin' } } ),
		'for nobody': agentToken( relay.site, {}, { claims: { aud: undefined } } ),
		'for several': agentToken( relay.site, {}, { claims: { aud: [ 'veranda-relay' ] } } ),
		'by nobody': agentToken( relay.site, {}, { claims: { iss: undefined } } ),
		'by an unknown site': agentToken( relay.site, {}, { claims: { iss: 's_AAAAAAAAAAAAAAAAAAAAAA' } } ),
		'in the name of the other site': agentToken( relay.site, {}, { claims: { iss: other.id } } ),
		'in the name of the other site, by its key id': agentToken(
			relay.site,
			{},
			{
				claims: { iss: other.id },
				header: { kid: keyId( other ) },
			}
		),
		'in this name, by the other key': agentToken( relay.site, {}, { key: deriveKey( other, 'agent-access' ) } ),
		'name of an object': agentToken( relay.site, {}, { claims: { iss: '__proto__' } } ),
		'name of a method': agentToken( relay.site, {}, { claims: { iss: 'constructor' } } ),
	};

	for ( const [ name, token ] of Object.entries( table ) ) {
		const answer = await call( {
			port: relay.port,
			path: '/v1/agents',
			headers: { Authorization: `Bearer ${ token }` },
		} );

		expect( { name, status: answer.status, code: answer.code } ).toEqual( {
			name,
			status: 401,
			code: 'token_invalid',
		} );
		expect( relay.log.join( '\n' ) ).not.toContain( token.split( '.' )[ 1 ] );
	}
} );

test( 'A21: one site’s token never reaches another site’s conversation, whatever else is said', async () => {
	const { conversation } = await otherMake.queuedConversation();
	const visitor = await relay.make.visitor();
	const agent = relay.make.agent( { role: 'supervisor' } );
	// An agent of the same number on the other site is somebody else.
	await otherMake.agent( { id: 101 } ).get( '/v1/agents' );
	const before = await tableState( other );
	const hints = { 'X-Site': other.id, 'X-Site-Id': other.id, 'X-Veranda-Site': other.id };

	for ( const party of [ visitor, agent ] ) {
		for ( const { method, path, body, name, route } of callsToConversation( {
			site: other.id,
			conversation: conversation.id,
		} ) ) {
			if ( ! ( route.audiences as readonly string[] ).includes( party === visitor ? 'visitor' : 'agent' ) ) {
				continue;
			}
			const answer = await party.send( method, path, { headers: hints, ...( body ? { body } : {} ) } );
			expect( { name, status: answer.status, code: answer.code } ).toEqual( {
				name,
				status: 404,
				code: 'not_found',
			} );

			const asked = await party.send( method, `${ path }?site_id=${ other.id }`, body ? { body } : {} );
			expect( asked.status ).toBeGreaterThanOrEqual( 400 );
			expect( asked.text ).not.toContain( 'Hello?' );
			if ( body ) {
				const told = await party.send( method, path, {
					body: { ...body, site_id: other.id, siteId: other.id },
				} );
				expect( told.status ).toBeGreaterThanOrEqual( 400 );
			}
		}
	}

	expect( await tableState( other ) ).toEqual( before );
} );

test( 'A21: lists, agents and streams show one’s own site alone', async () => {
	const ours = await relay.make.queuedConversation( { message: draft( 'ours' ) } );
	const agent = relay.make.agent( { id: 31, name: 'Our Agent' } );
	const stream = await agent.openStream();
	const theirs = await otherMake.openConversation( { agent: otherMake.agent( { id: 32, name: 'Their Agent' } ) } );
	const last = await say( theirs.visitor, theirs.conversation.id, 'theirs' );
	await say( ours.visitor, ours.conversation.id, 'ours again' );
	await stream.next( 'message.created', ( { message } ) => message.body === 'ours again' );

	const lists = [
		await agent.get( '/v1/conversations' ),
		await agent.get( '/v1/agents' ),
		await agent.get( '/v1/conversations?q=theirs' ),
	];

	for ( const { status, text } of lists ) {
		expect( status ).toBe( 200 );
		expect( text ).not.toContain( theirs.conversation.id );
		expect( text ).not.toContain( 'Their Agent' );
	}
	expect( stream.text ).not.toContain( last.id );
	expect( stream.text ).not.toContain( theirs.conversation.id );
} );

test( 'A21: a visitor of one site does not exist on the other', async () => {
	const visitor = await otherMake.visitor();
	const forged = visitorToken( relay.site, visitor.id );
	const path = '/v1/conversations';
	const start = await call( {
		port: relay.port,
		method: 'POST',
		path,
		body: { clientId: randomUUID() },
		headers: { Authorization: `Bearer ${ forged }` },
	} );
	const refresh = await call( {
		port: relay.port,
		method: 'POST',
		path: `/v1/sites/${ relay.site.id }/visitors/refresh`,
		body: { refreshToken: visitor.session.refreshToken },
	} );

	expect( start.status ).toBeGreaterThanOrEqual( 400 );
	expect( start.status ).toBeLessThan( 500 );
	expect( refresh.status ).toBe( 401 );
} );

test( 'A21: an unknown site is not found; health, readiness and errors name no site', async () => {
	const unknown = await call( {
		port: relay.port,
		method: 'POST',
		path: '/v1/sites/s_AAAAAAAAAAAAAAAAAAAAAA/visitors',
		body: SAMPLE_VISITOR,
	} );

	expect( [ unknown.status, unknown.code ] ).toEqual( [ 404, 'not_found' ] );
	for ( const path of [ '/healthz', '/readyz', '/v1/openapi.json', '/nowhere' ] ) {
		const { text } = await call( { port: relay.port, path } );
		expect( text ).not.toContain( relay.site.id );
		expect( text ).not.toContain( other.id );
		expect( text ).not.toContain( other.databaseName );
	}
} );
