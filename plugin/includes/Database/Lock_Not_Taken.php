<?php
/**
 * A lock that another request holds.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Database;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/** Thrown when somebody else is doing the same right now. */
final class Lock_Not_Taken extends RuntimeException {}
