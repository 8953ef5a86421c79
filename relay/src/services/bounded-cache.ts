/** A map that forgets what was not used for longest once it is full. */
export class BoundedCache< Key, Value > {
	private readonly entries = new Map< Key, Value >();

	constructor( private readonly maximum: number ) {}

	get( key: Key ): Value | undefined {
		const value = this.entries.get( key );
		if ( value !== undefined ) {
			this.entries.delete( key );
			this.entries.set( key, value );
		}
		return value;
	}

	set( key: Key, value: Value ): void {
		this.entries.delete( key );
		if ( this.entries.size >= this.maximum ) {
			this.entries.delete( this.entries.keys().next().value as Key );
		}
		this.entries.set( key, value );
	}

	clear(): void {
		this.entries.clear();
	}
}
