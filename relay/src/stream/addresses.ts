import type { Peers } from '../bus/peers';

/** Counts open streams by the address that they come from, on all relays of a site. */
export class Addresses {
	private readonly here = new Map< string, number >();

	constructor( private readonly peers: Peers ) {}

	/** Returns how many streams are open from an address. */
	count( address: string ): number {
		return ( this.here.get( address ) ?? 0 ) + this.peers.streamsOf( keyOf( address ) );
	}

	/** Notes a stream; what it returns is called when the stream is over, once or more often. */
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
