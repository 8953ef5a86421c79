/** Returns the same numbers from 0 to 1 each time, so that two runs make the same conversations. */
export class Random {
	constructor( private state: number ) {}

	next(): number {
		this.state = ( this.state + 0x6d2b79f5 ) | 0;
		let mixed = Math.imul( this.state ^ ( this.state >>> 15 ), this.state | 1 );
		mixed ^= mixed + Math.imul( mixed ^ ( mixed >>> 7 ), mixed | 61 );
		return ( ( mixed ^ ( mixed >>> 14 ) ) >>> 0 ) / 4_294_967_296;
	}

	/** A whole number from 0 to below `end`. */
	below( end: number ): number {
		return Math.floor( this.next() * end );
	}

	pick< Item >( items: readonly Item[] ): Item {
		return items[ this.below( items.length ) ] as Item;
	}

	/** A normally distributed number around 0. */
	bell(): number {
		return Math.sqrt( -2 * Math.log( 1 - this.next() ) ) * Math.cos( 2 * Math.PI * this.next() );
	}
}
