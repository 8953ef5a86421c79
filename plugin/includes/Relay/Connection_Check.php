<?php
/**
 * The connection between site and relay.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay;

use Veranda\Auth\Secret_Missing;
use Veranda\Relay\Checks\Answer_Check;
use Veranda\Relay\Checks\Site_Check;

defined( 'ABSPATH' ) || exit;

/** Finds out, from the server's side, whether the relay can work for this site. */
final class Connection_Check {

	/**
	 * Takes the questions in the order in which their findings are shown.
	 *
	 * @param Site_Check[]   $needed  Must be good before the relay is asked.
	 * @param Site_Check[]   $others  What else the site knows by itself.
	 * @param Relay_Client   $relay   Asks.
	 * @param Answer_Check[] $answers What the answer shows.
	 */
	public function __construct(
		private readonly array $needed,
		private readonly array $others,
		private readonly Relay_Client $relay,
		private readonly array $answers
	) {}

	/**
	 * Asks every question that makes sense.
	 *
	 * @return Finding[]
	 */
	public function run(): array {
		$needed  = $this->findings( $this->needed, static fn( Site_Check $check ): ?Finding => $check->find() );
		$own     = array( ...$needed, ...$this->findings( $this->others, static fn( Site_Check $check ): ?Finding => $check->find() ) );
		$blocked = array_filter( $needed, static fn( Finding $finding ): bool => Finding::GOOD !== $finding->status );
		if ( array() !== $blocked ) {
			return $own;
		}
		try {
			$answer = $this->relay->check();
		} catch ( Secret_Missing ) {
			// Happens only when somebody removes the secret at this very moment; the next check says so.
			return $own;
		}
		return array( ...$own, ...$this->findings( $this->answers, static fn( Answer_Check $check ): ?Finding => $check->judge( $answer ) ) );
	}

	/**
	 * Collects what checks have to say.
	 *
	 * @template Check of Site_Check|Answer_Check
	 * @param Check[]                     $checks The checks.
	 * @param callable( Check ): ?Finding $ask    Asks one.
	 * @return Finding[]
	 */
	private function findings( array $checks, callable $ask ): array {
		return array_values( array_filter( array_map( $ask, $checks ) ) );
	}
}
