import type { IncomingMessage } from 'node:http';
import { isIP, isIPv6, type Socket } from 'node:net';
import ipaddr from 'ipaddr.js';
import proxyAddr from 'proxy-addr';
import type { CallSource } from '../seen-clients';

/** Finds the address that a request came from; trusts the forwarding header of configured proxies only. */
export class ClientAddress {
	private readonly isTrusted: ( address: string, hop: number ) => boolean;
	/* Most calls of a connection are for the same client, and finding it out costs more than counting. */
	private readonly known = new WeakMap< Socket, { forwarded: string | string[] | undefined; key: string } >();

	constructor( proxies: readonly string[] ) {
		this.isTrusted = proxyAddr.compile( [ ...proxies ] );
	}

	/** Returns the right-most address that is not one of our proxies (docs/threats.md A61). */
	of( req: IncomingMessage ): string {
		// A proxy may forward something that is not an address; then its own address counts.
		const hops = proxyAddr.all( req, this.isTrusted ).filter( ( hop ) => isIP( hop ) !== 0 );
		return plain( hops.at( -1 ) ?? '' );
	}

	/** Returns the limits' key of the address that a request came from. */
	keyOf( req: IncomingMessage ): string {
		const forwarded = req.headers[ 'x-forwarded-for' ];
		const known = this.known.get( req.socket );
		if ( known !== undefined && known.forwarded === forwarded ) {
			return known.key;
		}
		const key = limitKeyOf( this.of( req ) );
		this.known.set( req.socket, { forwarded, key } );
		return key;
	}

	/**
	 * Returns the key by which an address is blocked; null for one that is nobody's on the internet: behind a proxy that
	 * nobody has named, all visitors have it.
	 */
	blockableKeyOf( req: IncomingMessage ): string | null {
		const address = this.of( req );
		return isIP( address ) === 0 || isPrivate( address ) ? null : limitKeyOf( address );
	}

	/** Tells what a request's addresses show about the way to us. */
	sourceOf( req: IncomingMessage ): CallSource {
		const peer = plain( req.socket.remoteAddress ?? '' );
		// Who calls from the internet may write any header; a machine of our own network that writes one is a proxy.
		const isUnnamed =
			req.headers[ 'x-forwarded-for' ] !== undefined && isPrivate( peer ) && ! this.isTrusted( peer, 0 );
		return { isPrivate: isPrivate( this.of( req ) ), unnamedProxy: isUnnamed ? peer : null };
	}

	/** Returns the limits' key of the other end of a connection; null for one of our proxies, which everybody shares. */
	peerKeyOf( peer: string ): string | null {
		const address = plain( peer );
		return isIP( address ) !== 0 && this.isTrusted( address, 0 ) ? null : limitKeyOf( address );
	}
}

/** Returns the key of an address for limits: the IPv4 address, or the /64 that one IPv6 customer has. */
export function limitKeyOf( address: string ): string {
	if ( ! isIPv6( address ) ) {
		return address;
	}
	const network = ipaddr.IPv6.parse( address ).parts.slice( 0, 4 );
	return `${ network.map( ( part ) => part.toString( 16 ) ).join( ':' ) }::/64`;
}

const PRIVATE_RANGES = new Set( [ 'private', 'loopback', 'linkLocal', 'uniqueLocal', 'carrierGradeNat' ] );

/** Whether an address is nobody's on the internet: of this machine, or of a network behind a router or a bridge. */
const isPrivate = ( address: string ) => isIP( address ) !== 0 && PRIVATE_RANGES.has( ipaddr.parse( address ).range() );

/** Returns the IPv4 address that an IPv6 socket shows as `::ffff:…`, and any other address in its one usual form. */
function plain( address: string ): string {
	return isIP( address ) === 0 ? address : ipaddr.process( address ).toString();
}
