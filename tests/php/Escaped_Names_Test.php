<?php
/**
 * Names that WordPress stores escaped.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Person;
use Veranda\Text;

/** Whatever somebody is called, they are called so everywhere: nothing is shown as `&amp;` (docs/threats.md A31, A66). */
final class Escaped_Names_Test extends Rest_Test_Case {

	/** What people type, and what others must read. */
	public function names(): array {
		return array(
			'and'                        => array( "Mara & Finn O'Dell", "Mara & Finn O'Dell" ),
			'less than and quotes'       => array( 'Kay <3 & "Sons"', 'Kay <3 & "Sons"' ),
			'an entity is a character'   => array( 'Caf&eacute; &#8211; &#x1F98A;', 'Café – 🦊' ),
			'only once'                  => array( 'Tom &amp;amp; Ann', 'Tom &amp; Ann' ),
			'a script stays text'        => array( '&lt;img src=x onerror=alert(1)&gt;', '<img src=x onerror=alert(1)>' ),
			'a break becomes a blank'    => array( 'Eve&#10;Bcc: x@example.test', 'Eve Bcc: x@example.test' ),
			'nothing but an entity'      => array( '&#32;', '' ),
			'nothing but ampersands'     => array( str_repeat( '&', 40 ), str_repeat( '&', 40 ) ),
			'an emoji and its neighbour' => array( 'Anna & 👩‍👩‍👧', 'Anna & 👩‍👩‍👧' ),
		);
	}

	/**
	 * @dataProvider names
	 * @param string $typed    What the person typed into the profile.
	 * @param string $expected What others read; empty: a name of ours.
	 */
	public function test_tokens_and_screens_say_the_name_that_was_typed( string $typed, string $expected ): void {
		$agent    = self::make_user( 'veranda_agent', array( 'display_name' => $typed ) );
		$expected = '' === $expected ? "User $agent->ID" : $expected;
		$nonce    = $this->log_in( $agent );

		$agent_token    = $this->serve( 'POST', 'agent-token', null, array( 'X-WP-Nonce' => $nonce ) )['body']['token'];
		$identity_token = $this->serve( 'POST', 'identity-token' )['body']['identityToken'];

		self::assertSame( $expected, self::claims_of( $agent_token )['name'] );
		self::assertSame( $expected, self::claims_of( $identity_token )['name'] );
		self::assertSame( $expected, Person::name( get_userdata( $agent->ID ) ), 'As the screens print it.' );
	}

	public function test_an_address_with_an_ampersand_is_the_one_that_was_typed(): void {
		$visitor = self::make_user( 'subscriber', array( 'user_email' => "mara&finn.o'dell@example.test" ) );
		$this->log_in( $visitor );

		$claims = self::claims_of( $this->serve( 'POST', 'identity-token' )['body']['identityToken'] );

		self::assertSame( "mara&finn.o'dell@example.test", $claims['email'] );
	}

	public function test_the_address_of_a_picture_may_come_escaped(): void {
		add_filter( 'pre_option_show_avatars', static fn(): string => '1', 20 );
		add_filter( 'get_avatar_url', static fn(): string => home_url( '/face.php?who=1&#038;size=96' ) );
		$nonce = $this->log_in( self::make_user( 'veranda_agent' ) );

		$claims = self::claims_of( $this->serve( 'POST', 'agent-token', null, array( 'X-WP-Nonce' => $nonce ) )['body']['token'] );

		self::assertSame( home_url( '/face.php?who=1&size=96' ), $claims['avatar'] );
	}

	public function test_mails_name_the_site_and_the_visitor_as_they_are_called(): void {
		update_option( 'blogname', "Juniper & Oak's <3 &#8211; \"Best\"" );

		$this->call(
			'POST',
			'left-messages',
			array(
				'clientId' => 'left-1',
				'name'     => 'Kay <3 & "Sons" &amp;',
				'email'    => 'kay@example.test',
				'body'     => 'Fish & Chips &amp; <b>',
				'page'     => array(
					'url'   => self::origin() . '/?a=1&b=2',
					'title' => 'This & that',
				),
			)
		);

		$mail = self::mailer()->sent[0];
		self::assertSame( "[Juniper & Oak's <3 – \"Best\"] New message from Kay <3 & \"Sons\" &amp;", $mail['subject'] );
		self::assertStringContainsString( 'Fish & Chips &amp; <b>', $mail['text'] );
		self::assertStringContainsString( 'Kay &lt;3 &amp; &quot;Sons&quot; &amp;amp;', $mail['html'] );
		self::assertStringContainsString( 'Fish &amp; Chips &amp;amp; &lt;b&gt;', $mail['html'] );
	}

	public function test_what_a_visitor_typed_is_not_decoded(): void {
		$row = array( 'Kay &amp; <3', 'Fish &amp; Chips', 'This &lt; that' );
		$this->call(
			'POST',
			'left-messages',
			array(
				'clientId' => 'left-1',
				'name'     => $row[0],
				'email'    => 'kay@example.test',
				'body'     => $row[1],
				'page'     => array(
					'url'   => self::origin() . '/',
					'title' => $row[2],
				),
			)
		);

		self::assertSame( $row, self::database()->get_row( 'SELECT name, body, page_title FROM ' . self::tables()->left_messages(), ARRAY_N ) );
	}

	public function test_every_text_that_wordpress_escapes_comes_back_as_it_was(): void {
		foreach ( array( "Mara & Finn O'Dell", 'Kay <3 & "Sons"', '100 % & more' ) as $typed ) {
			$page = wp_insert_post( array( 'post_type' => 'page', 'post_title' => wp_slash( $typed ), 'post_status' => 'publish' ) );
			$term = wp_insert_term( wp_slash( $typed ), 'category' );
			update_option( 'blogname', $typed );

			self::assertSame( $typed, Text::from_wordpress( get_post( $page )->post_title ) );
			self::assertSame( $typed, Text::from_wordpress( get_term( $term['term_id'] )->name ) );
			self::assertSame( $typed, Text::from_wordpress( get_bloginfo( 'name' ) ) );
			self::assertSame( $typed, Text::from_wordpress( _wp_specialchars( $typed, ENT_QUOTES ) ) );
		}
	}
}
