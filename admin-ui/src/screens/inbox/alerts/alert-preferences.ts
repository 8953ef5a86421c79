import { useDispatch, useSelect } from '@wordpress/data';
import { store as preferencesStore } from '@wordpress/preferences';
import { readPreferences, type AlertPreferences } from '../../../alerts/preferences';

/** Pages without this store read it from the user: Alert_Preferences in the plugin. */
const SCOPE = 'veranda/alerts';

/** WordPress keeps them with the user, so that they hold on each of their devices. */
export function useAlertPreferences(): [ AlertPreferences, ( change: Partial< AlertPreferences > ) => void ] {
	const preferences = useSelect( ( select ) => {
		const { get } = select( preferencesStore );
		return readPreferences( ( name ) => get( SCOPE, name ) );
	}, [] );
	const { set } = useDispatch( preferencesStore );

	return [
		preferences,
		( change ) => Object.entries( change ).forEach( ( [ name, value ] ) => set( SCOPE, name, value ) ),
	];
}
