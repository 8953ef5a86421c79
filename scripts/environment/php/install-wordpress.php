<?php
/**
 * Installs WordPress: {title, login, password, email, hasPlainPermalinks}.
 *
 * @package Veranda\Environment
 */

declare( strict_types=1 );

namespace Veranda\Environment;

define( 'WP_INSTALLING', true );
require __DIR__ . '/load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

$site = read_input();
if ( ! is_blog_installed() ) {
	// The mail to the new administrator would be sent before anybody receives mail.
	add_filter( 'pre_wp_mail', '__return_true' );
	wp_install( $site['title'], $site['login'], $site['email'], true, '', $site['password'] );
}

global $wp_rewrite;
$wp_rewrite->init();
$wp_rewrite->set_permalink_structure( $site['hasPlainPermalinks'] ? '' : '/%postname%/' );
flush_rewrite_rules();
answer( array( 'version' => get_bloginfo( 'version' ) ) );
