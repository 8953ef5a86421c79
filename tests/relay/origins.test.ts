import { randomUUID } from 'node:crypto';
import { call } from '../support/http';
import { SAMPLE_VISITOR, type VisitorParty } from '../support/make';
import { createSite } from '../support/site';
import { startRelay, type TestRelay } from '../support/start-relay';
import { countRows } from '../support/table-state';

let relay: TestRelay;
let visitor: VisitorParty;

const SITE = 'https://shop.test';
const MAPPED = 'https://shop.example:8443';

beforeAll( async () => {
	relay = await startRelay( { env: { SITE_ORIGINS: `${ SITE },${ MAPPED }` } } );
	visitor = await relay.make.visitor();
} );

afterAll( () => relay.close() );

const FOREIGN = [
	'https://evil.test',
	'null',
	'https://shop.test.evil.test',
	'https://evilshop.test',
	'https://shop.test:444',
	'http://shop.test',
	'https://SHOP.test.',
	'https://shop.test@evil.test',
	'https://www.shop.test',
	'https://shop.test/',
	'https://shop.example',
	'file://',
	'chrome-extension://abcdef',
	'https://shop.test, https://evil.test',
];

test( 'A56, A14: a page of another origin changes nothing and may read nothing', async () => {
	const before = [ await countRows( relay.site, 'visitors' ), await countRows( relay.site, 'conversations' ) ];
	for ( const Origin of FOREIGN ) {
		const start = await call( {
			port: relay.port,
			method: 'POST',
			path: `/v1/sites/${ relay.site.id }/visitors`,
			body: SAMPLE_VISITOR,
			headers: { Origin },
		} );
		const write = await visitor.post( '/v1/conversations', { clientId: randomUUID() }, { headers: { Origin } } );

		for ( const { status, code, headers } of [ start, write ] ) {
			expect( { Origin, status, code } ).toEqual( { Origin, status: 403, code: 'origin_not_allowed' } );
			expect( headers[ 'access-control-allow-origin' ] ).toBeUndefined();
			expect( headers[ 'access-control-allow-credentials' ] ).toBeUndefined();
			expect( headers.vary ).toMatch( /origin/i );
		}
		const stream = await visitor.tryStream( { headers: { Origin } } );
		expect( stream.headers[ 'access-control-allow-origin' ] ).toBeUndefined();
		stream.close();
	}
	expect( [ await countRows( relay.site, 'visitors' ), await countRows( relay.site, 'conversations' ) ] ).toEqual(
		before
	);
} );

test( 'A56: the site’s own origins are named exactly, on answers, errors and streams', async () => {
	for ( const Origin of [ SITE, MAPPED ] ) {
		const good = await relay.make.visitorAnswer( {}, { headers: { Origin } } );
		const bad = await call( { port: relay.port, path: '/v1/agents', headers: { Origin } } );
		const stream = await visitor.openStream( { headers: { Origin } } );

		expect( [ good.status, bad.status ] ).toEqual( [ 201, 401 ] );
		for ( const headers of [ good.headers, bad.headers, stream.headers ] ) {
			expect( headers[ 'access-control-allow-origin' ] ).toBe( Origin );
			expect( headers.vary ).toMatch( /origin/i );
			expect( headers[ 'access-control-allow-credentials' ] ).toBeUndefined();
		}
		stream.close();
	}
} );

test( 'A56: a preflight is granted to the site’s origins for what the clients send, and to nobody else', async () => {
	const ask = ( Origin: string, path = '/v1/conversations' ) =>
		call( {
			port: relay.port,
			method: 'OPTIONS',
			path,
			headers: {
				Origin,
				'Access-Control-Request-Method': 'POST',
				'Access-Control-Request-Headers': 'authorization,content-type',
			},
		} );

	for ( const path of [ '/v1/conversations', '/v1/stream', `/v1/sites/${ relay.site.id }/visitors` ] ) {
		const granted = await ask( SITE, path );
		expect( [ 200, 204 ] ).toContain( granted.status );
		expect( granted.headers[ 'access-control-allow-origin' ] ).toBe( SITE );
		expect( granted.headers[ 'access-control-allow-headers' ] ).toMatch( /authorization/i );
		expect( granted.headers[ 'access-control-allow-headers' ] ).toMatch( /content-type/i );
		expect( granted.headers[ 'access-control-allow-methods' ] ).toMatch( /POST/ );
	}
	for ( const Origin of FOREIGN ) {
		const refused = await ask( Origin );
		expect( refused.headers[ 'access-control-allow-origin' ] ).toBeUndefined();
	}
} );

test( 'A14: a caller that names no origin gets no permission to share the answer', async () => {
	const answer = await relay.make.visitorAnswer();

	expect( answer.status ).toBe( 201 );
	expect( answer.headers[ 'access-control-allow-origin' ] ).toBeUndefined();
	expect( answer.headers[ 'cache-control' ] ).toMatch( /no-store/ );
	expect( answer.headers[ 'set-cookie' ] ).toBeUndefined();
} );

test( 'A14: one site’s origin is nothing on another site of the same relay', async () => {
	const other = Object.assign( await createSite(), { origin: 'https://other.test' } );
	const both = await startRelay( { otherSites: [ other ] } );
	try {
		const answer = await both.make.visitorAnswer( {}, { headers: { Origin: 'https://other.test' } } );

		expect( [ answer.status, answer.code ] ).toEqual( [ 403, 'origin_not_allowed' ] );
		expect( answer.headers[ 'access-control-allow-origin' ] ).toBeUndefined();
		const theirs = await both.make.visitor( {}, { origin: SITE } );
		theirs.token = ( await startedOn( both, other.id ) ) ?? '';
		expect( ( await theirs.post( '/v1/conversations', { clientId: randomUUID() } ) ).status ).toBe( 403 );
	} finally {
		await both.close();
		await other.remove();
	}
} );

async function startedOn( { port }: { port: number }, siteId: string ): Promise< string | undefined > {
	const answer = await call( {
		port,
		method: 'POST',
		path: `/v1/sites/${ siteId }/visitors`,
		body: SAMPLE_VISITOR,
		headers: { Origin: 'https://other.test' },
	} );
	return answer.json< { accessToken?: string } >().accessToken;
}

test( 'A58: every answer tells browsers not to guess, frame or keep it', async () => {
	for ( const path of [ '/healthz', '/v1/agents', '/nowhere' ] ) {
		const { headers } = await call( { port: relay.port, path } );

		expect( headers[ 'x-content-type-options' ] ).toBe( 'nosniff' );
		expect( headers[ 'x-powered-by' ] ).toBeUndefined();
		expect( headers[ 'content-security-policy' ] ).toMatch( /default-src 'none'.*frame-ancestors 'none'/ );
	}
} );
