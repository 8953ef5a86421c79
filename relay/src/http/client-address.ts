import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** Tells which address a request came from, believing the forwarding header of configured proxies only. */
export class ClientAddress {
	private readonly trusted = new BlockList();
	private readonly hasProxies: boolean;

	constructor( proxies: readonly string[] ) {
		this.hasProxies = proxies.length > 0;
		for ( const proxy of proxies ) {
			const [ address = '', bits ] = proxy.split( '/' );
			const family = isIPv6( address ) ? 'ipv6' : 'ipv4';
			if ( bits === undefined ) {
				this.trusted.addAddress( address, family );
			} else {
				this.trusted.addSubnet( address, Number( bits ), family );
			}
		}
	}

	/** Returns the right-most address that is not one of our proxies (threats.md A61). */
	of( req: IncomingMessage ): string {
		let address = plain( req.socket.remoteAddress ?? '' );
		if ( ! this.hasProxies ) {
			return address;
		}
		const forwarded = String( req.headers[ 'x-forwarded-for' ] ?? '' ).split( ',' );
		while ( this.isTrusted( address ) ) {
			const next = plain( ( forwarded.pop() ?? '' ).trim() );
			if ( isIP( next ) === 0 ) {
				break;
			}
			address = next;
		}
		return address;
	}

	private isTrusted( address: string ): boolean {
		const family = isIP( address );
		return family !== 0 && this.trusted.check( address, family === 6 ? 'ipv6' : 'ipv4' );
	}
}

/** Whether a request was made on this very machine and not handed on by a proxy there. */
export function isLocal( req: IncomingMessage ): boolean {
	const address = plain( req.socket.remoteAddress ?? '' );
	const isLoopback = address === '::1' || address.startsWith( '127.' );
	return isLoopback && req.headers[ 'x-forwarded-for' ] === undefined && req.headers.forwarded === undefined;
}

/** Names who shares a limit: an IPv4 address, or the /64 that one IPv6 customer has. */
export function limitKeyOf( address: string ): string {
	if ( ! isIPv6( address ) ) {
		return address;
	}
	const [ head = '', tail ] = address.split( '::' );
	const groups = head === '' ? [] : head.split( ':' );
	if ( tail !== undefined ) {
		const after = tail === '' ? [] : tail.split( ':' );
		groups.push( ...Array< string >( Math.max( 0, 8 - groups.length - after.length ) ).fill( '0' ), ...after );
	}
	return `${ groups
		.slice( 0, 4 )
		.map( ( group ) => parseInt( group, 16 ).toString( 16 ) )
		.join( ':' ) }::/64`;
}

function plain( address: string ): string {
	return address.startsWith( '::ffff:' ) && address.includes( '.' ) ? address.slice( 7 ) : address;
}
