<?php
/**
 * A statement that the database refused.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Database;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/** Thrown within a transaction, which is rolled back then. */
final class Statement_Failed extends RuntimeException {}
