import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VisitorSession } from '../../relay/protocol';
import { configurationFor, startNginxWith } from '../../scripts/environment/nginx';
import { findFreePort } from '../../scripts/environment/ports';
import { foundIn } from '../support/credential-forms';
import { call } from '../support/http';
import { AgentParty, draft, SAMPLE_VISITOR, VisitorParty } from '../support/make';
import { expectStatus, type Party } from '../support/party';
import { callsToAllRoutes } from '../support/route-calls';
import { METRICS_HEADERS, startRelay } from '../support/start-relay';

const KEY = `c_${ 'k'.repeat( 22 ) }.1.${ 'K'.repeat( 43 ) }`;

/** Logs all that the usual formats log, and the query by itself. */
const LOGGED = `'$remote_addr [$time_iso8601] "$request" $status $request_uri $args "$http_referer" "$http_user_agent" $upstream_addr'`;

test( 'A10: a proxy as the documents show it logs addresses, and no address has a credential in it', async () => {
	const folder = mkdtempSync( join( tmpdir(), 'veranda-proxy-logs-' ) );
	const log = join( folder, 'access.log' );
	const relay = await startRelay( { env: { TRUSTED_PROXIES: '127.0.0.1' } } );
	const port = await findFreePort();
	const shown = configurationFor( { port, relays: [ relay.port, relay.port, relay.port ] } );
	const text = `log_format all ${ LOGGED };\n${ shown.replace( /^server \{/m, `server {\naccess_log ${ log } all;` ) }`;
	const nginx = await startNginxWith( { folder, port, text } );
	let ended: Promise< void > | undefined;
	const end = () => ( ended ??= relay.close() );
	try {
		const proxied = { port };
		const start = await call( {
			port,
			method: 'POST',
			path: `/v1/sites/${ relay.site.id }/visitors`,
			body: SAMPLE_VISITOR,
		} );
		const session = expectStatus< VisitorSession >( start, 201 );
		const visitor = new VisitorParty( proxied, session, {} );
		const known = relay.make.agent();
		const agent = new AgentParty( proxied, known.id, known.token );
		const { conversation } = await visitor.start( { message: draft( 'Hello' ) } );
		const streams = [ await visitor.openStream(), await agent.openStream() ];
		const calls = callsToAllRoutes( { site: relay.site.id, conversation: conversation.id } );
		const callAll = async ( party: Party ) => {
			for ( const { name, method, path, body } of calls ) {
				// Streams are open, and what is deleted cannot be called any more.
				if ( name !== 'stream' && name !== 'deleteVisitor' ) {
					await party.send( method, path, {
						body: name === 'followLink' ? { key: KEY } : body,
						...( name === 'metrics' && { headers: METRICS_HEADERS } ),
					} );
				}
			}
		};
		await callAll( visitor );
		await callAll( agent );
		await call( {
			port,
			method: 'POST',
			path: `/v1/sites/${ relay.site.id }/visitors/refresh`,
			body: { refreshToken: session.refreshToken },
		} );
		streams.forEach( ( stream ) => stream.close() );
		await end();
		// What cannot be passed on is an error, with the request in it.
		expect( ( await agent.get( '/v1/conversations' ) ).status ).toBe( 502 );

		const output = readFileSync( log, 'utf8' ) + readFileSync( join( folder, 'nginx.log' ), 'utf8' );
		// An empty log proves nothing.
		expect( output ).toContain( `POST /v1/sites/${ relay.site.id }/visitors` );
		expect( output ).toContain( 'GET /v1/stream' );
		expect( output ).toContain( 'connect() failed' );
		const credentials = {
			access: session.accessToken,
			refresh: session.refreshToken,
			agent: known.token,
			key: KEY,
			metrics: METRICS_HEADERS.Authorization,
			secret: relay.site.secret,
		};
		expect( foundIn( output, credentials ) ).toEqual( [] );
		expect( output ).not.toMatch( /eyJ[\w-]{10}/ );
		// Nor what somebody said, or how they can be reached.
		expect( output ).not.toMatch( /Hello|example\.org/ );
	} finally {
		await nginx.stop();
		await end();
		rmSync( folder, { recursive: true, force: true } );
	}
} );
