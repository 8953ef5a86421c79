<?php
/**
 * A person whose data is asked for.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Privacy;

use Veranda\Database\Connection;
use Veranda\Database\Tables;
use Veranda\Text;
use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * Finds a person by the email address that WordPress has confirmed for the request. Visitors are found by what they typed,
 * as WordPress finds comments, and by their account, whatever address it had when they chatted.
 */
final class Person_In_Chats {

	/**
	 * Takes the address.
	 *
	 * @param Connection $database The database.
	 * @param Tables     $tables   The tables.
	 * @param string     $email    As it was asked for; not empty.
	 */
	public function __construct( private readonly Connection $database, private readonly Tables $tables, public readonly string $email ) {}

	/** Returns their account, or null. */
	public function user(): ?WP_User {
		$user = get_user_by( 'email', $this->email );
		return $user instanceof WP_User ? $user : null;
	}

	/**
	 * Returns the ids of the visitors who are this person. The exact comparison keeps apart what the collation takes for the
	 * same: `à` and `a`.
	 *
	 * @return int[]
	 */
	public function visitor_ids(): array {
		$typed = $this->database->rows(
			'SELECT id, wp_user_id, is_verified FROM %i WHERE email = %s AND LOWER( email ) COLLATE utf8mb4_bin = LOWER( %s )',
			$this->tables->visitors(),
			$this->email,
			$this->email
		);
		$ids   = array_column( array_filter( $typed, fn( array $row ): bool => ! $this->is_of_another_account( $row ) ), 'id' );
		$user  = $this->user();
		if ( null !== $user ) {
			array_push( $ids, ...$this->database->column( 'SELECT id FROM %i WHERE wp_user_id = %d AND is_verified = 1', $this->tables->visitors(), $user->ID ) );
		}
		return array_values( array_unique( array_map( 'intval', $ids ) ) );
	}

	/**
	 * Tells whether a visitor has an account that has another address by now: who has this one today is somebody else.
	 *
	 * @param array<string, string|null> $visitor The visitor's row.
	 */
	private function is_of_another_account( array $visitor ): bool {
		$account = '1' === $visitor['is_verified'] ? get_userdata( (int) $visitor['wp_user_id'] ) : false;
		return false !== $account && 0 !== strcasecmp( Text::from_wordpress( $account->user_email ), $this->email );
	}
}
