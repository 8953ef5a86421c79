import { useDispatch, useSelect } from '@wordpress/data';
import { store as preferencesStore } from '@wordpress/preferences';

/** How an agent wants to be called. */
export interface AlertPreferences {
	isSoundOn: boolean;
	/** 1 to 100. */
	volume: number;
	/** Whether the computer shows notifications while the inbox is out of sight. */
	isNotificationOn: boolean;
	/** Whether the sound is repeated until nobody is waiting. */
	isRepeated: boolean;
	/** Times of day as `HH:MM` on this device's clock between which nothing sounds or shows; empty: none. */
	quietFrom: string;
	quietUntil: string;
}

const SCOPE = 'veranda/alerts';

export const DEFAULTS: AlertPreferences = {
	isSoundOn: true,
	volume: 30,
	isNotificationOn: false,
	isRepeated: false,
	quietFrom: '',
	quietUntil: '',
};

/** WordPress keeps them with the user, so that they hold on each of their devices. */
export function useAlertPreferences(): [ AlertPreferences, ( change: Partial< AlertPreferences > ) => void ] {
	const preferences = useSelect( ( select ) => {
		const { get } = select( preferencesStore );
		return Object.fromEntries(
			Object.entries( DEFAULTS ).map( ( [ name, value ] ) => [ name, sameKind( get( SCOPE, name ), value ) ] )
		);
	}, [] ) as unknown as AlertPreferences;
	const { set } = useDispatch( preferencesStore );

	return [
		preferences,
		( change ) => Object.entries( change ).forEach( ( [ name, value ] ) => set( SCOPE, name, value ) ),
	];
}

/* What is stored may be from another version, or from another hand. */
const sameKind = ( stored: unknown, fallback: unknown ) => ( typeof stored === typeof fallback ? stored : fallback );
