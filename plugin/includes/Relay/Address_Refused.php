<?php
/**
 * An address that the site does not call.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/** Thrown instead of connecting; its message is a sentence for the owner. */
final class Address_Refused extends RuntimeException {}
