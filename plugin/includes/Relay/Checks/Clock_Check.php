<?php
/**
 * Whether the clocks agree.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay\Checks;

use Closure;
use Veranda\Auth\Token_Verifier;
use Veranda\Relay\Finding;
use Veranda\Relay\Relay_Answer;

defined( 'ABSPATH' ) || exit;

/** Do site and relay have the same time? */
final class Clock_Check implements Answer_Check {

	/** From here on, tokens are refused. */
	private const REFUSED_SECONDS = Token_Verifier::LEEWAY_SECONDS;
	private const NOTABLE_SECONDS = 20;

	/**
	 * Takes the clock as a function, so that a test can set the time.
	 *
	 * @param Closure(): int $now The clock, in seconds since 1970.
	 */
	public function __construct( private readonly Closure $now ) {}

	/**
	 * Judges the answer; null when the relay did not tell its time.
	 *
	 * @param Relay_Answer $answer The answer.
	 */
	public function judge( Relay_Answer $answer ): ?Finding {
		$theirs = 200 === $answer->status || $answer->is_clock_refused() ? $answer->server_time() : null;
		if ( null === $theirs ) {
			return null;
		}
		$seconds = abs( ( $this->now )() - $theirs );
		if ( $seconds <= self::NOTABLE_SECONDS ) {
			return new Finding( 'clock', Finding::GOOD, __( 'The clocks agree', 'veranda' ), __( 'Site and relay have the same time.', 'veranda' ) );
		}
		return new Finding(
			'clock',
			$seconds > self::REFUSED_SECONDS ? Finding::CRITICAL : Finding::WARNING,
			__( 'The clocks differ', 'veranda' ),
			/* translators: %d: number of seconds. */
			sprintf( _n( 'They are %d second apart. With more than 60 seconds nobody can chat.', 'They are %d seconds apart. With more than 60 seconds nobody can chat.', $seconds, 'veranda' ), $seconds ),
			__( 'Set the clocks of both machines by the network (NTP).', 'veranda' )
		);
	}
}
