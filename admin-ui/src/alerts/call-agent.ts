import { maySound, playSound } from '../../../relay/client/play-sound';
import type { Conversation } from '../../../relay/protocol';
import { visitorName } from '../visitor-name';
import type { Alert } from './alert';
import { alertTitle } from './alert-title';
import { showNotification } from './notifications';
import type { AlertPreferences } from './preferences';
import { isQuiet } from './quiet-hours';
import { mayRepeat } from './repeat';

/** One name for all: what happens within some seconds, as after a broken connection, is one sound, in one of several tabs. */
const SOUND = 'veranda:alert';

interface Circumstances {
	preferences: AlertPreferences;
	isAway: boolean;
	/** Whether the agent looks at this page, and at which conversation in it. */
	isInView: boolean;
	openId: string | null;
	find( conversationId: string ): Conversation | null;
	open( conversationId: string ): void;
}

/**
 * Calls the agent by a sound and by a notification of the computer, as they want it: never for what they look at, and not
 * for new visitors while they are away.
 */
export function callAgent( alerts: readonly Alert[], circumstances: Circumstances ): void {
	const { preferences, isAway, isInView, openId, find, open } = circumstances;
	const concerning = isQuiet( preferences, new Date() )
		? []
		: alerts.filter(
				( { conversationId, reason }: Alert ) =>
					! ( isInView && openId === conversationId ) && ! ( isAway && reason === 'waiting' )
			);
	if ( preferences.isSoundOn && concerning.length > 0 ) {
		playSound( SOUND, preferences.volume / 100 );
	}
	for ( const { reason, conversationId, text } of concerning ) {
		const conversation = find( conversationId );
		if ( preferences.isNotificationOn && ! isInView && conversation ) {
			showNotification( {
				title: alertTitle( reason, visitorName( conversation.visitor ) ),
				body: text,
				tag: `veranda:${ conversationId }`,
				onClick: () => open( conversationId ),
			} );
		}
	}
}

/** Sounds again for somebody who still waits, if it is this tab's turn. */
export function callAgain( preferences: AlertPreferences ): void {
	// A tab that may not sound leaves its turn to one that may.
	if ( maySound() && ! isQuiet( preferences, new Date() ) && mayRepeat( Date.now() ) ) {
		playSound( SOUND, preferences.volume / 100 );
	}
}
