<?php
/**
 * The kinds of tokens.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Auth;

defined( 'ABSPATH' ) || exit;

/** Repeats those entries of `TOKENS` in relay/protocol/tokens.ts that PHP makes or reads. */
final class Token_Kind {

	/**
	 * Describes a kind of token.
	 *
	 * @param string $type        The header's `typ`.
	 * @param string $purpose     Names the key.
	 * @param string $audience    The claim `aud`.
	 * @param int    $max_seconds Longest life.
	 */
	private function __construct(
		public readonly string $type,
		public readonly string $purpose,
		public readonly string $audience,
		public readonly int $max_seconds
	) {}

	/** Returns the kind that lets an agent act. */
	public static function agent(): self {
		return new self( 'veranda-agent+jwt', 'agent-access', 'veranda-relay', 600 );
	}

	/** Returns the kind that says who a visitor is. */
	public static function identity(): self {
		return new self( 'veranda-identity+jwt', 'identity', 'veranda-relay', 60 );
	}

	/** Returns the kind with which the plugin calls the relay. */
	public static function service(): self {
		return new self( 'veranda-service+jwt', 'service', 'veranda-relay', 60 );
	}

	/** Returns the kind with which the relay proves itself to the plugin. */
	public static function service_answer(): self {
		return new self( 'veranda-service+jwt', 'service', 'veranda-plugin', 60 );
	}
}
