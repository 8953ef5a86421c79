import { randomBytes } from 'node:crypto';
import { call } from '../support/http';
import { say } from '../support/make';
import { createSite, type Site } from '../support/site';
import { startRelay } from '../support/start-relay';
import { agentToken } from '../support/tokens';

let site: Site;
const next = randomBytes( 32 ).toString( 'hex' );

beforeAll( async () => {
	site = await createSite();
} );

afterAll( () => site.remove() );

function listAgents( port: number, token: string ) {
	return call( { port, path: '/v1/agents', headers: { Authorization: `Bearer ${ token }` } } );
}

test( 'A08: during a rotation tokens of both secrets are good, and running chats go on', async () => {
	const before = await startRelay( { site } );
	const { conversation, visitor, agent } = await before.make.openConversation();
	await before.close();

	const during = await startRelay( { site, env: { VERANDA_SECRET: next, VERANDA_SECRET_PREVIOUS: site.secret } } );
	try {
		visitor.relay = during;
		agent.relay = during;
		await say( visitor, conversation.id, 'By the old secret' );
		await say( agent, conversation.id, 'By the old secret, too' );
		expect( ( await listAgents( during.port, agentToken( { id: site.id, secret: next } ) ) ).status ).toBe( 200 );

		const refreshed = await call( {
			port: during.port,
			method: 'POST',
			path: `/v1/sites/${ site.id }/visitors/refresh`,
			body: { refreshToken: visitor.session.refreshToken },
		} );
		expect( refreshed.status ).toBe( 200 );
		visitor.token = refreshed.json< { accessToken: string } >().accessToken;
	} finally {
		await during.close();
	}

	const after = await startRelay( { site, env: { VERANDA_SECRET: next } } );
	try {
		visitor.relay = after;
		agent.relay = after;
		await say( visitor, conversation.id, 'By the new secret' );
		expect( ( await agent.get( '/v1/agents' ) ).code ).toBe( 'token_invalid' );
	} finally {
		await after.close();
	}
} );

test( 'A08: a key that nobody knows is refused', async () => {
	const relay = await startRelay( { site } );
	try {
		const stranger = agentToken( { id: site.id, secret: next } );
		const renamed = agentToken( site, {}, { header: { kid: 'zzzzzzzz' } } );

		for ( const token of [ stranger, renamed ] ) {
			const answer = await listAgents( relay.port, token );
			expect( [ answer.status, answer.code ] ).toEqual( [ 401, 'token_invalid' ] );
		}
	} finally {
		await relay.close();
	}
} );
