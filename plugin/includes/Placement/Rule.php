<?php
/**
 * One rule of placement.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Placement;

defined( 'ABSPATH' ) || exit;

/**
 * Says that the chat shows, or does not, where all of its conditions hold. What a condition leaves empty is no condition.
 *
 * @phpstan-type Fields array{show: bool, address: string, pages: list<int>, postTypes: list<string>, roles: list<string>, devices: list<string>, hours: string}
 */
final class Rule {

	public const DEVICES = array( 'phone', 'tablet', 'computer' );

	/** Always, within the opening hours, or outside of them. */
	public const HOURS = array( '', 'open', 'closed' );

	private const CHOICES = 50;

	/**
	 * Takes the fields.
	 *
	 * @param Fields $fields As they are stored.
	 */
	private function __construct( public readonly array $fields ) {}

	/**
	 * Returns the rule; null if what was sent is none.
	 *
	 * @param mixed $value What was sent.
	 */
	public static function read( mixed $value ): ?self {
		if ( ! is_array( $value ) || array() !== array_diff_key( $value, self::anywhere() ) || array() !== array_diff_key( self::anywhere(), $value ) ) {
			return null;
		}
		$is_rule = is_bool( $value['show'] )
			&& is_string( $value['address'] )
			&& ( '' === $value['address'] || Address_Pattern::is_valid( $value['address'] ) )
			&& self::is_list( $value['pages'], static fn( mixed $id ): bool => is_int( $id ) && $id > 0 )
			&& self::is_list( $value['postTypes'], self::is_key( ... ) )
			&& self::is_list( $value['roles'], self::is_key( ... ) )
			&& self::is_list( $value['devices'], static fn( mixed $device ): bool => in_array( $device, self::DEVICES, true ) )
			&& in_array( $value['hours'], self::HOURS, true );
		// @phpstan-ignore argument.type (Each field was looked at just now.)
		return $is_rule ? new self( $value ) : null;
	}

	/**
	 * Tells whether what the server knows of a visit fits.
	 *
	 * @param Visit $visit The visit.
	 */
	public function fits_page( Visit $visit ): bool {
		$fields = $this->fields;
		return ( '' === $fields['address'] || Address_Pattern::matches( $fields['address'], $visit->path ) )
			&& ( array() === $fields['pages'] || $this->has_page( $visit ) )
			&& ( array() === $fields['postTypes'] || in_array( $visit->post_type, $fields['postTypes'], true ) )
			&& ( array() === $fields['roles'] || array() !== array_intersect( $visit->roles, $fields['roles'] ) );
	}

	/**
	 * Tells whether what only the browser knows fits; null: that cannot be said here.
	 *
	 * @param Visit $visit The visit.
	 */
	public function fits_browser( Visit $visit ): ?bool {
		$fields   = $this->fields;
		$unknown  = ( array() !== $fields['devices'] && null === $visit->device ) || ( '' !== $fields['hours'] && null === $visit->is_open );
		$is_there = array() === $fields['devices'] || in_array( $visit->device, $fields['devices'], true );
		$is_then  = '' === $fields['hours'] || ( 'open' === $fields['hours'] ) === $visit->is_open;
		return $unknown ? null : $is_there && $is_then;
	}

	/**
	 * Tells whether the page is one of the rule's. Some pages are shown as an archive, such as that of all posts: those are
	 * known by their address.
	 *
	 * @param Visit $visit The visit.
	 */
	private function has_page( Visit $visit ): bool {
		if ( $visit->post_id > 0 ) {
			return in_array( $visit->post_id, $this->fields['pages'], true );
		}
		foreach ( $this->fields['pages'] as $id ) {
			$address = get_permalink( $id );
			if ( is_string( $address ) && Address_Pattern::matches( Visit::path_of( $address ), $visit->path ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Returns the fields of a rule without conditions.
	 *
	 * @return Fields
	 */
	private static function anywhere(): array {
		return array(
			'show'      => true,
			'address'   => '',
			'pages'     => array(),
			'postTypes' => array(),
			'roles'     => array(),
			'devices'   => array(),
			'hours'     => '',
		);
	}

	/**
	 * Tells whether this names a post type or a role.
	 *
	 * @param mixed $value What was sent.
	 */
	private static function is_key( mixed $value ): bool {
		return is_string( $value ) && 1 === preg_match( '/^[a-z0-9_-]{1,60}$/D', $value );
	}

	/**
	 * Tells whether this is a list of things of a kind, not too long.
	 *
	 * @param mixed                 $value  What was sent.
	 * @param callable(mixed): bool $is_one Tells of each whether it is one.
	 */
	private static function is_list( mixed $value, callable $is_one ): bool {
		return is_array( $value ) && array_is_list( $value ) && count( $value ) <= self::CHOICES && count( $value ) === count( array_filter( $value, $is_one ) );
	}
}
