import { maySound, playSound } from '../../../relay/client/play-sound';
import type { Conversation } from '../../../relay/protocol';
import { visitorName } from '../visitor-name';
import type { Alert } from './alert';
import { alertTitle } from './alert-title';
import { showNotification } from './notifications';
import type { AlertPreferences } from './preferences';
import { isQuiet } from './quiet-hours';
import { mayRepeat } from './repeat';
import { viewedConversations } from './viewed-pages';

/** One name for all: what happens within some seconds, as after a broken connection, is one sound, in one of several tabs. */
const SOUND = 'veranda:alert';

interface Circumstances {
	/** Site and agent. */
	name: string;
	preferences: AlertPreferences;
	isAway: boolean;
	/** Whether the agent looks at this page, and at which conversation in it; of others it is asked. */
	isInView: boolean;
	openId: string | null;
	find( conversationId: string ): Conversation | null;
	open( conversationId: string ): void;
}

/**
 * Calls the agent by a sound and by a notification of the computer, as they want it: never for what they look at, and not
 * for new visitors while they are away.
 */
export async function callAgent( alerts: readonly Alert[], circumstances: Circumstances ): Promise< void > {
	const { name, preferences, isAway, openId, find, open } = circumstances;
	const concerning = isQuiet( preferences, new Date() )
		? []
		: alerts.filter( ( { reason } ) => ! ( isAway && reason === 'waiting' ) );
	if ( concerning.length === 0 ) {
		return;
	}
	const viewed = await viewedConversations( name );
	if ( circumstances.isInView ) {
		viewed.push( openId ?? '' );
	}
	const unseen = concerning.filter( ( { conversationId } ) => ! viewed.includes( conversationId ) );
	if ( preferences.isSoundOn && unseen.length > 0 ) {
		playSound( SOUND, preferences.volume / 100 );
	}
	if ( ! preferences.isNotificationOn || viewed.length > 0 ) {
		return;
	}
	for ( const { reason, conversationId, text } of unseen ) {
		const conversation = find( conversationId );
		if ( conversation ) {
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
