<?php
/**
 * How the relay is started.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay;

use Veranda\Auth\Request_Origin;
use Veranda\Auth\Secret_Missing;
use Veranda\Auth\Site_Id;
use Veranda\Auth\Site_Secret;
use Veranda\Database\Connection;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the relay's environment variables for this site. The database's user and password are left to the owner: the
 * relay gets a user of its own, and WordPress's password is nobody's to show.
 */
final class Relay_Environment {

	public function __construct(
		private readonly Connection $database,
		private readonly Site_Id $site_id,
		private readonly Site_Secret $secret,
		private readonly Request_Origin $origin
	) {}

	/**
	 * Returns the variables that this site knows and may show, by name.
	 *
	 * @return array<string, string>
	 * @throws Secret_Missing When there is no secret.
	 */
	public function variables(): array {
		return array( 'SITE_ID' => $this->site_id->get() )
			+ $this->secret->shown()
			+ array(
				'SITE_ORIGINS'    => implode( ',', $this->origin->own() ),
				// The relay listens on this machine, so what connects to it is the web server that passes visitors on.
				'TRUSTED_PROXIES' => '127.0.0.0/8',
			)
			+ $this->database_variables();
	}

	/**
	 * Returns the lines of an environment file, with gaps for what the owner has to fill in.
	 *
	 * @throws Secret_Missing When there is no secret.
	 */
	public function file(): string {
		return Environment_File::write(
			$this->variables() + array_fill_keys( array( ...$this->secret->hidden(), 'DATABASE_USER', 'DATABASE_PASSWORD' ), '' )
		);
	}

	/**
	 * Returns where the database is, as far as WordPress knows.
	 *
	 * @return array<string, string>
	 */
	private function database_variables(): array {
		$server    = $this->database->server();
		$variables = array(
			'DATABASE_HOST' => '' === $server['host'] ? 'localhost' : $server['host'],
			'DATABASE_PORT' => (string) ( $server['port'] ?? 3306 ),
			'DATABASE_NAME' => $this->database->name(),
			'TABLE_PREFIX'  => $this->database->prefix(),
		);
		return null === $server['socket'] ? $variables : $variables + array( 'DATABASE_SOCKET' => $server['socket'] );
	}
}
