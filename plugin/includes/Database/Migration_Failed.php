<?php
/**
 * A schema that could not be brought up to date.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Database;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/** Thrown with a sentence that says what is wrong and what to do. */
final class Migration_Failed extends RuntimeException {}
