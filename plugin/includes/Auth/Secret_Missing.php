<?php
/**
 * A site without a secret.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Auth;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/** Thrown when nothing can be signed. */
final class Secret_Missing extends RuntimeException {}
