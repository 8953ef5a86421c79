<?php
/**
 * Constants of WordPress that its stubs leave out, for PHPStan.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

define( 'DB_NAME', 'wordpress' );
define( 'DB_HOST', 'localhost' );
define( 'ARRAY_A', 'ARRAY_A' );
