/** How an agent wants to be called. */
export interface AlertPreferences {
	isSoundOn: boolean;
	/** 1 to 100. */
	volume: number;
	/** Whether the computer shows notifications while the page is out of sight. */
	isNotificationOn: boolean;
	/** Whether the sound is repeated until nobody is waiting. */
	isRepeated: boolean;
	/** Times of day as `HH:MM` on this device's clock between which nothing sounds or shows; empty: none. */
	quietFrom: string;
	quietUntil: string;
}

/** Among what WordPress keeps of a user's preferences; Alert_Preferences in the plugin reads them, too. */
export const PREFERENCES_SCOPE = 'veranda/alerts';

export const DEFAULTS: AlertPreferences = {
	isSoundOn: true,
	volume: 30,
	isNotificationOn: false,
	isRepeated: false,
	quietFrom: '',
	quietUntil: '',
};

/** Returns the preferences of which `get` gives what is stored: that may be from another version, or from another hand. */
export function readPreferences( get: ( name: string ) => unknown ): AlertPreferences {
	return Object.fromEntries(
		Object.entries( DEFAULTS ).map( ( [ name, fallback ] ) => {
			const stored = get( name );
			return [ name, typeof stored === typeof fallback ? stored : fallback ];
		} )
	) as unknown as AlertPreferences;
}

/** Calls back when the agent has chosen something on another page of this browser; returns how to stop. */
export function onPreferencesChange(
	agentId: string,
	listener: ( preferences: AlertPreferences ) => void
): () => void {
	// Here WordPress keeps them at once, under the user's number; with the user only after some seconds.
	const ownKey = `WP_PREFERENCES_USER_${ agentId.replace( 'agent:', '' ) }`;
	const hear = ( { key, newValue }: StorageEvent ) => {
		const stored = key === ownKey ? scopeOf( newValue ) : null;
		if ( stored ) {
			listener( readPreferences( ( name ) => stored[ name ] ) );
		}
	};
	window.addEventListener( 'storage', hear );
	return () => window.removeEventListener( 'storage', hear );
}

/** Returns what is stored of ours; null if it cannot be read, or is about others only. */
function scopeOf( stored: string | null ): Record< string, unknown > | null {
	try {
		const all = JSON.parse( stored ?? '{}' ) as Record< string, unknown > | null;
		const own = all?.[ PREFERENCES_SCOPE ];
		return typeof own === 'object' ? ( own as Record< string, unknown > | null ) : null;
	} catch {
		// Another hand has written it.
		return null;
	}
}
