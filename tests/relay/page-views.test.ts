import type { PageViewList, VisitorSession } from '../../relay/protocol';
import { EMOJI_AT_300, ODD_TEXTS, randomTexts } from '../../relay/protocol/odd-texts.fixture';
import { draft, type AgentParty, type VisitorParty } from '../support/make';
import { expectStatus } from '../support/party';
import { startRelay, type TestRelay } from '../support/start-relay';
import { countRows } from '../support/table-state';
import { identityToken } from '../support/tokens';

/* Where visitors are, and have been, while they have an active conversation. */

let relay: TestRelay;
let agent: AgentParty;

beforeAll( async () => {
	relay = await startRelay();
	agent = relay.make.agent();
} );

afterAll( () => relay.close() );

const SITE = 'https://shop.test';

const view = ( visitor: VisitorParty, path: string, more: object = {} ) =>
	visitor.post( '/v1/page-views', {
		url: SITE + path,
		title: `Page ${ path.split( '?' )[ 0 ] }`,
		referrer: '',
		...more,
	} );

const trailPath = ( { id }: VisitorParty, query = '' ) => `/v1/visitors/${ id }/page-views${ query }`;

async function list( visitor: VisitorParty, query = '', who = agent ): Promise< PageViewList > {
	return expectStatus( await who.get( trailPath( visitor, query ) ), 200 );
}

const urls = ( { pageViews }: PageViewList ) => pageViews.map( ( { url } ) => url.replace( SITE, '' ) );

test( 'a trail begins where the conversation does, and goes on from page to page', async () => {
	const { visitor } = await relay.make.queuedConversation();
	expectStatus( await view( visitor, '/lamps', { title: 'Lamps' } ), 204 );
	expectStatus( await view( visitor, '/lamps/green', { referrer: 'https://search.test/find?q=secret#x' } ), 204 );
	// A page that is loaded again is no other page.
	expectStatus( await view( visitor, '/lamps/green?again=1' ), 204 );
	// With plain permalinks only titles differ.
	expectStatus( await view( visitor, '/?p=1', { title: 'First' } ), 204 );
	expectStatus( await view( visitor, '/?p=2', { title: 'Second' } ), 204 );

	const trail = await list( visitor );

	expect( urls( trail ) ).toEqual( [ '/', '/', '/lamps/green', '/lamps' ] );
	expect( trail.pageViews[ 2 ] ).toMatchObject( {
		title: 'Page /lamps/green',
		referrer: 'https://search.test/find',
		viewedAt: expect.stringMatching( /Z$/ ),
	} );
	expect( trail.nextCursor ).toBeNull();
	const first = await list( visitor, '?limit=3' );
	expect( urls( await list( visitor, `?limit=3&cursor=${ first.nextCursor }` ) ) ).toEqual( [ '/lamps' ] );
} );

test( 'nothing is kept before a conversation, nor after it', async () => {
	const visitor = await relay.make.visitor();
	expectStatus( await view( visitor, '/before' ), 204 );
	const { conversation } = await visitor.start( { message: draft( 'Hello' ) } );
	expectStatus( await visitor.post( `/v1/conversations/${ conversation.id }/close` ), 200 );
	expectStatus( await view( visitor, '/after' ), 204 );

	expect( urls( await list( visitor ) ) ).toEqual( [ '/lamps' ] );
	const [ row ] = await relay.site.query< { page_url: string } >(
		'SELECT page_url FROM {prefix}veranda_visitors WHERE public_id = ?',
		[ visitor.id ]
	);
	expect( row?.page_url ).toBe( `${ SITE }/lamps` );
} );

test( 'queries and fragments are cut, but for the parameters of campaigns', async () => {
	const { visitor } = await relay.make.queuedConversation();
	await view( visitor, '/a?token=secret&utm_source=mail&utm_campaign=a%26b&gclid=1#part' );
	await view( visitor, `/b?utm_source=${ 'x'.repeat( 2_500 ) }` );
	await view( visitor, '/c', { url: 'https://user:word@shop.test/c' } );

	const trail = await list( visitor );

	expect( urls( trail ).slice( 0, 3 ) ).toEqual( [ '/c', '/b', '/a?utm_source=mail&utm_campaign=a%26b' ] );
	const conversation = await agent.get( `/v1/conversations?visitor=${ visitor.id }` );
	expect( conversation.text ).toContain( '"url":"https://shop.test/c"' );
	expect( JSON.stringify( await relay.site.query( 'SELECT * FROM {prefix}veranda_page_views' ) ) ).not.toMatch(
		/secret|gclid|word@/
	);
} );

