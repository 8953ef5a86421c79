import { useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { playSound } from '../../../../../relay/client/play-sound';
import { store } from '../../../store';
import { usePageInView } from '../../../use-page-in-view';
import { visitorName } from '../../../visitor-name';
import { queue } from '../list/views/queue';
import { useAlertPreferences } from './alert-preferences';
import { alertTitle } from './alert-title';
import { showNotification } from './notifications';
import { isQuiet } from './quiet-hours';

/** Between two sounds for somebody who still waits. */
const REPEAT_MS = 20_000;

/**
 * Calls the agent by a sound and by a notification of the computer, as they want it: never for what they look at, and not
 * for new visitors while they are away.
 */
export function useAlerts( openId: string | null, open: ( conversationId: string ) => void ): void {
	const [ preferences ] = useAlertPreferences();
	const isInView = usePageInView();
	const { alert, conversation, isAway, waiting } = useSelect( ( select ) => {
		const inbox = select( store );
		const last = inbox.findAlert();
		return {
			alert: last,
			conversation: last && inbox.findConversation( last.conversationId ),
			isAway: inbox.findCurrentAgent()?.status === 'away',
			waiting: inbox.countIn( queue ) ?? 0,
		};
	}, [] );
	const called = useRef( 0 );

	useEffect( () => {
		if ( ! alert || ! conversation || alert.id === called.current ) {
			return;
		}
		called.current = alert.id;
		const isSeen = isInView && openId === alert.conversationId;
		const isForOthers = isAway && alert.reason === 'waiting';
		if ( isSeen || isForOthers || isQuiet( preferences, new Date() ) ) {
			return;
		}
		if ( preferences.isSoundOn ) {
			playSound( `veranda:alert:${ alert.key }`, preferences.volume / 100 );
		}
		if ( preferences.isNotificationOn && ! isInView ) {
			showNotification( {
				title: alertTitle( alert.reason, visitorName( conversation.visitor ) ),
				body: alert.text,
				tag: `veranda:${ alert.conversationId }`,
				onClick: () => open( alert.conversationId ),
			} );
		}
	}, [ alert, conversation, isAway, isInView, open, openId, preferences ] );

	const isRepeating = preferences.isRepeated && preferences.isSoundOn && ! isAway && waiting > 0;
	useEffect( () => {
		if ( ! isRepeating ) {
			return;
		}
		const timer = setInterval( () => {
			if ( ! isQuiet( preferences, new Date() ) ) {
				playSound( 'veranda:alert:waiting', preferences.volume / 100 );
			}
		}, REPEAT_MS );
		return () => clearInterval( timer );
	}, [ isRepeating, preferences ] );
}
