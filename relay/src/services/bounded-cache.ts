/**
 * A map that forgets what was not used for long once it is full. Two generations instead of an exact order: keeping
 * that would move an entry at each look, which costs more than finding it.
 */
export class BoundedCache< Key, Value > {
	private recent = new Map< Key, Value >();
	private earlier = new Map< Key, Value >();

	/** Keeps at least the last `maximum` / 2 entries that were used, and never more than `maximum`. */
	constructor( private readonly maximum: number ) {}

	get( key: Key ): Value | undefined {
		const value = this.recent.get( key );
		if ( value !== undefined ) {
			return value;
		}
		const before = this.earlier.get( key );
		if ( before !== undefined ) {
			this.set( key, before );
		}
		return before;
	}

	set( key: Key, value: Value ): void {
		this.earlier.delete( key );
		this.recent.set( key, value );
		if ( this.recent.size >= this.maximum / 2 ) {
			this.earlier = this.recent;
			this.recent = new Map();
		}
	}

	delete( key: Key ): void {
		this.recent.delete( key );
		this.earlier.delete( key );
	}

	clear(): void {
		this.recent.clear();
		this.earlier.clear();
	}
}
