<?php
/**
 * Revocation of tokens.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Auth;

use Veranda\Database\Connection;
use Veranda\Database\Migrator;
use Veranda\Database\Tables;
use Veranda\Option;
use Veranda\Sites;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps access versions: of a person as an agent and as a visitor, on each site. A token says the version at which it
 * was made; the relay ends whatever is older. It polls the feed's row for those of agents, and looks at a visitor's when
 * the session is renewed. Everybody who ever got a token has a row, so a change of anybody else costs an update that
 * finds nothing.
 */
final class Access_Versions {

	/** Names a site of the network that has made tokens for a user; one row of user meta a site. */
	public const SITE_META = 'veranda_token_site';

	/** The schema that brought the table of visitors' versions: on a network each site is upgraded by its own requests. */
	private const SCHEMA_WITH_VISITORS = 6;

	public function __construct( private readonly Connection $database, private readonly Tables $tables ) {}

	/**
	 * Returns somebody's version as an agent of this site, and from now on keeps one.
	 *
	 * @param int $user_id The agent.
	 */
	public function version_of_agent( int $user_id ): int {
		$this->remember_site( $user_id );
		$this->database->run( 'INSERT IGNORE INTO %i ( agent_id, version, updated_at ) VALUES ( %d, 0, UTC_TIMESTAMP(3) )', $this->tables->agent_access(), $user_id );
		return (int) $this->database->value( 'SELECT version FROM %i WHERE agent_id = %d', $this->tables->agent_access(), $user_id );
	}

	/**
	 * Returns somebody's version as a visitor of this site, and from now on keeps one.
	 *
	 * @param int $user_id The visitor.
	 */
	public function version_of_visitor( int $user_id ): int {
		$this->remember_site( $user_id );
		$this->database->run( 'INSERT IGNORE INTO %i ( wp_user_id, version, updated_at ) VALUES ( %d, 0, UTC_TIMESTAMP(3) )', $this->tables->visitor_access(), $user_id );
		return (int) $this->database->value( 'SELECT version FROM %i WHERE wp_user_id = %d', $this->tables->visitor_access(), $user_id );
	}

	/**
	 * Revokes the tokens of one person, on every site of the network.
	 *
	 * @param int|string $user_id The person.
	 */
	public function raise( int|string $user_id ): void {
		foreach ( $this->sites_of( (int) $user_id ) as $site_id ) {
			$this->raise_on( $site_id, (int) $user_id );
		}
	}

	/**
	 * Revokes the tokens of one person on one site.
	 *
	 * @param int $site_id The site.
	 * @param int $user_id The person.
	 */
	public function raise_on( int $site_id, int $user_id ): void {
		Sites::on( $site_id, fn() => $this->raise_here( $user_id ) );
	}

	/** Revokes the tokens of all agents of this site. */
	public function raise_all(): void {
		if ( $this->schema() > 0 ) {
			$this->announce( $this->database->run( 'UPDATE %i SET version = version + 1, updated_at = UTC_TIMESTAMP(3)', $this->tables->agent_access() ) );
		}
	}

	/**
	 * Returns the sites that may have made tokens for somebody: this one, and those of the network that are known to.
	 *
	 * @param int $user_id The person.
	 * @return int[]
	 */
	public function sites_of( int $user_id ): array {
		$known = array_filter( $this->remembered_sites( $user_id ), static fn( int $id ): bool => null !== get_site( $id ) );
		return array_values( array_unique( array( get_current_blog_id(), ...$known ) ) );
	}

	/**
	 * Returns the prefix of a site's tables and options.
	 *
	 * @param int $site_id The site.
	 */
	public function prefix_of( int $site_id ): string {
		return $this->database->prefix_of( $site_id );
	}

	/**
	 * Revokes the tokens of one person on the current site.
	 *
	 * @param int $user_id The person.
	 */
	private function raise_here( int $user_id ): void {
		if ( $this->schema() > 0 ) {
			$this->announce( $this->database->run( 'UPDATE %i SET version = version + 1, updated_at = UTC_TIMESTAMP(3) WHERE agent_id = %d', $this->tables->agent_access(), $user_id ) );
		}
		if ( $this->schema() >= self::SCHEMA_WITH_VISITORS ) {
			$this->database->run( 'UPDATE %i SET version = version + 1, updated_at = UTC_TIMESTAMP(3) WHERE wp_user_id = %d', $this->tables->visitor_access(), $user_id );
		}
	}

	/**
	 * Remembers for the whole network that this site has made a token for somebody.
	 *
	 * @param int $user_id The person.
	 */
	private function remember_site( int $user_id ): void {
		if ( is_multisite() && ! in_array( get_current_blog_id(), $this->remembered_sites( $user_id ), true ) ) {
			add_user_meta( $user_id, self::SITE_META, get_current_blog_id() );
		}
	}

	/**
	 * Returns the sites that are remembered.
	 *
	 * @param int $user_id The person.
	 * @return int[]
	 */
	private function remembered_sites( int $user_id ): array {
		return is_multisite() ? array_map( 'intval', array_filter( (array) get_user_meta( $user_id, self::SITE_META ), 'is_numeric' ) ) : array();
	}

	/**
	 * Tells the relays that there is something to read, if anything changed.
	 *
	 * @param int $changed Number of agents whose version changed.
	 */
	private function announce( int $changed ): void {
		if ( $changed > 0 ) {
			$this->database->run( 'UPDATE %i SET access_version = access_version + 1 WHERE id = 1', $this->tables->feed() );
		}
	}

	/** Returns the schema of this site, 0 without tables: on multisite, users also change on sites without the plugin. */
	private function schema(): int {
		return Option::number( Migrator::VERSION_OPTION );
	}
}
