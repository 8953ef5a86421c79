import type { Peers } from '../bus/peers';

/** Counts open streams by client address, on all relays of a site. */
export class Addresses {
	private readonly here = new Map< string, number >();

	constructor( private readonly peers: Peers ) {}

	/** Returns how many streams are open from an address. */
	count( address: string ): number {
		return ( this.here.get( address ) ?? 0 ) + this.peers.streamsOf( keyOf( address ) );
	}

	/** Counts a stream; returns what to call when it has ended. Calling it again does nothing. */
	enter( address: string ): () => void {
		this.change( address, 1 );
		let isOver = false;
		return () => {
			if ( ! isOver ) {
				isOver = true;
				this.change( address, -1 );
			}
		};
	}

	private change( address: string, by: number ): void {
		const streams = ( this.here.get( address ) ?? 0 ) + by;
		if ( streams > 0 ) {
			this.here.set( address, streams );
		} else {
			this.here.delete( address );
		}
		this.peers.report( keyOf( address ), streams > 0 ? streams : null );
	}
}

const keyOf = ( address: string ) => `address:${ address }`;