test( 'A77: a page of another site is not kept, and refuses nobody', async () => {
	const { visitor } = await relay.make.queuedConversation();
	const foreign = [
		'https://evil.test/lamps',
		'https://shop.test.evil.test/',
		'https://shop.test@evil.test/',
		'http://shop.test/lamps',
		'javascript:alert(1)',
		'',
	];
	for ( const url of foreign ) {
		expectStatus( await view( visitor, '', { url, title: 'Win a prize' } ), 204 );
	}
	await view( visitor, '/x', { referrer: 'javascript:alert(1)' } );

	const { pageViews } = await list( visitor );

	expect( pageViews.map( ( { url, referrer } ) => [ url, referrer ] ) ).toEqual( [
		[ `${ SITE }/x`, null ],
		[ `${ SITE }/lamps`, null ],
	] );
} );

test( 'A71: whatever a browser tells of its page, it is not refused, and what is kept can be shown', async () => {
	const { visitor } = await relay.make.queuedConversation();
	for ( const text of [ ...ODD_TEXTS, ...randomTexts( 40, 7 ) ] ) {
		const odd = { url: `${ SITE }/${ text }`, title: text, referrer: text };
		expect( { text, status: ( await view( visitor, '', odd ) ).status } ).toEqual( { text, status: 204 } );
	}
	await view( visitor, '/last', { title: EMOJI_AT_300 } );

	const { pageViews } = await list( visitor, '?limit=100' );

	expect( pageViews[ 0 ]?.title ).toBe( 'x'.repeat( 299 ) );
	for ( const { url, title } of pageViews ) {
		expect( title.isWellFormed() && title.length <= 300 && ! /\p{Cc}/u.test( title ) ).toBe( true );
		expect( url ).toMatch( /^https:\/\/shop\.test\/.{0,1982}$/ );
	}
	for ( const bad of [ { url: 1 }, { title: null }, { viewedAt: '2026-01-01T00:00:00.000Z' } ] ) {
		expect( ( await view( visitor, '/x', bad ) ).status ).toBe( 400 );
	}
} );

test( 'a visitor has at most a hundred; the oldest go', async () => {
	const { visitor } = await relay.make.queuedConversation();
	for ( let page = 1; page <= 105; page++ ) {
		await view( visitor, `/${ page }` );
	}

	const kept = urls( await list( visitor, '?limit=100' ) );

	expect( [ kept.length, kept[ 0 ], kept.at( -1 ) ] ).toEqual( [ 100, '/105', '/6' ] );
	const rows = await countRows(
		relay.site,
		'page_views',
		`visitor_id = (SELECT id FROM {prefix}veranda_visitors WHERE public_id = '${ visitor.id }')`
	);
	expect( rows ).toBe( 100 );
} );

test( 'agents hear of it at once, each of their departments, and no visitor does', async () => {
	const [ sales, support ] = [ await relay.make.department(), await relay.make.department() ];
	const { visitor } = await relay.make.queuedConversation( { department: sales } );
	const [ everywhere, inSales, inSupport, own, other ] = await Promise.all( [
		agent.openStream(),
		relay.make.agent( { departments: [ sales ] } ).openStream(),
		relay.make.agent( { departments: [ support ] } ).openStream(),
		visitor.openStream(),
		( await relay.make.visitor() ).openStream(),
	] );

	await view( visitor, '/checkout?utm_source=mail' );

	const heard = await Promise.all(
		[ everywhere, inSales ].map( ( stream ) => stream.next( 'page.viewed', ( e ) => e.visitorId === visitor.id ) )
	);
	const { pageViews } = await list( visitor );
	heard.forEach( ( event ) => expect( event.pageView ).toEqual( pageViews[ 0 ] ) );
	const shown = everywhere.all( 'visitor.updated' ).filter( ( event ) => event.visitor.id === visitor.id );
	expect( shown.at( -1 )?.visitor.page ).toEqual( { url: `${ SITE }/checkout`, title: 'Page /checkout' } );
	await view( visitor, '/end' );
	await everywhere.next( 'page.viewed', ( e ) => e.pageView.url.endsWith( '/end' ) );
	expect( inSupport.all( 'page.viewed' ) ).toEqual( [] );
	expect( JSON.stringify( [ own.events, other.events ] ) ).not.toContain( '/checkout' );
} );

