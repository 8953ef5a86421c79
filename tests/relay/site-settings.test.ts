import { serviceCall } from '../support/service-call';
import { startRelay, type TestRelay } from '../support/start-relay';
import { countRows } from '../support/table-state';

let relay: TestRelay;

beforeAll( async () => {
	relay = await startRelay();
} );

afterAll( () => relay.close() );

const MESSAGE = {
	version: 'v-1',
	restUrl: 'https://shop.test/wp-json/veranda/v1/',
	settings: { some: 5, other: true },
};

const tell = ( changes: object = {} ) => serviceCall( relay, '/v1/service/settings', { ...MESSAGE, ...changes } );

test( 'what WordPress tells is kept with its version, the newest alone', async () => {
	expect( ( await tell() ).status ).toBe( 204 );
	expect( ( await tell( { version: 'v-2' } ) ).status ).toBe( 204 );

	const rows = await relay.site.query( 'SELECT version, settings FROM {prefix}veranda_site_settings' );
	expect( rows ).toEqual( [ { version: 'v-2', settings: JSON.stringify( { ...MESSAGE, version: 'v-2' } ) } ] );
} );

test( 'a setting that this relay does not know is kept for one that does', async () => {
	expect( ( await tell( { version: 'v-3', settings: { ofTomorrow: 'yes' } } ) ).status ).toBe( 204 );
} );

test.each( [
	'https://evil.test/wp-json/',
	'http://shop.test/wp-json/',
	'https://shop.test:8443/wp-json/',
	'https://shop.test.evil.test/',
	'https://user:password@shop.test/wp-json/',
	'http://127.0.0.1:3306/',
	'http://169.254.169.254/latest/meta-data/',
	'file:///etc/passwd',
	'javascript:alert(1)',
	'//shop.test/',
] )( 'A53: an address that is not on the site’s own origins is refused: %s', async ( restUrl ) => {
	const before = await relay.site.query( 'SELECT * FROM {prefix}veranda_site_settings' );
	const answer = await tell( { version: 'evil', restUrl } );

	expect( answer.status ).toBe( 400 );
	expect( await relay.site.query( 'SELECT * FROM {prefix}veranda_site_settings' ) ).toEqual( before );
} );

test( 'a token for another body is refused', async () => {
	const rows = await countRows( relay.site, 'site_settings', "version = 'changed'" );
	const answer = await serviceCall( relay, '/v1/service/settings', MESSAGE, {
		sent: { ...MESSAGE, version: 'changed' },
	} );

	expect( answer.status ).toBe( 401 );
	expect( await countRows( relay.site, 'site_settings', "version = 'changed'" ) ).toBe( rows );
} );

test.each( [ { version: '' }, { version: 'a b' }, { settings: [] }, { settings: { a: { b: 1 } } }, { more: 1 } ] )(
	'A22: what is not as described is refused: %j',
	async ( changes ) => {
		expect( ( await tell( changes ) ).status ).toBe( 400 );
	}
);
