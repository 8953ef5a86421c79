<?php
/**
 * What goes with an agent's account.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Privacy;

use Veranda\Auth\Access_Versions;
use Veranda\Database\Migrator;
use Veranda\Privacy\Kinds\Agents_Own;
use Veranda\Sites;

defined( 'ABSPATH' ) || exit;

/** Deletes what was an agent's alone when the account is deleted, or is taken off the site: nobody could ever see it again. */
final class Deleted_Agents {

	/**
	 * Builds it.
	 *
	 * @param Migrator        $migrator Tells whether the tables are there.
	 * @param Access_Versions $versions Tells who was let in where.
	 * @param Agents_Own[]    $kinds    What is an agent's alone.
	 */
	public function __construct(
		private readonly Migrator $migrator,
		private readonly Access_Versions $versions,
		private readonly array $kinds
	) {}

	/** Adds the hooks. */
	public function listen(): void {
		add_action( 'delete_user', array( $this, 'delete_here' ) );
		// On a network WordPress has switched to the site that the account is taken off.
		add_action( 'remove_user_from_blog', array( $this, 'delete_here' ) );
		add_action( 'wpmu_delete_user', array( $this, 'delete_everywhere' ) );
	}

	/**
	 * Deletes it on the current site.
	 *
	 * @param int|string $user_id The agent.
	 */
	public function delete_here( int|string $user_id ): void {
		// On a network there are sites without the plugin, or with older tables.
		if ( $this->migrator->is_current() ) {
			foreach ( $this->kinds as $kind ) {
				$kind->erase_of( (int) $user_id );
			}
		}
	}

	/**
	 * Deletes it on all sites that have let the person into their inbox, also those that they are no member of.
	 *
	 * @param int|string $user_id The agent.
	 */
	public function delete_everywhere( int|string $user_id ): void {
		foreach ( $this->versions->sites_of( (int) $user_id ) as $site_id ) {
			Sites::on( $site_id, fn() => $this->delete_here( $user_id ) );
		}
	}
}