test( 'a trail is for agents who may see one of the visitor’s conversations', async () => {
	const [ sales, support ] = [ await relay.make.department(), await relay.make.department() ];
	const { visitor } = await relay.make.queuedConversation( { department: sales } );
	const { visitor: other } = await relay.make.queuedConversation();
	const unknown = await agent.get( `/v1/visitors/v_${ 'x'.repeat( 22 ) }/page-views` );
	expect( unknown ).toMatchObject( { status: 404, code: 'not_found' } );

	expect( urls( await list( visitor, '', relay.make.agent( { departments: [ sales ] } ) ) ) ).toEqual( [ '/lamps' ] );
	for ( const departments of [ [ support ], [ `d_${ 'x'.repeat( 22 ) }` ] ] ) {
		const refused = await relay.make.agent( { departments } ).get( trailPath( visitor ) );
		expect( { ...refused.json< object >(), requestId: '' } ).toEqual( {
			...unknown.json< object >(),
			requestId: '',
		} );
	}
	expect( ( await visitor.get( trailPath( visitor ) ) ).status ).toBe( 403 );
	expect( ( await other.get( trailPath( visitor ) ) ).status ).toBe( 403 );
	expect( ( await agent.post( '/v1/page-views', { url: `${ SITE }/x`, title: '' } ) ).status ).toBe( 403 );
	expect( ( await agent.get( trailPath( visitor, '?limit=101' ) ) ).status ).toBe( 400 );
	expect( ( await agent.get( trailPath( visitor, '?cursor=-1' ) ) ).status ).toBe( 400 );
} );

test( 'it goes with somebody who logs in, and no token of a session that has ended adds to it', async () => {
	const { visitor: guest } = await relay.make.queuedConversation();
	await view( guest, '/lamps/green' );
	const identity = identityToken( relay.site, { userId: 91, name: 'Vera', email: 'vera@example.org' } );

	const { refreshToken } = guest.session;
	const member = await relay.make.visitor( { identity, refreshToken, isSamePerson: true } );

	expect( ( await view( guest, '/late' ) ).status ).toBe( 401 );
	expect( urls( await list( member ) ) ).toEqual( [ '/lamps/green', '/lamps' ] );
	expect( urls( await list( guest ) ) ).toEqual( [] );
} );

test( 'of two trails that become one the oldest pages go', async () => {
	const identity = () => identityToken( relay.site, { userId: 92, name: 'Vera', email: 'vera@example.org' } );
	const member = await relay.make.visitor( { identity: identity() } );
	const { conversation } = await member.start( { message: draft( 'Hello' ) } );
	for ( let page = 1; page <= 60; page++ ) {
		await view( member, `/first/${ page }` );
	}
	await agent.post( `/v1/conversations/${ conversation.id }/close`, {} );
	const { visitor: guest } = await relay.make.queuedConversation();
	for ( let page = 1; page <= 60; page++ ) {
		await view( guest, `/second/${ page }` );
	}

	const { refreshToken } = guest.session;
	await relay.make.visitor( { identity: identity(), refreshToken, isSamePerson: true } );

	const kept = urls( await list( member, '?limit=100' ) );
	expect( [ kept[ 0 ], kept.at( -1 ) ] ).toEqual( [ '/second/60', '/first/22' ] );
	const rows = await countRows(
		relay.site,
		'page_views',
		`visitor_id = (SELECT id FROM {prefix}veranda_visitors WHERE public_id = '${ member.id }')`
	);
	expect( rows ).toBe( 100 );
} );

test( 'who logs in where no page of the site is stays on the one that is known, so that it is forgotten with its words', async () => {
	const start = ( page: object ) =>
		relay.make.visitor( {
			identity: identityToken( relay.site, { userId: 93, name: 'Vera', email: 'vera@example.org' } ),
			...page,
		} );
	await start( { page: { url: `${ SITE }/green`, title: 'Green' } } );

	const { id } = await start( { page: { url: 'https://elsewhere.test/', title: 'Elsewhere' } } );

	const [ row ] = await relay.site.query(
		'SELECT page_url AS url, page_title AS title FROM {prefix}veranda_visitors WHERE public_id = ?',
		[ id ]
	);
	expect( row ).toMatchObject( { url: `${ SITE }/green`, title: 'Green' } );
} );

test( 'who comes back says on which page they are, and begins the next trail there', async () => {
	const visitor = await relay.make.visitor();
	const session = expectStatus< VisitorSession >(
		await visitor.post( `/v1/sites/${ relay.site.id }/visitors/refresh`, {
			refreshToken: visitor.session.refreshToken,
			page: { url: `${ SITE }/contact?a=1`, title: 'Contact' },
		} ),
		200
	);
	expect( session.visitor.id ).toBe( visitor.id );
	await visitor.start( { message: draft( 'Hello again' ) } );

	expect( await list( visitor ) ).toMatchObject( {
		pageViews: [ { url: `${ SITE }/contact`, title: 'Contact', referrer: null } ],
	} );
} );
