<?php
/**
 * Locks of the database server.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Database;

defined( 'ABSPATH' ) || exit;

/** Lets one request at a time do something on a site. The server frees a lock when its holder's connection ends. */
final class Named_Lock {

	public function __construct( private readonly Connection $database ) {}

	/**
	 * Runs the work while holding the lock.
	 *
	 * @template Result
	 * @param string             $purpose What the lock is for.
	 * @param int                $seconds How long to wait for whoever holds it.
	 * @param callable(): Result $work    What to do.
	 * @return Result
	 * @throws Lock_Not_Taken When another one keeps it for longer than that.
	 */
	public function hold( string $purpose, int $seconds, callable $work ): mixed {
		// Lock names belong to the whole server and have up to 64 characters: the hash tells sites apart.
		$name  = 'veranda-' . $purpose . '-' . md5( $this->database->name() . '/' . $this->database->prefix() );
		$taken = $this->database->value( 'SELECT GET_LOCK( %s, %d )', $name, $seconds );
		if ( '1' !== $taken ) {
			throw new Lock_Not_Taken( $purpose );
		}
		try {
			return $work();
		} finally {
			$this->database->value( 'SELECT RELEASE_LOCK( %s )', $name );
		}
	}
}
