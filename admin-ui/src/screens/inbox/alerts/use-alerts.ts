import { useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { playSound } from '../../../../../relay/client/play-sound';
import { store } from '../../../store';
import type { Alert } from '../../../store/alerts/reducer';
import { usePageInView } from '../../../use-page-in-view';
import { visitorName } from '../../../visitor-name';
import { useAlertPreferences } from './alert-preferences';
import { alertTitle } from './alert-title';
import { showNotification } from './notifications';
import { isQuiet } from './quiet-hours';
import { mayRepeat, REPEAT_MS } from './repeat';

/** One name for all: what happens within some seconds, as after a broken connection, is one sound, in one of several tabs. */
const SOUND = 'veranda:alert';

/**
 * Calls the agent by a sound and by a notification of the computer, as they want it: never for what they look at, and not
 * for new visitors while they are away.
 */
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
		const concerns = ( { conversationId, reason }: Alert ) =>
			! ( isInView && openId === conversationId ) && ! ( isAway && reason === 'waiting' );
		const fresh = alerts.filter( ( { id } ) => id > called.current );
		called.current = alerts.at( -1 )?.id ?? 0;
		const concerning = isQuiet( preferences, new Date() ) ? [] : fresh.filter( concerns );
		if ( preferences.isSoundOn && concerning.length > 0 ) {
			playSound( SOUND, preferences.volume / 100 );
		}
		for ( const { reason, conversationId, text } of concerning ) {
			const conversation = conversations[ conversationId ];
			if ( preferences.isNotificationOn && ! isInView && conversation ) {
				showNotification( {
					title: alertTitle( reason, visitorName( conversation.visitor ) ),
					body: text,
					tag: `veranda:${ conversationId }`,
					onClick: () => open( conversationId ),
				} );
			}
		}
	}, [ alerts, conversations, isAway, isInView, open, openId, preferences ] );

	const isRepeating = preferences.isRepeated && preferences.isSoundOn && ! isAway && isAnybodyWaiting;
	useEffect( () => {
		if ( ! isRepeating ) {
			return;
		}
		const timer = setInterval( () => {
			if ( ! isQuiet( preferences, new Date() ) && mayRepeat( Date.now() ) ) {
				playSound( SOUND, preferences.volume / 100 );
			}
		}, REPEAT_MS );
		return () => clearInterval( timer );
	}, [ isRepeating, preferences ] );
}
