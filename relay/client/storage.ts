/** Text kept under keys, across reloads if the browser lets us. */
export interface TextStorage {
	/** False: the browser refuses to keep anything, so a reload forgets it. */
	readonly isLasting: boolean;
	get( key: string ): string | null;
	set( key: string, value: string ): void;
	remove( key: string ): void;
	/** Lists the keys that start with `prefix`. */
	keys( prefix: string ): string[];
	/** Calls back when another tab changed a key; returns how to stop. */
	onChange( listener: ( key: string ) => void ): () => void;
}

/** Keeps text in memory only. */
export function createMemoryStorage(): TextStorage {
	const entries = new Map< string, string >();
	return {
		isLasting: false,
		get: ( key ) => entries.get( key ) ?? null,
		set: ( key, value ) => void entries.set( key, value ),
		remove: ( key ) => void entries.delete( key ),
		keys: ( prefix ) => [ ...entries.keys() ].filter( ( key ) => key.startsWith( prefix ) ),
		onChange: () => () => {},
	};
}

/** Where a browser keeps text: until it is removed, or as long as the tab lives. */
export type StorageArea = 'localStorage' | 'sessionStorage';

/** Returns what the keys of a site begin with: sites in folders of one origin share the browser's storage. */
export const prefixOf = ( siteId: string ) => `veranda:${ siteId }:`;

/**
 * Keeps text in the browser, or in memory where that is blocked (private
 * windows, third-party frames, a full disk). What could not be written is still
 * returned until the page goes. So is everything that is set while `mayKeep` says
 * no: then nothing is written, and what was kept before can be read and removed.
 * What another tab removes then is still this page's, where somebody listens.
 */
export function createBrowserStorage(
	siteId: string,
	area: StorageArea = 'localStorage',
	mayKeep: () => boolean = () => true
): TextStorage {
	const memory = createMemoryStorage();
	const lasting = findStorage( area, mayKeep );
	if ( ! lasting ) {
		return memory;
	}
	const own = prefixOf( siteId );
	let isLasting = mayKeep();
	return {
		get isLasting() {
			return isLasting;
		},
		get: ( key ) => memory.get( key ) ?? lasting.getItem( own + key ),
		set( key, value ) {
			try {
				if ( mayKeep() ) {
					lasting.setItem( own + key, value );
					memory.remove( key );
					return;
				}
				lasting.removeItem( own + key );
			} catch {
				// Full, or switched off meanwhile: this page at least remembers.
			}
			isLasting = false;
			memory.set( key, value );
		},
		remove( key ) {
			memory.remove( key );
			lasting.removeItem( own + key );
		},
		keys( prefix ) {
			const keys = Object.keys( lasting )
				.filter( ( key ) => key.startsWith( own + prefix ) )
				.map( ( key ) => key.slice( own.length ) );
			return [ ...new Set( [ ...keys, ...memory.keys( prefix ) ] ) ];
		},
		onChange( listener ) {
			const handle = ( { storageArea, key, oldValue, newValue }: StorageEvent ) => {
				if ( storageArea === lasting && key?.startsWith( own ) ) {
					const ownKey = key.slice( own.length );
					// What another tab lets go of goes on here, before anybody looks for what waits to be sent.
					if ( newValue === null && ! mayKeep() ) {
						memory.set( ownKey, memory.get( ownKey ) ?? ( oldValue as string ) );
					}
					listener( ownKey );
				}
			};
			window.addEventListener( 'storage', handle );
			return () => window.removeEventListener( 'storage', handle );
		},
	};
}

/** Returns the browser's storage if it can be written, or may not be; merely touching it may throw. */
function findStorage( area: StorageArea, mayKeep: () => boolean ): Storage | null {
	const probe = 'veranda:probe';
	try {
		const storage = window[ area ];
		if ( mayKeep() ) {
			storage.setItem( probe, '' );
			storage.removeItem( probe );
		}
		return storage;
	} catch {
		return null;
	}
}
