import { checkFromBrowser } from './check-from-browser';

const NOW = Date.parse( '2026-11-21T10:00:00.000Z' );

/** What a test needs of a `Response`, which the test browser does not have. */
interface Answer {
	status?: number;
	json?: unknown;
	stream?: string;
	/** Something other than the relay answers. */
	isForeign?: boolean;
}

function makeResponse( { status = 200, json = null, stream, isForeign = false }: Answer ) {
	const pieces = stream === undefined ? [] : [ new TextEncoder().encode( stream ) ];
	return {
		ok: status < 400,
		status,
		headers: new Map( isForeign ? [] : [ [ 'x-request-id', 'r1' ] ] ),
		json: async () => json,
		body: {
			getReader: () => ( {
				// A stream that says nothing more stays open.
				read: () =>
					pieces.length > 0
						? Promise.resolve( { done: false, value: pieces.shift() } )
						: new Promise( () => undefined ),
			} ),
		},
	};
}

function check( answers: Record< string, Answer >, part: Partial< Parameters< typeof checkFromBrowser >[ 0 ] > = {} ) {
	const fetch = async ( address: string, { mode }: RequestInit = {} ) => {
		const path = new URL( address ).pathname;
		const answer = answers[ mode === 'no-cors' ? `no-cors ${ path }` : path ];
		if ( ! answer ) {
			throw new TypeError( 'Failed to fetch' );
		}
		return makeResponse( answer );
	};
	return checkFromBrowser( {
		relayUrl: 'https://chat.example.org',
		pageUrl: 'https://example.org/wp-admin/admin.php?page=veranda-settings',
		getToken: async () => 'token',
		fetch: fetch as unknown as typeof globalThis.fetch,
		now: () => NOW,
		helloMs: 20,
		...part,
	} );
}

const hello = ( serverTime: string ) =>
	`:\n\nevent: hello\ndata: {"type":"hello","protocol":1,"epoch":"e","head":1,"resumed":false,"serverTime":"${ serverTime }"}\n\n`;

const healthy = { '/v1/agents': {}, '/v1/stream': { stream: hello( '2026-11-21T10:00:01.000Z' ) } };

const summary = ( findings: { id: string; status: string }[] ) =>
	findings.map( ( { id, status } ) => `${ id } ${ status }` );

test( 'a healthy relay is good throughout', async () => {
	expect( summary( await check( healthy ) ) ).toEqual( [
		'browser-reach good',
		'browser-token good',
		'browser-stream good',
		'browser-clock good',
	] );
} );

test( 'a relay that allows another origin is told from one that is not there', async () => {
	const [ forbidden ] = await check( { 'no-cors /healthz': {} } );
	const [ absent ] = await check( {} );

	expect( forbidden?.detail ).toContain( 'does not allow pages from https://example.org' );
	expect( forbidden?.fix ).toContain( 'SITE_ORIGINS' );
	expect( absent?.detail ).toContain( 'Nothing answers' );
} );

test( 'http under https is found before anything is asked', async () => {
	const findings = await check( healthy, { relayUrl: 'http://chat.example.org' } );

	expect( summary( findings ) ).toEqual( [ 'browser-mixed-content critical' ] );
} );

test( 'a proxy that collects events is found', async () => {
	const findings = await check( { ...healthy, '/v1/stream': { stream: ':\n\n' } } );

	expect( summary( findings ) ).toContain( 'browser-stream warning' );
} );

test.each( [
	[ { status: 401, json: { code: 'token_invalid', detail: '' } }, 'another secret' ],
	[ { status: 401, json: { code: 'clock_skew', detail: '', serverTime: '2026-11-21T12:00:00.000Z' } }, '12:00' ],
	[ { status: 503, json: { code: 'site_disabled', detail: 'The chat is switched off.' } }, 'switched off' ],
] )( 'a refused stream says why: %j', async ( answer, sentence ) => {
	const findings = await check( { ...healthy, '/v1/stream': answer } );

	expect( findings.find( ( { id } ) => id === 'browser-token' )?.detail ).toContain( sentence );
} );

test( 'a page of somebody else at the address is not taken for the relay', async () => {
	const [ finding ] = await check( { '/v1/agents': { status: 200, isForeign: true } } );

	expect( finding ).toMatchObject( { id: 'browser-reach', status: 'critical' } );
	expect( finding?.fix ).toContain( 'path' );
} );

test( 'an account that gets no token is told so, and the relay is still looked for', async () => {
	const findings = await check( healthy, {
		getToken: () => Promise.reject( { code: 'veranda_forbidden', message: 'You may not.' } ),
	} );

	expect( summary( findings ) ).toEqual( [ 'browser-reach good', 'browser-token critical' ] );
	expect( findings[ 1 ]?.detail ).toBe( 'You may not.' );
} );

test( 'a schema of another version says what to do', async () => {
	const findings = await check( {
		...healthy,
		'/v1/stream': { status: 503, json: { code: 'schema_mismatch', detail: 'Found version 2, serves 1.' } },
	} );

	expect( findings[ 1 ] ).toMatchObject( { status: 'critical', detail: 'Found version 2, serves 1.' } );
	expect( findings[ 1 ]?.fix ).toContain( 'same release' );
} );

test( 'clocks that differ are noticed', async () => {
	const findings = await check( { ...healthy, '/v1/stream': { stream: hello( '2026-11-21T10:02:00.000Z' ) } } );

	expect( findings.at( -1 ) ).toMatchObject( { id: 'browser-clock', status: 'critical' } );
	expect( findings.at( -1 )?.detail ).toContain( '120 seconds' );
} );
