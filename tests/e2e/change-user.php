<?php
/**
 * Changes somebody's account, as another administrator would: {login, change, value}.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Environment;

require dirname( __DIR__, 2 ) . '/scripts/environment/php/load.php';
require_once ABSPATH . 'wp-admin/includes/user.php';

$wanted = read_input();
$value  = $wanted['value'] ?? '';
$user   = get_user_by( 'login', $wanted['login'] );
match ( $wanted['change'] ) {
	'role'     => $user->set_role( $value ),
	'grant'    => $user->add_cap( $value ),
	'take'     => $user->remove_cap( $value ),
	'delete'   => wp_delete_user( $user->ID ),
	'password' => check(
		wp_update_user(
			array(
				'ID'        => $user->ID,
				'user_pass' => $value,
			)
		)
	),
};
answer( array() );
