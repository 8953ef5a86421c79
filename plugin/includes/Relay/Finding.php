<?php
/**
 * One result of the connection check.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay;

defined( 'ABSPATH' ) || exit;

/** What was tested, what was seen, and what to do. */
final class Finding {

	public const GOOD     = 'good';
	public const WARNING  = 'warning';
	public const CRITICAL = 'critical';

	/**
	 * Holds the texts that a person reads.
	 *
	 * @param string $id     Names the test.
	 * @param string $status One of the constants.
	 * @param string $title  What was found, in a few words.
	 * @param string $detail What was seen.
	 * @param string $fix    What to do; empty when all is well.
	 */
	public function __construct(
		public readonly string $id,
		public readonly string $status,
		public readonly string $title,
		public readonly string $detail,
		public readonly string $fix = ''
	) {}

	/**
	 * Returns the finding for the REST API.
	 *
	 * @return array<string, string>
	 */
	public function to_array(): array {
		return array(
			'id'     => $this->id,
			'status' => $this->status,
			'title'  => $this->title,
			'detail' => $this->detail,
			'fix'    => $this->fix,
		);
	}
}
