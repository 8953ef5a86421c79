<?php
/**
 * Settings that the database did not keep.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/** What was read back after saving is not what was saved. */
final class Not_Saved extends RuntimeException {
}
