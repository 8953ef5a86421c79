<?php
/**
 * The time zone of the site.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

use DateTimeZone;

defined( 'ABSPATH' ) || exit;

/** Finds the site's time zone, by a name that browsers and the relay know. */
final class Site_Time_Zone {

	/** Returns its name, such as `Europe/Berlin`. An offset of whole hours has a name as well; any other counts as UTC. */
	public static function get(): string {
		$name = wp_timezone_string();
		if ( in_array( $name, DateTimeZone::listIdentifiers( DateTimeZone::ALL_WITH_BC ), true ) ) {
			return $name;
		}
		// POSIX counts them the other way round.
		return 1 === preg_match( '/^([+-])(0\d|1[0-2]):00$/D', $name, $offset ) && 0 !== (int) $offset[2]
			? 'Etc/GMT' . ( '+' === $offset[1] ? '-' : '+' ) . (int) $offset[2]
			: 'UTC';
	}
}
