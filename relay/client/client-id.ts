/** Returns an id that nobody else has: a UUID, or as much chance where there is none. */
export function createClientId(): string {
	// `randomUUID` exists in secure contexts only.
	return crypto.randomUUID?.() ?? crypto.getRandomValues( new Uint32Array( 4 ) ).join( '-' );
}
