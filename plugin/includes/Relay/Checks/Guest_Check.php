<?php
/**
 * Whether guests reach our routes of WordPress.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay\Checks;

use Veranda\Auth\Request_Origin;
use Veranda\Relay\Finding;
use Veranda\Text;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Do visitors who are not logged in reach the routes that are meant for them? The site calls each of them as a guest, with
 * nothing that could be stored.
 */
final class Guest_Check implements Site_Check {

	/** Every route that is open to guests: its method, and the status with which it answers when nothing is said. */
	public const ROUTES = array(
		'identity-token' => array( 'POST', 200 ),
		'left-messages'  => array( 'POST', 400 ),
		'own-words'      => array( 'GET', 400 ),
	);

	private const TIMEOUT_SECONDS = 3;
	private const ANSWER_BYTES    = 65536;

	public function __construct( private readonly Request_Origin $origin ) {}

	/** Returns what was found: the first route that does not answer as it should, or that all do. */
	public function find(): Finding {
		foreach ( self::ROUTES as $route => list( $method, $expected ) ) {
			$response = $this->call( $method, rest_url( 'veranda/v1/' . $route ) );
			if ( is_wp_error( $response ) ) {
				return $this->not_tested( $response->get_error_message() );
			}
			$status = (int) wp_remote_retrieve_response_code( $response );
			$answer = json_decode( wp_remote_retrieve_body( $response ), true, 8 );
			if ( $status !== $expected || ! is_array( $answer ) ) {
				return $this->closed( $status, is_array( $answer ) ? $answer : null );
			}
		}
		return new Finding(
			'guests',
			Finding::GOOD,
			__( 'Visitors reach WordPress', 'veranda' ),
			__( 'Its REST API answers people who are not logged in, so they can leave messages while the relay is away.', 'veranda' )
		);
	}

	/**
	 * Calls a route as the browser of a guest does.
	 *
	 * @param string $method Its method.
	 * @param string $url    Its address.
	 * @return array<string, mixed>|WP_Error
	 */
	private function call( string $method, string $url ): array|WP_Error {
		return wp_remote_request(
			$url,
			array(
				'method'              => $method,
				'timeout'             => self::TIMEOUT_SECONDS,
				'redirection'         => 0,
				'limit_response_size' => self::ANSWER_BYTES,
				// As WordPress calls itself: a certificate may be for the outside only.
				'sslverify'           => (bool) apply_filters( 'https_local_ssl_verify', false ), // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound
				'headers'             => array(
					'Origin'       => $this->origin->own()[0] ?? '',
					'X-Veranda'    => '1',
					'Content-Type' => 'application/json',
					'Accept'       => 'application/json',
				),
				'body'                => 'POST' === $method ? '{}' : '',
			)
		);
	}

	/**
	 * Says that the site cannot ask itself, which is no proof of anything.
	 *
	 * @param string $error What the connection said.
	 */
	private function not_tested( string $error ): Finding {
		return new Finding(
			'guests',
			Finding::WARNING,
			__( 'Whether visitors reach WordPress could not be tested', 'veranda' ),
			/* translators: %s: what the connection said. */
			sprintf( __( 'This site cannot call itself (%s).', 'veranda' ), $error ),
			__( 'Open the site where you are not logged in, stop the relay, and leave a message in the chat: it must be taken.', 'veranda' )
		);
	}

	/**
	 * Says that guests are kept out, and by what.
	 *
	 * @param int                      $status HTTP status.
	 * @param array<mixed, mixed>|null $answer What came, if it was JSON.
	 */
	private function closed( int $status, ?array $answer ): Finding {
		$code     = is_string( $answer['code'] ?? null ) ? $answer['code'] : '';
		$sentence = is_string( $answer['message'] ?? null ) ? Text::from_wordpress( wp_strip_all_tags( $answer['message'] ) ) : '';
		return new Finding(
			'guests',
			Finding::CRITICAL,
			__( 'WordPress keeps visitors out', 'veranda' ),
			/* translators: 1: HTTP status, 2: code of an error, may be empty, 3: sentence of an error, may be empty. */
			trim( sprintf( __( 'Visitors cannot leave messages, and those who are logged in are not recognised. WordPress answered a guest with status %1$d. %2$s %3$s', 'veranda' ), $status, $code, $sentence ) ),
			$this->cause( $status, null !== $answer, $code )
		);
	}

	/**
	 * Says which kind of thing answers like that, and what to do about it.
	 *
	 * @param int    $status  HTTP status.
	 * @param bool   $is_json Whether JSON came.
	 * @param string $code    Code of the error; may be empty.
	 */
	private function cause( int $status, bool $is_json, string $code ): string {
		return match ( true ) {
			$is_json && in_array( $status, array( 401, 403 ), true ) => __( 'A plugin closes the REST API to people who are not logged in: one for security, privacy or members. Let it allow the routes that begin with /veranda/v1/.', 'veranda' ),
			'rest_no_route' === $code => __( 'A plugin takes routes out of the REST API: one that switches it off or hides it. Let it leave the routes that begin with /veranda/v1/ in place.', 'veranda' ),
			404 === $status => __( 'The web server does not lead this address to WordPress. Save Settings → Permalinks once more; if that does not help, check the rewrite rules of the web server.', 'veranda' ),
			401 === $status => __( 'The web server asks for a password. If all visitors are meant to have one, nothing is to be done.', 'veranda' ),
			$status < 400 => __( 'A page came instead, or a redirect to one: a plugin for maintenance, for “coming soon” pages or for private sites does that. Let it leave addresses with /veranda/v1/ alone.', 'veranda' ),
			in_array( $status, array( 403, 405, 406, 429, 503 ), true ) => __( 'A firewall blocks the request: that of a security plugin, of the host, or of a service in front of the site. Let it allow POST requests to addresses with /veranda/v1/.', 'veranda' ),
			default => __( 'Look at the error log of the site.', 'veranda' ),
		};
	}
}
