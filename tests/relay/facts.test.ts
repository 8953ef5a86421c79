import { call } from '../support/http';
import { EMOJI_AT_300, ODD_TEXTS, randomTexts } from '../../relay/protocol/odd-texts.fixture';
import { startRelay, type TestRelay } from '../support/start-relay';

let relay: TestRelay;

beforeAll( async () => {
	relay = await startRelay( { env: { LIMIT_NEW_VISITORS_PER_HOUR: '100000' } } );
} );

afterAll( () => relay.close() );

const FACTS = {
	page: { url: 'https://shop.test/lamps', title: 'Lamps' },
	locale: 'en-GB',
	timezone: 'Europe/London',
};

const CHANGES: Record< string, ( text: string ) => object > = {
	title: ( title ) => ( { page: { ...FACTS.page, title } } ),
	url: ( url ) => ( { page: { ...FACTS.page, url } } ),
	locale: ( locale ) => ( { locale } ),
	timezone: ( timezone ) => ( { timezone } ),
};

interface Stored {
	locale: string | null;
	timezone: string | null;
	page_url: string | null;
	page_title: string | null;
}

/** Starts a visitor with these facts; returns what was kept of them. */
async function start( facts: object ): Promise< Stored > {
	const answer = await call( {
		port: relay.port,
		method: 'POST',
		path: `/v1/sites/${ relay.site.id }/visitors`,
		body: { ...FACTS, ...facts },
	} );
	expect( { facts, status: answer.status, text: answer.status === 201 ? '' : answer.text } ).toEqual( {
		facts,
		status: 201,
		text: '',
	} );
	const { visitor } = answer.json< { visitor: { id: string } } >();
	const [ row ] = await relay.site.query< Stored >(
		'SELECT locale, timezone, page_url, page_title FROM {prefix}veranda_visitors WHERE public_id = ?',
		[ visitor.id ]
	);
	return row as Stored;
}

test.each( Object.keys( CHANGES ) )(
	'A71: whatever a browser tells as its %s, a visitor is let in',
	async ( field ) => {
		for ( const text of [ ...ODD_TEXTS, ...randomTexts( 60, field.length ) ] ) {
			const stored = await start( CHANGES[ field ]?.( text ) ?? {} );

			for ( const kept of Object.values( stored ) as ( string | null )[] ) {
				expect( kept === null || ( kept.isWellFormed() && ! /\p{Cc}/u.test( kept ) ) ).toBe( true );
			}
			expect( stored.page_title?.length ?? 0 ).toBeLessThanOrEqual( 300 );
			expect( stored.page_url ?? 'https://' ).toMatch( /^https?:\/\/.{0,1992}$/ );
		}
	}
);

test( 'a title is shortened by whole characters', async () => {
	const { page_title: title } = await start( { page: { ...FACTS.page, title: EMOJI_AT_300 } } );

	expect( title ).toBe( 'x'.repeat( 299 ) );
} );

test( 'A77: a page of another site is not kept, and refuses nobody', async () => {
	const foreign = [
		'https://evil.test/lamps',
		'https://shop.test.evil.test/lamps',
		'https://shop.test@evil.test/lamps',
		'https://evil.test\\@shop.test/lamps',
		'https://evil.test#https://shop.test/lamps',
		'https://shop.test:8443/lamps',
		'http://shop.test/lamps',
	];
	for ( const url of foreign ) {
		const { page_url: pageUrl, page_title: title } = await start( { page: { url, title: 'Win a prize' } } );

		expect( { url, pageUrl, title } ).toEqual( { url, pageUrl: null, title: null } );
	}
	expect( ( await start( { page: { url: 'HTTPS://Shop.Test:443/lamps?a=1', title: 'Lamps' } } ) ).page_url ).toBe(
		'https://shop.test/lamps'
	);
} );

test( 'what is of no use is dropped, and the rest is kept', async () => {
	expect( await start( { page: { url: 'about:blank', title: 'x' }, locale: 'en-US@posix' } ) ).toEqual( {
		locale: null,
		timezone: 'Europe/London',
		page_url: null,
		page_title: null,
	} );
} );
