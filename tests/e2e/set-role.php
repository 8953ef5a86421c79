<?php
/**
 * Gives somebody another role: {login, role}.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Environment;

require dirname( __DIR__, 2 ) . '/scripts/environment/php/load.php';

$wanted = read_input();
get_user_by( 'login', $wanted['login'] )->set_role( $wanted['role'] );
answer( array() );
