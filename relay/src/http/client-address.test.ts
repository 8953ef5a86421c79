import type { IncomingMessage } from 'node:http';
import { ClientAddress, limitKeyOf } from './client-address';

const request = ( remoteAddress: string, headers: Record< string, string > = {} ) =>
	( { socket: { remoteAddress }, headers } ) as unknown as IncomingMessage;

test( 'without proxies of ours the header is not believed', () => {
	expect( new ClientAddress( [] ).of( request( '203.0.113.9', { 'x-forwarded-for': '1.2.3.4' } ) ) ).toBe(
		'203.0.113.9'
	);
} );

test.each( [
	[ '10.0.0.1', '1.2.3.4', '1.2.3.4' ],
	[ '::ffff:10.0.0.1', '6.6.6.6, 1.2.3.4, 10.9.9.9', '1.2.3.4' ],
	[ '203.0.113.9', '1.2.3.4', '203.0.113.9' ],
	[ '10.0.0.1', 'unknown', '10.0.0.1' ],
	[ '10.0.0.1', '', '10.0.0.1' ],
	[ '10.0.0.1', '1.2.3.4, unknown', '10.0.0.1' ],
	[ '10.0.0.1', '::ffff:1.2.3.4', '1.2.3.4' ],
	[ '2001:db8::1', '2001:db9::2', '2001:db9::2' ],
	[ '2001:db8::1', '2001:DB9:0:0:0:0:0:2', '2001:db9::2' ],
] )( 'from %s by way of "%s" comes %s', ( remote, forwarded, expected ) => {
	const addresses = new ClientAddress( [ '10.0.0.0/8', '2001:db8::/32' ] );

	expect( addresses.of( request( remote, { 'x-forwarded-for': forwarded } ) ) ).toBe( expected );
} );

test.each( [
	[ '1.2.3.4', '1.2.3.4' ],
	[ '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64' ],
	[ '2001:db8:1:2::9', '2001:db8:1:2::/64' ],
	[ '2001:db8::1', '2001:db8:0:0::/64' ],
	[ '::1', '0:0:0:0::/64' ],
] )( '%s shares a limit with %s', ( address, key ) => {
	expect( limitKeyOf( address ) ).toBe( key );
} );

test.each( [
	[ 'a visitor', '203.0.113.9', {}, { isPrivate: false, unnamedProxy: null } ],
	[
		'a visitor who claims something',
		'203.0.113.9',
		{ 'x-forwarded-for': '10.1.1.1' },
		{ isPrivate: false, unnamedProxy: null },
	],
	[ 'a bridge without a header', '172.17.0.1', {}, { isPrivate: true, unnamedProxy: null } ],
	[
		'a proxy that is not named',
		'::ffff:172.17.0.1',
		{ 'x-forwarded-for': '1.2.3.4' },
		{ isPrivate: true, unnamedProxy: '172.17.0.1' },
	],
	[ 'a proxy of ours', '10.0.0.1', { 'x-forwarded-for': '1.2.3.4' }, { isPrivate: false, unnamedProxy: null } ],
	[
		'a proxy of ours behind a bridge',
		'10.0.0.1',
		{ 'x-forwarded-for': '172.17.0.1' },
		{ isPrivate: true, unnamedProxy: null },
	],
] )( 'A61: what %s shows of the way', ( _, remote, headers, shown ) => {
	expect( new ClientAddress( [ '10.0.0.0/8' ] ).sourceOf( request( remote, headers ) ) ).toEqual( shown );
} );
