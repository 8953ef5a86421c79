<?php
/**
 * Creates people, or gives those that exist the wanted password and role: {users: [{login, password, email, name, role}]}.
 *
 * @package Veranda\Environment
 */

declare( strict_types=1 );

namespace Veranda\Environment;

require __DIR__ . '/load.php';

$ids = array();
foreach ( read_input()['users'] as $user ) {
	$fields = array(
		'user_login'   => $user['login'],
		'user_pass'    => $user['password'],
		'user_email'   => $user['email'],
		'display_name' => $user['name'],
		'nickname'     => $user['name'],
		'first_name'   => $user['name'],
		'role'         => $user['role'],
	);
	if ( null === get_role( $user['role'] ) ) {
		check( new \WP_Error( 'role', "There is no role {$user['role']}: is the plugin active?" ) );
	}
	$known = get_user_by( 'login', $user['login'] );
	if ( $known ) {
		$fields['ID'] = $known->ID;
		$id           = check( wp_update_user( $fields ) );
	} else {
		$id = check( wp_insert_user( $fields ) );
	}
	$ids[ $user['login'] ] = $id;
}
answer( $ids );
