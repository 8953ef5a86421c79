import { __ } from '@wordpress/i18n';
import type { SettingName } from './settings';

/** Returns what a setting is called on the screen. */
export function settingLabel( name: SettingName ): string {
	switch ( name ) {
		case 'relayUrl':
			return __( 'Address of the relay', 'veranda' );
		case 'isWidgetEnabled':
			return __( 'Show the chat to visitors', 'veranda' );
		case 'accentColor':
			return __( 'Colour', 'veranda' );
		case 'position':
			return __( 'Corner', 'veranda' );
		case 'title':
			return __( 'Title', 'veranda' );
		case 'greeting':
			return __( 'Greeting', 'veranda' );
		case 'notificationEmail':
			return __( 'E-mail address', 'veranda' );
	}
}
