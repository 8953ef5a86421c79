<?php
/**
 * Where the chat shows.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Site_Id;
use Veranda\Frontend\Privacy_Link;
use Veranda\Frontend\Widget_Languages;
use Veranda\Frontend\Widget_Loader;
use Veranda\Placement\Address_Pattern;
use Veranda\Placement\Rules;
use Veranda\Placement\Visit;
use Veranda\Plugin;
use Veranda\Settings\Types\Placement_Rules;

/** Rules of placement: what they may say, what they decide, and what pages carry of them (docs/threats.md A12, A35, A67). */
final class Placement_Test extends Rest_Test_Case {

	/** Patterns and paths, and whether they fit. */
	public function patterns(): array {
		return array(
			array( '/shop/*', '/shop/lamps/', true ),
			array( '/shop/*', '/shop/', true ),
			array( '/shop/*', '/shopping/', false ),
			array( '/shop', '/shop/', true ),
			array( '/Shop/', '/sHOP', true ),
			array( '/shop', '/shop/lamps', false ),
			array( '/*', '/', true ),
			array( '/*', '/anything/at/all', true ),
			array( '/', '/', true ),
			array( '/', '/shop', false ),
			array( '*', '/shop', true ),
			array( '/*/lamps', '/shop/2026/lamps/', true ),
			array( '/*/lamps', '/lamps', false ),
			array( '/a*b*c', '/aXbYc', true ),
			array( '/a*b*c', '/aXcYb', false ),
			array( '/ab*ba', '/aba', false ),
			array( '/a.b', '/axb', false ),
			array( '/(a+)+', '/aaa', false ),
			array( '/grüße/*', '/gr%C3%BC%C3%9Fe/karte', true ),
			array( '/shop/*', '', false ),
		);
	}

	/**
	 * @dataProvider patterns
	 * @param string $pattern A pattern.
	 * @param string $path    A path.
	 * @param bool   $fits    Whether it fits.
	 */
	public function test_a_star_stands_for_anything( string $pattern, string $path, bool $fits ): void {
		self::assertSame( $fits, Address_Pattern::matches( $pattern, $path ) );
	}

	public function test_a_pattern_full_of_stars_keeps_nobody_busy(): void {
		$start = hrtime( true );
		self::assertFalse( Address_Pattern::matches( '/' . str_repeat( '*a', 99 ) . 'b', '/' . str_repeat( 'a', 100000 ) ) );
		// By a regular expression it would take longer than the test may.
		self::assertLessThan( 5e9, hrtime( true ) - $start );
	}

	/** Texts that are no rules. */
	public function wrong_rules(): array {
		$rule = fn( array $change ): array => array( wp_json_encode( array( $change + $this->rule() ) ) );
		return array(
			'no JSON'          => array( 'x' ),
			'an object'        => array( '{"show":true}' ),
			'too many'         => array( wp_json_encode( array_fill( 0, 31, $this->rule() ) ) ),
			'unknown field'    => $rule( array( 'user' => 'admin' ) ),
			'missing field'    => array( '[{"show":true}]' ),
			'show is a word'   => $rule( array( 'show' => 'yes' ) ),
			'no path'          => $rule( array( 'address' => 'shop' ) ),
			'other site'       => $rule( array( 'address' => 'https://elsewhere.test/shop' ) ),
			'a query'          => $rule( array( 'address' => '/shop?a=1' ) ),
			'a fragment'       => $rule( array( 'address' => '/shop#a' ) ),
			'a space'          => $rule( array( 'address' => '/my shop' ) ),
			'a line break'     => $rule( array( 'address' => "/shop\n" ) ),
			'too long'         => $rule( array( 'address' => '/' . str_repeat( 'a', 200 ) ) ),
			'page is a text'   => $rule( array( 'pages' => array( '1' ) ) ),
			'page below one'   => $rule( array( 'pages' => array( 0 ) ) ),
			'type is markup'   => $rule( array( 'postTypes' => array( '<b>' ) ) ),
			'role is a number' => $rule( array( 'roles' => array( 1 ) ) ),
			'unknown device'   => $rule( array( 'devices' => array( 'watch' ) ) ),
			'unknown hours'    => $rule( array( 'hours' => 'later' ) ),
			'not a list'       => $rule( array( 'pages' => array( 'a' => 1 ) ) ),
		);
	}

	/**
	 * @dataProvider wrong_rules
	 * @param string $text What was sent.
	 */
	public function test_what_is_no_rule_is_not_stored( string $text ): void {
		self::assertNull( ( new Placement_Rules() )->parse( $text ) );
	}

