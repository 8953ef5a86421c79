<?php
/**
 * What the relay answered.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay;

defined( 'ABSPATH' ) || exit;

/** Holds an answer, or why there is none, and reads it without trusting its form. */
final class Relay_Answer {

	/**
	 * Holds what came back, or why nothing did.
	 *
	 * @param int                 $status     HTTP status; 0 when nothing answered.
	 * @param array<mixed, mixed> $fields     The JSON object, empty if it was none.
	 * @param bool                $is_proved  Whether whoever answered holds the site's secret.
	 * @param string              $error      Why nothing answered.
	 * @param bool                $is_refused Whether nobody was asked, because the address is not allowed.
	 */
	public function __construct(
		public readonly int $status,
		private readonly array $fields,
		public readonly bool $is_proved,
		public readonly string $error,
		public readonly bool $is_refused = false
	) {}

	/** Tells whether anything answered. */
	public function is_reached(): bool {
		return 0 !== $this->status;
	}

	/** Returns the code of a refusal, or an empty string. */
	public function problem_code(): string {
		$code = $this->fields['code'] ?? '';
		return is_string( $code ) ? $code : '';
	}

	/** Tells whether the relay refused the request because the clocks differ, and says its own time. */
	public function is_clock_refused(): bool {
		return 'clock_skew' === $this->problem_code() && null !== $this->server_time();
	}

	/** Tells whether the relay refused our token. */
	public function is_token_refused(): bool {
		return str_starts_with( $this->problem_code(), 'token_' ) || 'wrong_scope' === $this->problem_code();
	}

	/** Tells whether the relay serves nobody because its tables are of another version. */
	public function is_schema_refused(): bool {
		return 'schema_mismatch' === $this->problem_code();
	}

	/** Returns the relay's clock in seconds since 1970, or null. */
	public function server_time(): ?int {
		$time    = $this->fields['serverTime'] ?? null;
		$seconds = is_string( $time ) ? strtotime( $time ) : false;
		return false === $seconds ? null : $seconds;
	}

	/** Returns the version of the schema that the relay serves, or null. */
	public function served_schema(): ?int {
		$schema = $this->fields['schema'] ?? null;
		return is_array( $schema ) && is_int( $schema['serves'] ?? null ) ? $schema['serves'] : null;
	}

	/** Returns the version of the schema that the relay found in its database, or null. */
	public function found_schema(): ?int {
		$schema = $this->fields['schema'] ?? null;
		return is_array( $schema ) && is_int( $schema['found'] ?? null ) ? $schema['found'] : null;
	}

	/**
	 * Returns the origins that the relay allows.
	 *
	 * @return string[]
	 */
	public function origins(): array {
		$origins = $this->fields['origins'] ?? null;
		return is_array( $origins ) ? array_values( array_filter( $origins, 'is_string' ) ) : array();
	}

	/** Returns how many visitors the relay has seen since it started; 0 also when it does not say. */
	public function seen_visitors(): int {
		return $this->client_count( 'seen' );
	}

	/** Returns how many of them came from an address that is nobody's on the internet. */
	public function private_visitors(): int {
		return $this->client_count( 'private' );
	}

	/**
	 * Returns the proxies whose word the relay does not take.
	 *
	 * @return string[]
	 */
	public function unnamed_proxies(): array {
		$clients = $this->fields['clients'] ?? null;
		$proxies = is_array( $clients ) ? $clients['proxies'] ?? null : null;
		return is_array( $proxies ) ? array_values( array_filter( $proxies, static fn( $proxy ): bool => is_string( $proxy ) && false !== filter_var( $proxy, FILTER_VALIDATE_IP ) ) ) : array();
	}

	/**
	 * Returns one count of visitors.
	 *
	 * @param string $name Its name.
	 */
	private function client_count( string $name ): int {
		$clients = $this->fields['clients'] ?? null;
		$count   = is_array( $clients ) ? $clients[ $name ] ?? null : null;
		return is_int( $count ) ? $count : 0;
	}

	/** Returns the relay's version as it says, cut to a sensible length. */
	public function relay_version(): string {
		$version = $this->fields['relayVersion'] ?? '';
		return is_string( $version ) ? substr( $version, 0, 40 ) : '';
	}
}
