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
