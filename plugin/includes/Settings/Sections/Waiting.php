<?php
/**
 * Settings of the queue.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Sections;

use Veranda\Settings\Section;
use Veranda\Settings\Setting;
use Veranda\Settings\Setting_Texts;
use Veranda\Settings\Site_Country;
use Veranda\Settings\Types\Country;
use Veranda\Settings\Types\On_Off;
use Veranda\Settings\Types\Whole_Number;

defined( 'ABSPATH' ) || exit;

/** What visitors are told while they wait for somebody, and how long they are kept in the queue. */
final class Waiting implements Section {

	private const MINIMUM_PLACES  = 1;
	private const MAXIMUM_PLACES  = 100;
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
				name: 'queuePlacesShown',
				type: new Whole_Number( self::MINIMUM_PLACES, self::MAXIMUM_PLACES ),
				default: 10,
				texts: static fn() => new Setting_Texts(
					label: __( 'Places in the queue that are shown', 'veranda' ),
					help: __( 'Visitors further back read how long the wait usually is instead of their place.', 'veranda' ),
					/* translators: 1: smallest number, 2: largest number. */
					complaint: sprintf( __( 'Enter a whole number from %1$d to %2$d.', 'veranda' ), self::MINIMUM_PLACES, self::MAXIMUM_PLACES )
				),
				is_public: true
			),
			new Setting(
				name: 'leftQueueMinutes',
				type: new Whole_Number( self::MINIMUM_MINUTES, self::MAXIMUM_MINUTES ),
				default: 5,
				texts: static fn() => new Setting_Texts(
					label: __( 'Minutes until a visitor who has gone leaves the queue', 'veranda' ),
					help: __( 'The inbox then marks them as left. Whoever comes back has their place again.', 'veranda' ),
					/* translators: 1: smallest number, 2: largest number. */
					complaint: sprintf( __( 'Enter a whole number from %1$d to %2$d.', 'veranda' ), self::MINIMUM_MINUTES, self::MAXIMUM_MINUTES )
				),
				is_for_relay: true
			),
			new Setting(
				name: 'offerMinutes',
				type: new Whole_Number( self::MINIMUM_MINUTES, self::MAXIMUM_MINUTES ),
				default: 3,
				texts: static fn() => new Setting_Texts(
					label: __( 'Minutes until something else is offered', 'veranda' ),
					help: __( 'Whoever waits longer, or comes while nobody is there, may have the answer by email or ask for a call.', 'veranda' ),
					/* translators: 1: smallest number, 2: largest number. */
					complaint: sprintf( __( 'Enter a whole number from %1$d to %2$d.', 'veranda' ), self::MINIMUM_MINUTES, self::MAXIMUM_MINUTES )
				),
				is_public: true
			),
			new Setting(
				name: 'isCallbackOffered',
				type: new On_Off(),
				default: false,
				texts: static fn() => new Setting_Texts(
					label: __( 'Offer to call visitors back', 'veranda' ),
					help: __( 'They leave a number and choose a time within your opening hours. The inbox shows it, and you get an email.', 'veranda' ),
					complaint: __( 'Whether calls are offered must be true or false.', 'veranda' )
				),
				is_public: true
			),
			new Setting(
				name: 'phoneCountry',
				type: new Country(),
				default: static fn(): string => Site_Country::get(),
				texts: static fn() => new Setting_Texts(
					label: __( 'Country of phone numbers', 'veranda' ),
					help: __( 'Numbers that visitors enter without a country code are read as numbers of this country.', 'veranda' ),
					complaint: __( 'Choose a country from the list.', 'veranda' )
				),
				is_for_relay: true
			),
		);
	}
}
