import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { LIMITS } from '../../../protocol';
import { parseBody, readBody } from './read-body';

const request = ( headers: Record< string, string > = { 'content-type': 'application/json' } ) =>
	Object.assign( new PassThrough(), { headers } ) as unknown as IncomingMessage & PassThrough;

const parse = ( text: string | Buffer, headers?: Record< string, string > ) =>
	parseBody( request( headers ), Buffer.from( text ) );
const nested = ( depth: number ) => '{"a":'.repeat( depth ) + '1' + '}'.repeat( depth );

test( 'a body is read in pieces, up to its limit', async () => {
	const req = request();
	const read = readBody( req );
	req.write( '{"a":' );
	req.end( '1}' );

	expect( ( await read ).toString() ).toBe( '{"a":1}' );
} );

test( 'a body that is too large is refused by what it says of itself, or as soon as it is', async () => {
	const tooLarge = { code: 'request_too_large' };

	await expect(
		readBody( request( { 'content-length': String( LIMITS.requestBytes + 1 ) } ) )
	).rejects.toMatchObject( tooLarge );
	const req = request();
	const read = readBody( req );
	req.write( Buffer.alloc( LIMITS.requestBytes + 1 ) );
	await expect( read ).rejects.toMatchObject( tooLarge );
} );

test( 'a body that is cut off is an error, not an end', async () => {
	const req = request();
	const read = readBody( req );
	req.write( '{' );
	req.destroy();

	await expect( read ).rejects.toMatchObject( { code: 'malformed_json' } );
} );

test( 'no body is an empty object', () => {
	expect( parse( '', {} ) ).toEqual( {} );
} );

test.each( [
	[ '{', 'malformed_json' ],
	[ Buffer.from( [ 0x22, 0xff, 0x22 ] ), 'malformed_json' ],
	[ '{"__proto__":{"polluted":1}}', 'unknown_field' ],
	[ '{"a":{"constructor":{"prototype":1}}}', 'unknown_field' ],
	[ nested( LIMITS.requestDepth + 1 ), 'invalid_request' ],
] )( '%s is %s', ( text, code ) => {
	expect( () => parse( text ) ).toThrow( expect.objectContaining( { code } ) );
	expect( ( {} as Record< string, unknown > ).polluted ).toBeUndefined();
} );

test( 'as deep as allowed is allowed', () => {
	expect( () => parse( nested( LIMITS.requestDepth ) ) ).not.toThrow();
} );

test.each( [
	{},
	{ 'content-type': 'text/plain' },
	{ 'content-type': 'application/json; charset=utf-16' },
	{ 'content-type': 'application/json', 'content-encoding': 'gzip' },
] )( 'headers %j are not for JSON', ( headers ) => {
	expect( () => parse( '{}', headers as Record< string, string > ) ).toThrow(
		expect.objectContaining( { code: 'unsupported_media_type' } )
	);
} );

test( 'JSON may name its charset', () => {
	expect( parse( '{"a":1}', { 'content-type': 'Application/JSON; charset=UTF-8' } ) ).toEqual( { a: 1 } );
} );
