<?php
/**
 * Calls to the relay.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay;

use CurlHandle;
use Veranda\Auth\Base64_Url;
use Veranda\Auth\Secret_Missing;
use Veranda\Auth\Token_Issuer;
use Veranda\Auth\Token_Verifier;
use Veranda\Settings\Sections\Relay;
use Veranda\Settings\Settings_Store;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/** The only code of the plugin that calls the relay; never while a page is rendered. */
final class Relay_Client {

	private const TIMEOUT_SECONDS = 3;
	private const ANSWER_BYTES    = 65536;

	public function __construct(
		private readonly Settings_Store $settings,
		private readonly Token_Issuer $tokens,
		private readonly Token_Verifier $verifier,
		private readonly Address_Guard $guard
	) {}

	/** Returns the address that the server uses; in a container it may differ from the browsers'. */
	public function address(): string {
		return $this->address_by_constant() ?? $this->settings->get()->text( Relay::URL );
	}

	/** Returns the address that wp-config.php has for the server, or null. */
	private function address_by_constant(): ?string {
		$internal = defined( 'VERANDA_RELAY_INTERNAL_URL' ) ? constant( 'VERANDA_RELAY_INTERNAL_URL' ) : '';
		return is_string( $internal ) && '' !== $internal ? rtrim( $internal, '/' ) : null;
	}

	/**
	 * Asks the relay what it knows of this site.
	 *
	 * @throws Secret_Missing When this site has no secret.
	 */
	public function check(): Relay_Answer {
		$nonce = Base64_Url::encode( random_bytes( 16 ) );
		return $this->post( '/v1/service/check', array( 'nonce' => $nonce ), $nonce );
	}

	/**
	 * Posts to the relay, signed.
	 *
	 * @param string               $path  Path of the route.
	 * @param array<string, mixed> $data  Becomes JSON.
	 * @param string               $nonce What the answer must prove to be for, if it proves anything.
	 * @throws Secret_Missing When this site has no secret.
	 */
	public function post( string $path, array $data, string $nonce = '' ): Relay_Answer {
		$body = (string) wp_json_encode( $data, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
		try {
			$addresses = $this->guard->check( $this->address(), null !== $this->address_by_constant() );
		} catch ( Address_Refused $refused ) {
			return new Relay_Answer( status: 0, fields: array(), is_proved: false, error: $refused->getMessage(), is_refused: true );
		}
		$response = $this->post_to( $addresses, $this->address() . $path, $body );
		if ( is_wp_error( $response ) ) {
			return new Relay_Answer( status: 0, fields: array(), is_proved: false, error: $response->get_error_message() );
		}
		$fields = json_decode( wp_remote_retrieve_body( $response ), true, 8 );
		$fields = is_array( $fields ) ? $fields : array();
		return new Relay_Answer(
			status: (int) wp_remote_retrieve_response_code( $response ),
			fields: $fields,
			is_proved: '' !== $nonce && $this->verifier->is_from_relay( $fields['proof'] ?? null, $nonce ),
			error: ''
		);
	}

	/**
	 * Posts, and connects to these addresses alone: a name may lead elsewhere the next time that it is looked up.
	 *
	 * @param string[] $addresses IP addresses of the host.
	 * @param string   $url       Where to.
	 * @param string   $body      JSON.
	 * @return array<string, mixed>|WP_Error
	 * @throws Secret_Missing When this site has no secret.
	 */
	private function post_to( array $addresses, string $url, string $body ): array|WP_Error {
		$host = (string) wp_parse_url( $url, PHP_URL_HOST );
		$port = wp_parse_url( $url, PHP_URL_PORT ) ?? ( str_starts_with( strtolower( $url ), 'https:' ) ? 443 : 80 );
		$pin  = static function ( CurlHandle $handle ) use ( $host, $port, $addresses ): void {
			curl_setopt( $handle, CURLOPT_RESOLVE, array( "$host:$port:" . implode( ',', $addresses ) ) ); // phpcs:ignore WordPress.WP.AlternativeFunctions.curl_curl_setopt -- WordPress has no name for it.
		};
		add_action( 'http_api_curl', $pin );
		try {
			return wp_remote_post(
				$url,
				array(
					'timeout'             => self::TIMEOUT_SECONDS,
					'redirection'         => 0,
					'limit_response_size' => self::ANSWER_BYTES,
					'headers'             => array(
						'Authorization' => 'Bearer ' . $this->tokens->issue_service( $body )->value,
						'Content-Type'  => 'application/json',
						'Accept'        => 'application/json',
					),
					'body'                => $body,
				)
			);
		} finally {
			remove_action( 'http_api_curl', $pin );
		}
	}
}
