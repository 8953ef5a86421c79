import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { VisitorSession } from '../../relay/protocol';
import { findFreePort, LOOPBACK } from '../../scripts/environment/ports';
import { foundIn } from '../support/credential-forms';
import { call } from '../support/http';
import { draft, SAMPLE_VISITOR, VisitorParty } from '../support/make';
import { expectStatus, Party } from '../support/party';
import { callsToAllRoutes } from '../support/route-calls';
import { serviceToken } from '../support/tokens';
import { expect, test } from './fixtures';
import { LoggedInPerson } from './logged-in-person';
import type { Site } from './site';

/** Calls every route with every credential where it does not belong, so that each says what is wrong. */
async function provokeErrors( site: Site, conversation: string, credentials: string[] ): Promise< void > {
	for ( const { name, method, path, body } of callsToAllRoutes( { site: site.siteId, conversation } ) ) {
		for ( const credential of credentials ) {
			const encoded = encodeURIComponent( credential );
			const bearer = { Authorization: `Bearer ${ credential }` };
			const attempts = [
				{ path, headers: { Authorization: `Bearer ${ credential }x` }, body },
				{ path, headers: { Authorization: `Basic ${ Buffer.from( credential ).toString( 'base64' ) }` }, body },
				{ path: `${ path }?token=${ encoded }`, headers: { Cookie: `token=${ encoded }` }, body },
				// A stream's own token would open one, which does not end.
				...( name === 'stream'
					? []
					: [
							{ path, headers: bearer, body: { ...body, [ credential ]: 1 } },
							{ path, headers: bearer, rawBody: `{"token":"${ credential }"` },
						] ),
			];
			for ( const attempt of attempts ) {
				await call( { port: site.relay.port, method, ...attempt } );
			}
		}
	}
}

test( 'A10: no credential is in a log, whatever is called and whatever goes wrong', async ( { site, complaints } ) => {
	test.setTimeout( 180_000 );
	const redisPassword = randomBytes( 12 ).toString( 'hex' );
	const metricsToken = randomBytes( 18 ).toString( 'base64url' );
	const { secret } = await site.wordpress.run< { secret: string } >( 'connect-relay.php', {
		relayUrl: site.relay.url,
	} );
	const relay = await site.replaceRelay( {
		LOG_LEVEL: 'trace',
		METRICS_TOKEN: metricsToken,
		// Nobody answers there, which is logged.
		REDIS_URL: `redis://veranda:${ redisPassword }@${ LOOPBACK }:${ await findFreePort() }`,
		LIMIT_REQUEST_BURST: '100000',
		LIMIT_ADDRESS_REQUESTS_PER_SECOND: '100000',
		LIMIT_NEW_VISITORS_PER_HOUR: '100000',
	} );
	try {
		const anna = await LoggedInPerson.logIn( site, 'anna', Number( site.userIds.anna ) );
		const clara = await LoggedInPerson.logIn( site, 'clara', Number( site.userIds.clara ) );
		const identity = ( await clara.askForIdentity() ) ?? '';
		const post = ( path: string, body: unknown ) => call( { port: relay.port, method: 'POST', path, body } );
		const path = `/v1/sites/${ site.siteId }/visitors`;
		const request = { ...SAMPLE_VISITOR, page: { url: site.url, title: 'Home' }, identity };
		const first = expectStatus< VisitorSession >( await post( path, request ), 201 );
		// Used up now, which is an error with the token in its hand.
		expectStatus( await post( path, request ), 401 );
		const refreshed = await post( `${ path }/refresh`, { refreshToken: first.refreshToken } );
		const second = expectStatus< VisitorSession >( refreshed, 200 );
		const visitor = new VisitorParty( relay, second, {} );
		const agent = await anna.party();
		const streams = [ await visitor.openStream(), await agent.openStream() ];
		const words = 'Nobody but us should read that my email is nora.secret@example.org';
		const { conversation } = await visitor.start( { message: draft( words ) } );
		const chat = `/v1/conversations/${ conversation.id }`;
		expectStatus( await agent.post( `${ chat }/assign`, { agentId: agent.id } ), 200 );
		const nonce = JSON.stringify( { nonce: 'A'.repeat( 22 ) } );
		const service = serviceToken( { id: site.siteId, secret }, nonce );
		const plugin = new Party( relay, 'plugin', service );
		expectStatus( await plugin.send( 'POST', '/v1/service/check', { rawBody: nonce } ), 200 );
		const metrics = new Party( relay, 'metrics', metricsToken );
		expect( ( await metrics.get( '/metrics' ) ).status ).toBe( 200 );

		const tokens = {
			identity,
			service,
			metricsToken,
			agent: agent.token,
			access: second.accessToken,
			firstAccess: first.accessToken,
			refresh: second.refreshToken,
			firstRefresh: first.refreshToken,
		};
		await provokeErrors( site, conversation.id, Object.values( tokens ) );
		await site.database.stop();
		try {
			for ( const party of [ visitor, agent ] ) {
				expect( ( await party.post( `${ chat }/messages`, draft( words ) ) ).status ).toBe( 503 );
				expect( ( await party.get( chat ) ).status ).toBe( 503 );
			}
			expect( ( await post( `${ path }/refresh`, { refreshToken: second.refreshToken } ) ).status ).toBe( 503 );
			// WordPress has an error to log, with cookies and a password in its hands.
			complaints.phpMayComplain = true;
			expect( await clara.askForIdentity() ).toBeNull();
		} finally {
			await site.database.start();
		}
		streams.forEach( ( stream ) => stream.close() );
		await relay.stop();

		const output = readFileSync( relay.log, 'utf8' );
		const credentials = {
			...tokens,
			secret,
			redisPassword,
			words,
			databasePassword: site.database.password,
			password: site.password,
		};
		// The level is the most talkative one, and errors were logged: an empty log proves nothing.
		for ( const said of [ '"level":"debug"', 'could not be served', 'Redis', 'database' ] ) {
			expect( output ).toContain( said );
		}
		expect( foundIn( output, credentials ) ).toEqual( [] );
		expect( output ).not.toMatch( /eyJ[\w-]{10}|nora\.secret/ );
		expect( site.phpLog() ).toContain( 'mysqli' );
		expect( foundIn( site.phpLog(), credentials ) ).toEqual( [] );
		await Promise.all( [ anna.leave(), clara.leave() ] );
	} finally {
		await relay.stop();
		await site.relay.start();
	}
} );
