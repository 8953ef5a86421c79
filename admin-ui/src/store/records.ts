/** Returns a record without one key, or the same record if it lacks the key. */
export function without< T >( record: Record< string, T >, key: string ): Record< string, T > {
	if ( ! ( key in record ) ) {
		return record;
	}
	const { [ key ]: _removed, ...rest } = record;
	return rest;
}

/** Returns a record with every value mapped. */
export function mapValues< T, R >( record: Record< string, T >, change: ( value: T ) => R ): Record< string, R > {
	return Object.fromEntries( Object.entries( record ).map( ( [ key, value ] ) => [ key, change( value ) ] ) );
}
