<?php
/**
 * The rule by which shop plugins keep everybody without these capabilities out of wp-admin, with their filters.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

add_action(
	'admin_init',
	static function (): void {
		if ( wp_doing_ajax() || ! apply_filters( 'woocommerce_disable_admin_bar', true ) || current_user_can( 'edit_posts' ) || current_user_can( 'manage_woocommerce' ) || current_user_can( 'view_admin_dashboard' ) ) {
			return;
		}
		if ( apply_filters( 'woocommerce_prevent_admin_access', true ) ) {
			wp_safe_redirect( home_url( '/' ) );
			exit;
		}
	},
	5
);