	public function test_the_first_rule_that_fits_decides_and_all_of_its_conditions_have_to_hold(): void {
		$rules  = $this->rules(
			array( 'show' => false, 'address' => '/shop/*', 'roles' => array( 'guest' ) ),
			array( 'show' => true, 'address' => '/shop/*' ),
			array( 'show' => false, 'postTypes' => array( 'product' ) ),
			array( 'show' => false, 'pages' => array( 7 ) )
		);
		$decide = static fn( string $path, int $id = 0, string $type = '', string $role = 'guest' ): array => array_map( static fn( array $candidate ): array => array( $candidate['show'], $candidate['rule'] ), $rules->candidates( new Visit( $path, $id, $type, array( $role ) ) ) );

		self::assertSame( array( array( false, 0 ) ), $decide( '/shop/lamps' ) );
		self::assertSame( array( array( true, 1 ) ), $decide( '/shop/lamps', 0, '', 'customer' ) );
		self::assertSame( array( array( false, 2 ) ), $decide( '/lamp', 3, 'product' ) );
		self::assertSame( array( array( false, 3 ) ), $decide( '/seven', 7, 'page' ) );
		self::assertSame( array( array( true, null ) ), $decide( '/about', 8, 'page' ) );
	}

	public function test_what_only_the_browser_knows_is_left_to_it_with_what_comes_after(): void {
		$rules = $this->rules(
			array( 'show' => false, 'address' => '/shop/*', 'devices' => array( 'phone' ) ),
			array( 'show' => true, 'hours' => 'open' ),
			array( 'show' => false )
		);

		self::assertSame(
			array(
				array( 'show' => false, 'rule' => 0, 'devices' => array( 'phone' ), 'hours' => '' ),
				array( 'show' => true, 'rule' => 1, 'devices' => array(), 'hours' => 'open' ),
				array( 'show' => false, 'rule' => 2, 'devices' => array(), 'hours' => '' ),
			),
			$rules->candidates( new Visit( '/shop/', 0, '', array( 'guest' ) ) )
		);
		self::assertSame( array( 1, 2 ), array_column( $rules->candidates( new Visit( '/', 0, '', array( 'guest' ) ) ), 'rule' ) );
		self::assertSame( 2, $rules->candidates( new Visit( '/shop/', 0, '', array( 'guest' ), 'tablet', false ) )[0]['rule'] );
	}

	public function test_addresses_are_found_as_visitors_see_them(): void {
		$page = (int) wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Lamps', 'post_name' => 'lamps' ) );
		register_post_type( 'lamp', array( 'public' => true, 'has_archive' => 'all-lamps', 'rewrite' => array( 'slug' => 'lamp' ) ) );
		try {
			foreach ( array( (string) get_permalink( $page ), str_replace( home_url(), '', (string) get_permalink( $page ) ) ) as $address ) {
				$visit = Visit::of_address( $address, array( 'guest' ), 'computer', true );
				self::assertSame( array( $page, 'page' ), array( $visit->post_id, $visit->post_type ), $address );
				self::assertStringStartsWith( '/', $visit->path );
			}
			self::assertSame( 'lamp', Visit::of_address( (string) get_post_type_archive_link( 'lamp' ), array( 'guest' ), 'computer', true )->post_type );
		} finally {
			unregister_post_type( 'lamp' );
		}
	}

	public function test_a_page_carries_nothing_of_rules_that_the_server_can_follow(): void {
		self::change_settings( array( 'relayUrl' => 'https://chat.example.test', 'placementRules' => $this->json( array( 'show' => false, 'address' => '/secret/*' ) ) ) );

		$_SERVER['REQUEST_URI'] = '/lamps/';
		self::assertSame( array( 'loader.js' ), $this->scripts_in( $this->render() ) );
		self::assertStringNotContainsString( 'secret', $this->render() );
		self::assertStringNotContainsString( 'data-where', $this->render() );
		$_SERVER['REQUEST_URI'] = '/secret/lamps/?a=1';
		self::assertSame( '', $this->render() );
		self::change_settings( array( 'placementRules' => '[]', 'isShownElsewhere' => false ) );
		self::assertSame( '', $this->render() );
	}

