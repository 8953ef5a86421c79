<?php
/**
 * A field of the form before the chat that cannot be saved.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/** Its message tells the owner what to mend. */
final class Prechat_Field_Refused extends RuntimeException {

	/** Takes a sentence, and the place of the field from 0; null: all of them. */
	public function __construct( string $message, public readonly ?int $row ) {
		parent::__construct( $message );
	}
}
