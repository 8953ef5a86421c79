<?php
/**
 * Adds a site to the network: {title, path}.
 *
 * @package Veranda\Environment
 */

declare( strict_types=1 );

namespace Veranda\Environment;

require __DIR__ . '/load.php';

global $wpdb;
$wanted = read_input();
$host   = (string) getenv( 'VERANDA_SITE_HOST' );
$blog   = check( wpmu_create_blog( $host, $wanted['path'], $wanted['title'], 1 ) );

// WordPress leaves the colon of a port out of a domain, but finds a site whose domain has one.
$wpdb->update( $wpdb->blogs, array( 'domain' => $host ), array( 'blog_id' => $blog ) );
clean_blog_cache( $blog );
foreach ( array( 'home', 'siteurl' ) as $option ) {
	update_blog_option( $blog, $option, 'http://' . $host . untrailingslashit( $wanted['path'] ) );
}
answer( array( 'id' => $blog ) );
