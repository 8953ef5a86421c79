<?php
/**
 * Opening hours.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use DateTimeZone;
use Veranda\Settings\Setting_Type;
use Veranda\Settings\Site_Time_Zone;
use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Opening hours as JSON: `{timezone, week, exceptions}` as relay/protocol/opening-hours.ts describes them. Empty until they
 * are set for the first time.
 */
final class Weekly_Hours implements Setting_Type {

	/** The relay takes no longer text. */
	private const CHARACTERS          = 8000;
	private const DAYS                = 7;
	private const SPANS_PER_DAY       = 6;
	private const EXCEPTIONS          = 60;
	private const EXCEPTION_NAME      = 60;
	private const TIME_PATTERN        = '/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/D';
	private const LAST_START_OF_SPAN  = '23:59';
	private const MAXIMUM_JSON_NESTED = 8;

	/**
	 * Returns the value as it is stored; null if it is wrong.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): ?string {
		if ( '' === $value ) {
			return '';
		}
		$hours = is_string( $value ) && Text::length( $value ) <= self::CHARACTERS ? json_decode( $value, true, self::MAXIMUM_JSON_NESTED ) : null;
		return is_string( $value ) && $this->is_hours( $hours ) ? $value : null;
	}

	/**
	 * Describes the values as JSON Schema. What is closed for a day without hours is closed in the time zone of the site.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'type'      => 'string',
			'format'    => 'opening-hours',
			'timezone'  => Site_Time_Zone::get(),
			'maxLength' => self::CHARACTERS,
		);
	}

	/**
	 * Tells whether this is a week in a time zone, with its exceptions.
	 *
	 * @param mixed $hours What the JSON holds.
	 */
	private function is_hours( mixed $hours ): bool {
		return $this->has_exactly( $hours, array( 'timezone', 'week', 'exceptions' ) )
			&& in_array( $hours['timezone'], DateTimeZone::listIdentifiers( DateTimeZone::ALL_WITH_BC ), true )
			&& $this->is_list( $hours['week'], self::DAYS, $this->is_day( ... ) )
			&& self::DAYS === count( $hours['week'] )
			&& $this->is_list( $hours['exceptions'], self::EXCEPTIONS, $this->is_exception( ... ) );
	}

	/**
	 * Tells whether these are days on which other hours are kept.
	 *
	 * @param mixed $exception What the JSON holds.
	 */
	private function is_exception( mixed $exception ): bool {
		return $this->has_exactly( $exception, array( 'from', 'to', 'name', 'spans' ) )
			&& $this->is_date( $exception['from'] )
			&& $this->is_date( $exception['to'] )
			&& $exception['from'] <= $exception['to']
			&& is_string( $exception['name'] )
			&& Text::is_line( $exception['name'], self::EXCEPTION_NAME )
			&& $this->is_day( $exception['spans'] );
	}

	/**
	 * Tells whether these are the spans of one day.
	 *
	 * @param mixed $spans What the JSON holds.
	 */
	private function is_day( mixed $spans ): bool {
		return $this->is_list( $spans, self::SPANS_PER_DAY, $this->is_span( ... ) );
	}

	/**
	 * Tells whether this is the time of opening and that of closing.
	 *
	 * @param mixed $span What the JSON holds.
	 */
	private function is_span( mixed $span ): bool {
		return $this->is_list( $span, 2, $this->is_time( ... ) ) && 2 === count( $span ) && $span[0] <= self::LAST_START_OF_SPAN;
	}

	/**
	 * Tells whether this is a time of day.
	 *
	 * @param mixed $time What the JSON holds.
	 */
	private function is_time( mixed $time ): bool {
		return is_string( $time ) && 1 === preg_match( self::TIME_PATTERN, $time );
	}

	/**
	 * Tells whether this is a day of the calendar.
	 *
	 * @param mixed $date What the JSON holds.
	 */
	private function is_date( mixed $date ): bool {
		return is_string( $date )
			&& 1 === preg_match( '/^(\d{4})-(\d\d)-(\d\d)$/D', $date, $parts )
			&& checkdate( (int) $parts[2], (int) $parts[3], (int) $parts[1] );
	}

	/**
	 * Tells whether this is an object with these fields and no others.
	 *
	 * @param mixed    $value  What the JSON holds.
	 * @param string[] $fields Their names.
	 * @phpstan-assert-if-true array<string, mixed> $value
	 */
	private function has_exactly( mixed $value, array $fields ): bool {
		return is_array( $value ) && array() === array_diff( array_keys( $value ), $fields ) && count( $value ) === count( $fields );
	}

	/**
	 * Tells whether this is a list of at most so many things of a kind.
	 *
	 * @param mixed    $value   What the JSON holds.
	 * @param int      $maximum How many there may be.
	 * @param callable $is_one  Tells of each whether it is one.
	 * @phpstan-assert-if-true list<mixed> $value
	 */
	private function is_list( mixed $value, int $maximum, callable $is_one ): bool {
		return is_array( $value )
			&& array_is_list( $value )
			&& count( $value ) <= $maximum
			&& count( $value ) === count( array_filter( $value, $is_one ) );
	}
}
