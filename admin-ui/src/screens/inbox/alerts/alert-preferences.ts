import { useDispatch, useSelect } from '@wordpress/data';
import { store as preferencesStore } from '@wordpress/preferences';
import { PREFERENCES_SCOPE, readPreferences, type AlertPreferences } from '../../../alerts/preferences';

/** WordPress keeps them with the user, so that they hold on each of their devices. */
export function useAlertPreferences(): [ AlertPreferences, ( change: Partial< AlertPreferences > ) => void ] {
	const preferences = useSelect( ( select ) => {
		const { get } = select( preferencesStore );
		return readPreferences( ( name ) => get( PREFERENCES_SCOPE, name ) );
	}, [] );
	const { set } = useDispatch( preferencesStore );

	return [
		preferences,
		( change ) => Object.entries( change ).forEach( ( [ name, value ] ) => set( PREFERENCES_SCOPE, name, value ) ),
	];
}
