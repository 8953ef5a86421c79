<?php
/**
 * The time zone of the site.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Settings\Site_Time_Zone;
use Veranda\Settings\Types\Weekly_Hours;

/** Where a day begins that is closed without hours. */
final class Site_Time_Zone_Test extends Site_Test_Case {

	/** What WordPress keeps of it, and the name. */
	public function zones(): array {
		return array(
			'a place'                  => array( 'America/Los_Angeles', '', 'America/Los_Angeles' ),
			'an offset to the east'    => array( '', '3', 'Etc/GMT-3' ),
			'an offset to the west'    => array( '', '-8', 'Etc/GMT+8' ),
			'no offset'                => array( '', '0', 'UTC' ),
			'an offset without a name' => array( '', '5.5', 'UTC' ),
			'further than names go'    => array( '', '14', 'UTC' ),
		);
	}

	/**
	 * @dataProvider zones
	 * @param string $place  Of the setting.
	 * @param string $offset Of the setting, in hours.
	 * @param string $name   What the relay is told.
	 */
	public function test_it_has_a_name_that_the_relay_knows( string $place, string $offset, string $name ): void {
		update_option( 'timezone_string', $place );
		update_option( 'gmt_offset', $offset );

		self::assertSame( $name, Site_Time_Zone::get() );
		self::assertInstanceOf( \DateTimeZone::class, new \DateTimeZone( $name ) );
		self::assertSame( $name, ( new Weekly_Hours() )->schema()['timezone'], 'The screen is told the same.' );
	}
}
