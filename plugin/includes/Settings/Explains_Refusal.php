<?php
/**
 * A kind of setting that says what is wrong.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

defined( 'ABSPATH' ) || exit;

/** For settings that hold many things: one sentence for all of them would not help to find the wrong one. */
interface Explains_Refusal {

	/**
	 * Says what is wrong with a value that `parse` refuses, to who has to mend it.
	 *
	 * @param mixed $value What was sent.
	 * @return array{message: string, row: int|null} A sentence, and in which row of the setting, from 0.
	 */
	public function explain( mixed $value ): array;
}
