import { useSelect } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { callAgain, callAgent } from '../../../alerts/call-agent';
import { onPreferencesChange, type AlertPreferences } from '../../../alerts/preferences';
import { REPEAT_MS } from '../../../alerts/repeat';
import { noteView } from '../../../alerts/viewed-pages';
import { store } from '../../../store';
import { usePageInView } from '../../../use-page-in-view';
import { useAlertPreferences } from './alert-preferences';

/**
 * Calls the agent as they want it, once for each alert, and again while somebody waits. `name`: what this browser's pages of
 * the agent have in common.
 */
export function useAlerts( name: string, openId: string | null, open: ( conversationId: string ) => void ): void {
	const preferences = useNewestPreferences();
	const isInView = usePageInView();
	const { alerts, conversations, isAway, isAnybodyWaiting } = useSelect( ( select ) => {
		const inbox = select( store );
		return {
			alerts: inbox.getAlerts(),
			conversations: inbox.getConversations(),
			isAway: inbox.findCurrentAgent()?.status === 'away',
			isAnybodyWaiting: inbox.isAnybodyWaiting(),
		};
	}, [] );
	const called = useRef( 0 );

	useEffect( () => {
		const fresh = alerts.filter( ( { id } ) => id > called.current );
		called.current = alerts.at( -1 )?.id ?? 0;
		void callAgent( fresh, {
			name,
			preferences,
			isAway,
			isInView,
			openId,
			find: ( id ) => conversations[ id ] ?? null,
			open,
		} );
	}, [ alerts, conversations, isAway, isInView, name, open, openId, preferences ] );

	useEffect( () => ( isInView ? noteView( name, openId ) : undefined ), [ isInView, name, openId ] );

	const isRepeating = preferences.isRepeated && preferences.isSoundOn && ! isAway && isAnybodyWaiting;
	useEffect( () => {
		if ( ! isRepeating ) {
			return;
		}
		const timer = setInterval( () => callAgain( preferences ), REPEAT_MS );
		return () => clearInterval( timer );
	}, [ isRepeating, preferences ] );
}

/** Returns what the agent chose last, here or on another page of this browser. */
function useNewestPreferences(): AlertPreferences {
	const [ own ] = useAlertPreferences();
	const [ heard, setHeard ] = useState< AlertPreferences | null >( null );
	const agentId = useSelect( ( select ) => select( store ).getCurrentAgentId(), [] );

	useEffect( () => onPreferencesChange( agentId, setHeard ), [ agentId ] );
	useEffect( () => setHeard( null ), [ own ] );

	return heard ?? own;
}
