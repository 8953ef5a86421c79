<?php
/**
 * Whether the relay answers.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay\Checks;

use Veranda\Relay\Finding;
use Veranda\Relay\Relay_Answer;
use Veranda\Relay\Relay_Client;

defined( 'ABSPATH' ) || exit;

/** Does the relay answer, and is it one? */
final class Reach_Check implements Answer_Check {

	public function __construct( private readonly Relay_Client $relay ) {}

	/**
	 * Judges the answer; null if it is a refusal that another check explains.
	 *
	 * @param Relay_Answer $answer The answer.
	 */
	public function judge( Relay_Answer $answer ): ?Finding {
		return match ( true ) {
			$answer->is_refused => new Finding(
				'reachable',
				Finding::CRITICAL,
				__( 'The address of the relay cannot be used', 'veranda' ),
				$answer->error,
				__( 'Enter the address at which browsers reach the relay. If this server reaches it by another one, set the constant VERANDA_RELAY_INTERNAL_URL in wp-config.php.', 'veranda' )
			),
			! $answer->is_reached() => new Finding(
				'reachable',
				Finding::CRITICAL,
				__( 'The relay does not answer', 'veranda' ),
				/* translators: 1: address, 2: what the connection said. */
				sprintf( __( 'Nothing answered at %1$s (%2$s).', 'veranda' ), $this->relay->address(), $answer->error ),
				__( 'Is the relay running, and does its address lead to it? If this server reaches it by another address than browsers do, set the constant VERANDA_RELAY_INTERNAL_URL in wp-config.php.', 'veranda' )
			),
			/* translators: 1: address, 2: version number. */
			200 === $answer->status => new Finding( 'reachable', Finding::GOOD, __( 'The relay answers', 'veranda' ), sprintf( __( 'At %1$s, version %2$s.', 'veranda' ), $this->relay->address(), $answer->relay_version() ) ),
			$answer->is_clock_refused(), $answer->is_token_refused(), $answer->is_schema_refused() => null,
			'db_unavailable' === $answer->problem_code() => new Finding(
				'reachable',
				Finding::CRITICAL,
				__( 'The relay cannot reach the database', 'veranda' ),
				__( 'The relay runs, but the database refused it or did not answer.', 'veranda' ),
				__( 'Check the DATABASE_ variables with which the relay was started, and that its user may use the tables of Veranda.', 'veranda' )
			),
			default => new Finding(
				'reachable',
				Finding::CRITICAL,
				__( 'Something other than the relay answers', 'veranda' ),
				/* translators: 1: address, 2: HTTP status, 3: code of an error, may be empty. */
				sprintf( __( '%1$s answered with status %2$d. %3$s', 'veranda' ), $this->relay->address(), $answer->status, $answer->problem_code() ),
				__( 'Is the path of the proxy right, with the slash at its end? Is the relay of the same version as the plugin?', 'veranda' )
			),
		};
	}
}