	public function test_a_role_is_asked_of_people_who_are_logged_in(): void {
		self::change_settings( array( 'relayUrl' => 'https://chat.example.test', 'placementRules' => $this->json( array( 'show' => false, 'roles' => array( 'subscriber' ) ) ) ) );

		self::assertNotSame( '', $this->render() );
		wp_set_current_user( self::make_user( 'subscriber' )->ID );
		self::assertSame( '', $this->render() );
		wp_set_current_user( self::make_user( 'editor' )->ID );
		self::assertNotSame( '', $this->render() );
	}

	public function test_what_the_browser_decides_comes_before_the_loader(): void {
		self::change_settings( array( 'relayUrl' => 'https://chat.example.test', 'placementRules' => $this->json( array( 'show' => false, 'devices' => array( 'phone' ) ) ) ) );

		$html = $this->render();

		self::assertSame( array( 'where.js', 'loader.js' ), $this->scripts_in( $html ) );
		self::assertSame( 1, preg_match( '/ data-where="([^"]*)"/', $html, $found ) );
		self::assertSame( array( false, true ), array_column( json_decode( html_entity_decode( $found[1] ), true ), 'show' ) );
	}

	public function test_the_owner_tries_an_address_before_saving(): void {
		$nonce = $this->log_in( self::make_user( 'administrator' ) );
		$rules = $this->json( array( 'show' => true, 'address' => '/' ), array( 'show' => false, 'address' => '/cart/*', 'devices' => array( 'phone' ) ) );
		$try   = fn( array $change ): array => $this->serve( 'POST', 'placement', $change + array( 'address' => '/cart/pay', 'rules' => $rules, 'isElsewhere' => true ), array( 'X-WP-Nonce' => $nonce ) );

		self::assertSame( array( 'isShown' => true, 'rule' => null ), $try( array() )['body'] );
		self::assertSame( array( 'isShown' => false, 'rule' => 2 ), $try( array( 'device' => 'phone' ) )['body'] );
		self::assertSame( array( 'isShown' => true, 'rule' => 1 ), $try( array( 'address' => home_url( '/' ) ) )['body'] );
		foreach ( array( '', 'cart', '//elsewhere.test/', 'https://elsewhere.test/cart', home_url() . '.elsewhere.test/', 'javascript:alert(1)' ) as $address ) {
			self::assertSame( array( 400, 'veranda_not_a_page' ), array( $try( array( 'address' => $address ) )['status'], $try( array( 'address' => $address ) )['body']['code'] ), $address );
		}
		self::assertSame( 'veranda_invalid_rules', $try( array( 'rules' => '[{}]' ) )['body']['code'] );
	}

	/**
	 * Returns a rule without conditions.
	 *
	 * @return array<string, mixed>
	 */
	private function rule(): array {
		return array( 'show' => true, 'address' => '', 'pages' => array(), 'postTypes' => array(), 'roles' => array(), 'devices' => array(), 'hours' => '' );
	}

	/**
	 * Returns rules as they are stored.
	 *
	 * @param array<string, mixed> ...$changes What is not as in a rule without conditions.
	 */
	private function json( array ...$changes ): string {
		return (string) wp_json_encode( array_map( fn( array $change ): array => $change + $this->rule(), $changes ) );
	}

	/**
	 * Returns rules.
	 *
	 * @param array<string, mixed> ...$changes What is not as in a rule without conditions.
	 */
	private function rules( array ...$changes ): Rules {
		$rules = Rules::read( $this->json( ...$changes ) );
		self::assertNotNull( $rules );
		return $rules;
	}

	/** Renders what a page would get. */
	private function render(): string {
		$GLOBALS['wp_scripts'] = null;
		$loader                = new Widget_Loader( WP_PLUGIN_DIR . '/veranda/', plugins_url( 'veranda/' ), Plugin::VERSION, self::settings(), new Site_Id(), new Privacy_Link(), new Widget_Languages( WP_PLUGIN_DIR . '/veranda/' ) );
		wp_register_script( 'veranda-where', plugins_url( 'veranda/build/widget/where.js' ), array(), '1', array( 'strategy' => 'defer' ) );
		$loader->enqueue();
		ob_start();
		$loader->print_element();
		wp_scripts()->do_items( wp_scripts()->queue );
		return (string) ob_get_clean();
	}

	/**
	 * Returns the names of the scripts in a page, in their order.
	 *
	 * @param string $html The page.
	 * @return string[]
	 */
	private function scripts_in( string $html ): array {
		preg_match_all( '#<script\b[^>]* src="[^"]*/([\w-]+\.js)\?[^"]*"[^>]*>#', $html, $found );
		return $found[1];
	}
}
