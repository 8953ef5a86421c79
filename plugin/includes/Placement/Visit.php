<?php
/**
 * A page, and who looks at it.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Placement;

use WP_Post_Type;

defined( 'ABSPATH' ) || exit;

/** What rules of placement are asked about. What only the browser knows is null on the server. */
final class Visit {

	/** Somebody who is not logged in has this in the place of a role. */
	public const GUEST = 'guest';

	/**
	 * Takes the facts.
	 *
	 * @param string      $path      From the site's start on.
	 * @param int         $post_id   The post or page that is shown; 0 for none.
	 * @param string      $post_type Of the post, or of the archive; empty for none.
	 * @param string[]    $roles     Of the visitor; `guest` for somebody who is not logged in.
	 * @param string|null $device    `phone`, `tablet` or `computer`.
	 * @param bool|null   $is_open   Whether it is within the opening hours.
	 */
	public function __construct(
		public readonly string $path,
		public readonly int $post_id,
		public readonly string $post_type,
		public readonly array $roles,
		public readonly ?string $device = null,
		public readonly ?bool $is_open = null
	) {}

	/** Returns what is asked for now. The page is the same for everybody who has the same roles. */
	public static function current(): self {
		$object = get_queried_object();
		// Nothing but its path is used.
		$address = isset( $_SERVER['REQUEST_URI'] ) && is_string( $_SERVER['REQUEST_URI'] ) ? esc_url_raw( wp_unslash( $_SERVER['REQUEST_URI'] ) ) : '/';
		return new self(
			self::path_of( $address ),
			is_singular() ? get_queried_object_id() : 0,
			$object instanceof WP_Post_Type ? $object->name : (string) ( is_singular() ? get_post_type( get_queried_object_id() ) : '' ),
			is_user_logged_in() ? array_values( wp_get_current_user()->roles ) : array( self::GUEST )
		);
	}

	/**
	 * Returns what somebody would ask for by an address of this site.
	 *
	 * @param string   $address The address, or its path from the site's start on.
	 * @param string[] $roles   Of the visitor.
	 * @param string   $device  Of the visitor.
	 * @param bool     $is_open Whether it is within the opening hours.
	 */
	public static function of_address( string $address, array $roles, string $device, bool $is_open ): self {
		$is_path = str_starts_with( $address, '/' ) && ! str_starts_with( $address, '//' );
		$url     = $is_path ? home_url( $address ) : $address;
		$post_id = url_to_postid( $url );
		return new self( self::path_of( $url ), $post_id, $post_id > 0 ? (string) get_post_type( $post_id ) : self::archive_at( $url ), $roles, $device, $is_open );
	}

	/**
	 * Returns an address's path from the site's start on.
	 *
	 * @param string $address An address, or its path.
	 */
	public static function path_of( string $address ): string {
		$path = (string) wp_parse_url( $address, PHP_URL_PATH );
		$home = self::home_path();
		return '' !== $home && ( $path === $home || str_starts_with( $path, $home . '/' ) ) ? substr( $path, strlen( $home ) ) : $path;
	}

	/** Returns the path at which the site starts, without a slash at the end; empty where that is the start of its server. */
	public static function home_path(): string {
		return rtrim( (string) wp_parse_url( home_url(), PHP_URL_PATH ), '/' );
	}

	/**
	 * Returns the post type whose archive is at an address; an empty text for none.
	 *
	 * @param string $url An address of this site.
	 */
	private static function archive_at( string $url ): string {
		foreach ( get_post_types( array( 'public' => true ) ) as $type ) {
			$archive = get_post_type_archive_link( $type );
			if ( 'post' !== $type && is_string( $archive ) && Address_Pattern::matches( self::path_of( $archive ), self::path_of( $url ) ) ) {
				return $type;
			}
		}
		return '';
	}
}
