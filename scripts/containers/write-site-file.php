<?php
/**
 * Tells the plugin the relay's address and writes the relay's site file. Run by `wp eval-file`, which passes the file's
 * name in $args.
 *
 * @package Veranda\Containers
 */

declare( strict_types=1 );

/**
 * Calls one of the plugin's routes as the administrator and returns its data.
 *
 * @param string               $method GET, PUT or POST.
 * @param string               $route  Below /veranda/v1/.
 * @param array<string, mixed> $body   Parameters.
 * @return array<string, mixed>
 */
function veranda_call_route( string $method, string $route, array $body = array() ): array {
	$request = new WP_REST_Request( $method, '/veranda/v1/' . $route );
	$request->set_header( 'Content-Type', 'application/json' );
	$request->set_body( (string) wp_json_encode( (object) $body ) );
	$response = rest_do_request( $request );
	if ( $response->is_error() ) {
		WP_CLI::error( $response->as_error()->get_error_message() );
	}
	return (array) json_decode( (string) wp_json_encode( $response->get_data() ), true );
}

wp_set_current_user(
	(int) get_users(
		array(
			'role'   => 'administrator',
			'number' => 1,
			'fields' => 'ID',
		)
	)[0]
);

$veranda_settings = veranda_call_route( 'GET', 'settings' );
veranda_call_route(
	'PUT',
	'settings',
	array(
		'relayUrl' => (string) getenv( 'RELAY_URL' ),
		'version'  => $veranda_settings['version'],
	)
);

$veranda_environment = veranda_call_route( 'POST', 'relay-environment' )['environment'];
umask( 0077 );
file_put_contents(
	$args[0],
	wp_json_encode(
		array(
			'id'           => $veranda_environment['SITE_ID'],
			'secrets'      => ( new Veranda\Auth\Site_Secret() )->generations(),
			'origins'      => explode( ',', $veranda_environment['SITE_ORIGINS'] ),
			'database'     => array(
				'host'     => (string) getenv( 'WORDPRESS_DB_HOST' ),
				'user'     => (string) getenv( 'WORDPRESS_DB_USER' ),
				'password' => (string) getenv( 'WORDPRESS_DB_PASSWORD' ),
				'name'     => (string) getenv( 'WORDPRESS_DB_NAME' ),
			),
			'prefix'       => $veranda_environment['TABLE_PREFIX'],
			// The relay shares WordPress's network, in which the public port is not WordPress's own.
			'wordpressUrl' => 'http://127.0.0.1',
		)
	)
);
