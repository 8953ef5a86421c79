import { useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { callAgain, callAgent } from '../../../alerts/call-agent';
import { REPEAT_MS } from '../../../alerts/repeat';
import { store } from '../../../store';
import { usePageInView } from '../../../use-page-in-view';
import { useAlertPreferences } from './alert-preferences';

/** Calls the agent as they want it, once for each alert, and again while somebody waits. */
export function useAlerts( openId: string | null, open: ( conversationId: string ) => void ): void {
	const [ preferences ] = useAlertPreferences();
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
		callAgent( fresh, {
			preferences,
			isAway,
			isInView,
			openId,
			find: ( id ) => conversations[ id ] ?? null,
			open,
		} );
	}, [ alerts, conversations, isAway, isInView, open, openId, preferences ] );

	const isRepeating = preferences.isRepeated && preferences.isSoundOn && ! isAway && isAnybodyWaiting;
	useEffect( () => {
		if ( ! isRepeating ) {
			return;
		}
		const timer = setInterval( () => callAgain( preferences ), REPEAT_MS );
		return () => clearInterval( timer );
	}, [ isRepeating, preferences ] );
}
