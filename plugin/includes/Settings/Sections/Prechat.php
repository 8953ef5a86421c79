<?php
/**
 * Settings of the form before the chat.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Sections;

use Veranda\Settings\Section;
use Veranda\Settings\Setting;
use Veranda\Settings\Setting_Texts;
use Veranda\Settings\Types\Lines;
use Veranda\Settings\Types\On_Off;
use Veranda\Settings\Types\Page_Address;
use Veranda\Settings\Types\Prechat_Fields;

defined( 'ABSPATH' ) || exit;

/**
 * What visitors are asked before their first message. Pages carry none of it: the relay hands the form to who opens the chat,
 * so that a cached page never shows an old one.
 */
final class Prechat implements Section {

	private const CONSENT_CHARACTERS = 300;

	/**
	 * Returns the definitions.
	 *
	 * @return Setting[]
	 */
	public function settings(): array {
		return array(
			new Setting(
				name: 'isPrechatOn',
				type: new On_Off(),
				default: false,
				texts: static fn() => new Setting_Texts(
					label: __( 'Ask visitors before their first message', 'veranda' ),
					help: __( 'Short forms get more answers. What is entered is in the inbox under Leads at once, also if the visitor never writes.', 'veranda' ),
					complaint: __( 'The form is either on or off.', 'veranda' )
				),
				is_for_relay: true
			),
			new Setting(
				name: 'prechatFields',
				type: new Prechat_Fields(),
				default: '[]',
				texts: static fn() => new Setting_Texts(
					label: __( 'Fields', 'veranda' ),
					help: '',
					complaint: __( 'The form is a list of fields.', 'veranda' )
				),
				is_for_relay: true
			),
			new Setting(
				name: 'prechatConsentText',
				type: new Lines( self::CONSENT_CHARACTERS ),
				default: '',
				texts: static fn() => new Setting_Texts(
					label: __( 'Consent', 'veranda' ),
					help: __( 'Visitors have to tick a box beside this text. The text and the time are kept as proof. Empty: no box.', 'veranda' ),
					/* translators: %d: number of characters. */
					complaint: sprintf( __( 'The text has up to %d characters.', 'veranda' ), self::CONSENT_CHARACTERS )
				),
				is_for_relay: true
			),
			new Setting(
				name: 'prechatConsentUrl',
				type: new Page_Address(),
				default: '',
				texts: static fn() => new Setting_Texts(
					label: __( 'Link beside the consent', 'veranda' ),
					help: __( 'For example your privacy policy.', 'veranda' ),
					complaint: __( 'The link starts with https:// or http://.', 'veranda' )
				),
				is_for_relay: true
			),
			new Setting(
				name: 'isPrechatForMembers',
				type: new On_Off(),
				default: false,
				texts: static fn() => new Setting_Texts(
					label: __( 'Ask visitors who are logged in, too', 'veranda' ),
					help: __( 'They are never asked for their name and email address, which WordPress knows.', 'veranda' ),
					complaint: __( 'Whether they are asked must be true or false.', 'veranda' )
				),
				is_for_relay: true
			),
		);
	}
}
