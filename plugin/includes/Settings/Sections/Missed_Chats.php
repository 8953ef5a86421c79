<?php
/**
 * Settings of missed chats.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Sections;

use Veranda\Settings\Section;
use Veranda\Settings\Setting;
use Veranda\Settings\Setting_Texts;
use Veranda\Settings\Types\On_Off;
use Veranda\Settings\Types\Whole_Number;

defined( 'ABSPATH' ) || exit;

/** Whether and when a mail tells of a visitor who got no answer. */
final class Missed_Chats implements Section {

	private const MINIMUM_MINUTES = 1;
	private const MAXIMUM_MINUTES = 120;

	/**
	 * Returns the definitions.
	 *
	 * @return Setting[]
	 */
	public function settings(): array {
		return array(
			new Setting(
				name: 'isMissedChatMailOn',
				type: new On_Off(),
				default: true,
				texts: static fn() => new Setting_Texts(
					label: __( 'Send an email when a visitor gets no answer', 'veranda' ),
					help: __( 'One for each conversation, to the address that hears of left messages. If nobody is online, it comes within a minute.', 'veranda' ),
					complaint: __( 'The email about missed chats is either on or off.', 'veranda' )
				),
				is_for_relay: true
			),
			new Setting(
				name: 'missedChatMinutes',
				type: new Whole_Number( self::MINIMUM_MINUTES, self::MAXIMUM_MINUTES ),
				default: 5,
				texts: static fn() => new Setting_Texts(
					label: __( 'Minutes without an answer', 'veranda' ),
					help: __( 'How long a visitor waits before the email is sent while somebody is online.', 'veranda' ),
					/* translators: 1: smallest number, 2: largest number. */
					complaint: sprintf( __( 'Enter a whole number from %1$d to %2$d.', 'veranda' ), self::MINIMUM_MINUTES, self::MAXIMUM_MINUTES )
				),
				is_for_relay: true
			),
		);
	}
}
