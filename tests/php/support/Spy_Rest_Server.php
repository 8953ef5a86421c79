<?php
/**
 * A REST server that keeps what it would send.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use WP_REST_Server;

/** Serves a whole request, authentication and headers included, without a web server. */
final class Spy_Rest_Server extends WP_REST_Server {

	/**
	 * The headers of the answer, by their name in lower case.
	 *
	 * @var array<string, string>
	 */
	public array $sent_headers = array();

	/**
	 * The status of the answer.
	 *
	 * @var int
	 */
	public int $sent_status = 200;

	/**
	 * Keeps a header.
	 *
	 * @param string $key   Name.
	 * @param string $value Value.
	 */
	public function send_header( $key, $value ) {
		$this->sent_headers[ strtolower( $key ) ] = $value;
	}

	/**
	 * Forgets a header.
	 *
	 * @param string $key Name.
	 */
	public function remove_header( $key ) {
		unset( $this->sent_headers[ strtolower( $key ) ] );
	}

	/**
	 * Keeps the status.
	 *
	 * @param int $code The status.
	 */
	protected function set_status( $code ) {
		$this->sent_status = $code;
	}
}
