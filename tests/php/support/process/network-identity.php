<?php
/**
 * Tries on a network of two sites who may act as whom: {prefix, step, constants}.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Access_Versions;
use Veranda\Auth\Site_Id;
use Veranda\Auth\Site_Secret;
use Veranda\Auth\Token_Issuer;
use Veranda\Auth\Token_Kind;
use Veranda\Auth\Token_Verifier;
use Veranda\Database\Connection;
use Veranda\Database\Tables;

require __DIR__ . '/lib.php';
require __DIR__ . '/load-network.php';
require __DIR__ . '/../Relay_Token.php';
require load_network( true );
require_once ABSPATH . 'wp-admin/includes/admin.php';

add_filter( 'pre_wp_mail', '__return_true' );
$now      = static fn(): int => time();
$verifier = new Token_Verifier( new Site_Id(), new Site_Secret(), $now );
$versions = new Access_Versions( Connection::of_wordpress(), new Tables( Connection::of_wordpress() ) );

/**
 * Runs the work on a site of the network and returns what it returned.
 *
 * @param int      $site_id The site.
 * @param callable $work    The work.
 * @return mixed
 */
function on_site( int $site_id, callable $work ): mixed {
	switch_to_blog( $site_id );
	$result = $work();
	restore_current_blog();
	return $result;
}

/** Returns everything that our routes and Site Health tell the current user. */
function all_answers(): string {
	$GLOBALS['wp_rest_server'] = null;
	$answers                   = array();
	foreach ( array( 'GET' => 'settings', 'POST' => 'relay-environment' ) as $method => $route ) {
		$answers[] = rest_do_request( new \WP_REST_Request( $method, "/veranda/v1/$route" ) )->get_data();
	}
	$answers[] = rest_do_request( new \WP_REST_Request( 'GET', '/veranda/v1/site-health' ) )->get_data();
	return (string) wp_json_encode( $answers, JSON_UNESCAPED_SLASHES );
}

switch ( input()['step'] ) {
	case 'forge':
		$attacker = wpmu_create_user( 'attacker', 'password', 'attacker@example.test' );
		add_user_to_blog( 2, $attacker, 'administrator' );
		wp_set_current_user( $attacker );
		// What the administrator of the second site is given.
		list( $given, $shown ) = on_site(
			2,
			static fn(): array => array( rest_do_request( new \WP_REST_Request( 'POST', '/veranda/v1/relay-environment' ) )->get_data(), all_answers() )
		);
		// The first site's id is in its pages.
		$site_id = on_site( 1, static fn(): string => ( new Site_Id() )->get() );
		$claims  = array(
			'sub'         => 'agent:1',
			'aud'         => 'veranda-relay',
			'exp'         => time() + 600,
			'role'        => 'supervisor',
			'departments' => array(),
			'name'        => 'Admin',
			'avatar'      => null,
			'ver'         => 0,
		);
		$forged  = Relay_Token::sign( $given['environment']['VERANDA_SECRET'], $site_id, '', $claims, array( 'typ' => 'veranda-agent+jwt' ), 'agent-access' );
		$own     = on_site( 1, static fn(): string => ( new Token_Issuer( new Site_Id(), new Site_Secret(), $now ) )->issue_for_agent( new \WP_User( 1 ), 0 )->value );
		answer(
			array(
				'given'   => $given['environment']['VERANDA_SECRET'],
				'shown'   => $shown,
				'secrets' => array_map( static fn( int $id ): array => on_site( $id, static fn(): array => ( new Site_Secret() )->generations() ), array( 1, 2 ) ),
				'forged'  => on_site( 1, static fn(): ?array => $verifier->verify( $forged, Token_Kind::agent() ) ),
				'own'     => on_site( 1, static fn(): ?array => $verifier->verify( $own, Token_Kind::agent() ) ),
				'other'   => on_site( 2, static fn(): ?array => $verifier->verify( $own, Token_Kind::agent() ) ),
			)
		);
		break;

	case 'length':
		$secret = new Site_Secret();
		answer( array( 'usable' => $secret->is_usable(), 'length' => $secret->length() ) );
		break;

	case 'revoke':
		$changes = array(
			'logout'              => static function ( int $user ): void {
				wp_set_current_user( $user );
				@wp_logout();
			},
			'logout everywhere'   => static function ( int $user ): void {
				\WP_Session_Tokens::get_instance( $user )->create( time() + 60 );
				\WP_Session_Tokens::get_instance( $user )->destroy_all();
			},
			'password'            => static fn( int $user ) => wp_set_password( 'another password', $user ),
			'super admin no more' => static function ( int $user ): void {
				grant_super_admin( $user );
				revoke_super_admin( $user );
			},
			'role on the second'  => static function ( int $user ): void {
				update_user_meta( $user, $GLOBALS['wpdb']->get_blog_prefix( 2 ) . 'capabilities', array( 'subscriber' => true ) );
			},
			'deletion'            => static fn( int $user ) => wpmu_delete_user( $user ),
		);
		$raised  = array();
		foreach ( $changes as $name => $change ) {
			$user            = wpmu_create_user( 'agent' . count( $raised ), 'password', 'agent' . count( $raised ) . '@example.test' );
			$read            = static fn( string $table, string $column ): array => array_map(
				static fn( int $id ): int => (int) $GLOBALS['wpdb']->get_var( $GLOBALS['wpdb']->prepare( 'SELECT version FROM %i WHERE %i = %d', $GLOBALS['wpdb']->get_blog_prefix( $id ) . $table, $column, $user ) ),
				array( 1, 2 )
			);
			$versions_of_all = static fn(): array => array( ...$read( 'veranda_agent_access', 'agent_id' ), ...$read( 'veranda_visitor_access', 'wp_user_id' ) );
			foreach ( array( 1, 2 ) as $id ) {
				add_user_to_blog( $id, $user, 'veranda_agent' );
				on_site(
					$id,
					static function () use ( $versions, $user ): void {
						$versions->version_of_agent( $user );
						$versions->version_of_visitor( $user );
					}
				);
			}
			$before = $versions_of_all();
			$change( $user );
			$raised[ $name ] = array_map( static fn( int $old, int $new ): bool => $new > $old, $before, $versions_of_all() );
		}
		answer( $raised );
		break;
}
