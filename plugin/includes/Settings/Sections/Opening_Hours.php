<?php
/**
 * Settings of opening hours.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Sections;

use Veranda\Settings\Section;
use Veranda\Settings\Setting;
use Veranda\Settings\Setting_Texts;
use Veranda\Settings\Types\On_Off;
use Veranda\Settings\Types\Weekly_Hours;
use Veranda\Settings\Types\Whole_Number;

defined( 'ABSPATH' ) || exit;

/** When visitors find somebody. Pages carry the hours, so that the chat knows them without a relay. */
final class Opening_Hours implements Section {

	private const MINIMUM_CONVERSATIONS = 1;
	private const MAXIMUM_CONVERSATIONS = 100;

	/**
	 * Returns the definitions.
	 *
	 * @return Setting[]
	 */
	public function settings(): array {
		return array(
			new Setting(
				name: 'hasOpeningHours',
				type: new On_Off(),
				default: false,
				texts: static fn() => new Setting_Texts(
					label: __( 'Keep opening hours', 'veranda' ),
					help: __( 'Outside them visitors read when you are back, even while somebody is online. When this is off, whoever is online is available.', 'veranda' ),
					complaint: __( 'Opening hours are either on or off.', 'veranda' )
				),
				is_public: true,
				is_for_relay: true
			),
			new Setting(
				name: 'openingHours',
				type: new Weekly_Hours(),
				default: '',
				texts: static fn() => new Setting_Texts(
					label: __( 'Opening hours', 'veranda' ),
					help: '',
					complaint: __( 'Enter times such as 09:00, a time zone from the list, and dates with the first before the last.', 'veranda' )
				),
				is_public: true,
				is_for_relay: true
			),
			new Setting(
				name: 'conversationsPerAgent',
				type: new Whole_Number( self::MINIMUM_CONVERSATIONS, self::MAXIMUM_CONVERSATIONS ),
				default: 10,
				texts: static fn() => new Setting_Texts(
					label: __( 'Conversations per agent', 'veranda' ),
					help: __( 'When everybody online has this many open conversations, visitors read that replies may take longer.', 'veranda' ),
					/* translators: 1: smallest number, 2: largest number. */
					complaint: sprintf( __( 'Enter a whole number from %1$d to %2$d.', 'veranda' ), self::MINIMUM_CONVERSATIONS, self::MAXIMUM_CONVERSATIONS )
				),
				is_for_relay: true
			),
		);
	}
}
