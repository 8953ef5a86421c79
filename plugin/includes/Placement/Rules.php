<?php
/**
 * Where the chat shows.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Placement;

defined( 'ABSPATH' ) || exit;

/** The owner's rules in their order: the first that fits decides. */
final class Rules {

	private const MOST = 30;

	private const NESTED = 8;

	/**
	 * Takes the rules.
	 *
	 * @param list<Rule> $rules        In their order.
	 * @param bool       $is_elsewhere Whether the chat shows where no rule fits.
	 */
	private function __construct( private readonly array $rules, private readonly bool $is_elsewhere ) {}

	/**
	 * Returns the rules; null if the text holds something else.
	 *
	 * @param string $json         As it is stored.
	 * @param bool   $is_elsewhere Whether the chat shows where no rule fits.
	 */
	public static function read( string $json, bool $is_elsewhere = true ): ?self {
		$sent = json_decode( $json, true, self::NESTED );
		if ( ! is_array( $sent ) || ! array_is_list( $sent ) || count( $sent ) > self::MOST ) {
			return null;
		}
		$rules = array_filter( array_map( array( Rule::class, 'read' ), $sent ) );
		return count( $rules ) === count( $sent ) ? new self( array_values( $rules ), $is_elsewhere ) : null;
	}

	/**
	 * Returns what may decide about a visit, in order. Of each but the last only the browser can tell whether it fits; the
	 * last one does. `rule` counts from 0; null: no rule.
	 *
	 * @param Visit $visit The visit.
	 * @return non-empty-list<array{show: bool, rule: int|null, devices: list<string>, hours: string}>
	 */
	public function candidates( Visit $visit ): array {
		$candidates = array();
		foreach ( $this->rules as $number => $rule ) {
			$fits = $rule->fits_page( $visit ) ? $rule->fits_browser( $visit ) : false;
			if ( false === $fits ) {
				continue;
			}
			$candidates[] = array(
				'show'    => $rule->fields['show'],
				'rule'    => $number,
				'devices' => null === $fits ? $rule->fields['devices'] : array(),
				'hours'   => null === $fits ? $rule->fields['hours'] : '',
			);
			if ( true === $fits ) {
				return $candidates;
			}
		}
		$candidates[] = array(
			'show'    => $this->is_elsewhere,
			'rule'    => null,
			'devices' => array(),
			'hours'   => '',
		);
		return $candidates;
	}
}
