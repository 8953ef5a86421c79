<?php
/**
 * Publishes a page of the site: {title, content}. Answers with its address.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Environment;

require dirname( __DIR__, 2 ) . '/scripts/environment/php/load.php';

$wanted = read_input();
$page   = check(
	wp_insert_post(
		array(
			'post_type'    => 'page',
			'post_status'  => 'publish',
			'post_title'   => $wanted['title'],
			'post_content' => wp_slash( $wanted['content'] ),
		),
		true
	)
);
answer( array( 'url' => get_permalink( $page ) ) );
