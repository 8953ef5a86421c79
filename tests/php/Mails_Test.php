<?php
/**
 * Mail for the relay.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use PHPMailer\PHPMailer\PHPMailer;
use Veranda\Auth\Access_Versions;
use Veranda\Auth\Site_Id;
use Veranda\Auth\Site_Secret;
use Veranda\Auth\Token_Issuer;
use Veranda\Database\Connection;
use Veranda\Mail\Mailer;
use WP_Error;
use WP_REST_Response;

/** `POST mails` (docs/threats.md A40, A41, A43). */
final class Mails_Test extends Rest_Test_Case {

	private const MAIL = array(
		'template'       => 'left_message',
		'idempotencyKey' => 'left:c_1',
		'data'           => array(
			'name'    => 'Zoë',
			'email'   => 'zoe@example.test',
			'body'    => "Line one\nLine two\n<b>5 < 6</b> & <a href=\"https://example.com/\">Reset your password</a>",
			'pageUrl' => 'https://shop.example.test/blue',
		),
	);

	/**
	 * Asks for a mail as the relay does.
	 *
	 * @param array<string, mixed> $changes What is different.
	 */
	private function ask( array $changes = array() ): WP_REST_Response {
		$body = (string) wp_json_encode( $changes + self::MAIL );
		return $this->call( 'POST', 'mails', $body, self::headers( self::token( $body ) ) );
	}

	/**
	 * Returns the headers of the relay, which is no browser.
	 *
	 * @param string|null $token The token.
	 * @return array<string, string|null>
	 */
	private static function headers( ?string $token ): array {
		return array(
			'Origin'          => null,
			'Sec-Fetch-Site'  => null,
			'X-Veranda'       => null,
			'X-Veranda-Token' => $token,
		);
	}

	/**
	 * Returns the relay's token for a body.
	 *
	 * @param string               $body    The body.
	 * @param array<string, mixed> $claims  Claims that are different.
	 * @param array<string, mixed> $header  Entries of the header that are different.
	 * @param string               $purpose Names the key.
	 */
	private static function token( string $body, array $claims = array(), array $header = array(), string $purpose = 'service' ): string {
		return Relay_Token::sign( self::secret(), self::site_id(), $body, $claims, $header, $purpose );
	}

	/** Returns the text of a part of a mail as its reader gets it. */
	private static function read_part( string $source, string $type ): string {
		self::assertSame( 1, preg_match( '/Content-Type: ' . preg_quote( $type, '/' ) . '; charset=(?:utf-8|us-ascii)(.*?)\r?\n\r?\n(.*?)\r?\n--/s', $source, $found ), "There is no $type." );
		$body = str_contains( $found[1], 'quoted-printable' ) ? quoted_printable_decode( $found[2] ) : ( str_contains( $found[1], 'base64' ) ? (string) base64_decode( $found[2], true ) : $found[2] );
		return str_replace( "\r\n", "\n", $body );
	}

	public function test_the_relay_sends_a_mail_to_the_sites_people(): void {
		self::change_settings( array( 'notificationEmail' => 'team@example.test' ) );

		$response = $this->ask();

		self::assertSame( array( 201, array( 'isNew' => true ) ), array( $response->get_status(), $response->get_data() ) );
		self::assertCount( 1, self::mailer()->sent );
		$mail = self::mailer()->sent[0];
		self::assertSame( array( 'team@example.test' ), $mail['to'] );
		self::assertSame( array( 'zoe@example.test' ), $mail['replyTo'] );
		self::assertStringContainsString( 'Zoë', $mail['subject'] );
		self::assertStringContainsString( 'multipart/alternative', $mail['source'] );
	}

	public function test_both_parts_show_exactly_what_was_written(): void {
		$this->ask();

		$source = self::mailer()->sent[0]['source'];
		self::assertStringContainsString( self::MAIL['data']['body'], self::read_part( $source, 'text/plain' ) );
		$html = self::read_part( $source, 'text/html' );
		self::assertStringContainsString( "Line one<br>\nLine two<br>\n&lt;b&gt;5 &lt; 6&lt;/b&gt; &amp; &lt;a href=&quot;https://example.com/&quot;&gt;Reset your password&lt;/a&gt;", $html );
		self::assertStringNotContainsString( '<a ', $html );
	}

	public function test_a45_shortcodes_blocks_and_embeds_in_what_was_written_stay_text(): void {
		$ran = false;
		add_shortcode(
			'veranda_probe',
			static function () use ( &$ran ): string {
				$ran = true;
				return 'ran';
			}
		);
		$body = "[veranda_probe]\n<!-- wp:veranda/probe /-->\nhttps://video.example.test/watch?v=1";

		$this->ask( array( 'data' => array( 'body' => $body ) + self::MAIL['data'] ) );

		self::assertFalse( $ran );
		self::assertStringContainsString( $body, self::read_part( self::mailer()->sent[0]['source'], 'text/plain' ) );
		self::assertStringContainsString( '[veranda_probe]<br>', self::read_part( self::mailer()->sent[0]['source'], 'text/html' ) );
	}

	public function test_a55_a_forged_host_is_in_no_mail(): void {
		foreach ( array( 'HTTP_HOST', 'HTTP_X_FORWARDED_HOST' ) as $name ) {
			$_SERVER[ $name ] = 'evil.test';
		}
		$data = array(
			'conversationId' => 'c_' . str_repeat( 'a', 22 ),
			'minutesWaited'  => 5,
			'name'           => 'Zoë',
			'email'          => null,
			'pageUrl'        => null,
			'pageTitle'      => null,
			'messages'       => array( array( 'body' => 'Hello' ) ),
			'unquoted'       => 0,
		);

		$response = $this->ask( array( 'template' => 'missed_chat', 'data' => $data ) );

		self::assertSame( 201, $response->get_status() );
		$source = self::read_part( self::mailer()->sent[0]['source'], 'text/plain' );
		self::assertStringContainsString( get_option( 'siteurl' ) . '/wp-admin/', $source );
		self::assertStringNotContainsString( 'evil.test', self::mailer()->sent[0]['source'] );
	}

	/** What other plugins do to mail. */
	public function other_plugins(): array {
		return array(
			'everything is HTML' => array( static fn() => add_filter( 'wp_mail_content_type', static fn() => 'text/html', 999 ) ),
			'everything is text' => array( static fn() => add_filter( 'wp_mail_content_type', static fn() => 'text/plain', 999 ) ),
			'another charset'    => array( static fn() => add_filter( 'wp_mail_charset', static fn() => 'ISO-8859-1', 999 ) ),
			'text is made HTML'  => array( static fn() => add_action( 'phpmailer_init', static fn( PHPMailer $mailer ) => $mailer->msgHTML( nl2br( $mailer->Body ) ), 999 ) ),
			'HTML is made text'  => array(
				static fn() => add_action(
					'phpmailer_init',
					static function ( PHPMailer $mailer ): void {
						$mailer->isHTML( false );
						$mailer->Body = wp_strip_all_tags( $mailer->Body );
					},
					999
				),
			),
		);
	}

	/**
	 * @dataProvider other_plugins
	 * @param callable(): mixed $install Adds the plugin's hooks.
	 */
	public function test_other_plugins_do_not_change_what_the_mail_is( callable $install ): void {
		$install();

		$this->test_both_parts_show_exactly_what_was_written();
	}

	public function test_our_parts_are_put_into_our_mail_only(): void {
		$this->ask();
		wp_mail( 'somebody@example.test', 'Order', 'Thank you' );

		self::assertSame( 'Thank you', trim( self::mailer()->sent[1]['html'] ) );
		self::assertSame( '', self::mailer()->sent[1]['text'] );
	}

	public function test_the_same_key_is_one_mail(): void {
		$this->ask();
		$again = $this->ask();
		$other = $this->ask( array( 'data' => array( 'body' => 'Something else' ) ) );

		self::assertSame( array( 200, array( 'isNew' => false ) ), array( $again->get_status(), $again->get_data() ) );
		self::assertSame( 200, $other->get_status() );
		self::assertCount( 1, self::mailer()->sent );
		self::assertSame( 201, $this->ask( array( 'idempotencyKey' => 'LEFT:C_1' ) )->get_status(), 'Keys are compared byte by byte.' );
		self::assertCount( 2, self::mailer()->sent );
	}

	public function test_a_replayed_request_sends_nothing(): void {
		$body    = (string) wp_json_encode( self::MAIL );
		$headers = self::headers( self::token( $body ) );

		self::assertSame( 201, $this->call( 'POST', 'mails', $body, $headers )->get_status() );
		self::assertSame( 200, $this->call( 'POST', 'mails', $body, $headers )->get_status() );
		self::assertCount( 1, self::mailer()->sent );
	}

	public function test_a_mail_that_failed_is_sent_when_it_is_asked_for_again(): void {
		self::mailer()->is_broken = true;
		$failed                   = $this->ask();
		self::assertSame( array( 503, 'veranda_mail_not_sent' ), array( $failed->get_status(), $failed->get_data()['code'] ) );
		self::assertEqualsWithDelta( time(), (int) get_option( Mailer::FAILURE_OPTION ), 5 );

		self::mailer()->is_broken = false;
		self::assertSame( 201, $this->ask()->get_status() );
		self::assertSame( 200, $this->ask()->get_status() );
		self::assertCount( 1, self::mailer()->sent );
		self::assertFalse( get_option( Mailer::FAILURE_OPTION ) );
	}

	public function test_a_visitor_s_odd_address_is_no_fault_of_the_sites_mail(): void {
		$refused = $this->ask(
			array(
				'template' => 'transcript',
				'data'     => array( 'email' => 'bob@shop-.example' ),
			)
		);

		self::assertSame( array( 422, 'veranda_mail_no_receiver' ), array( $refused->get_status(), $refused->get_data()['code'] ) );
		self::assertFalse( get_option( Mailer::FAILURE_OPTION ) );
		self::assertCount( 0, self::mailer()->sent );
	}

	public function test_a_mail_that_may_have_left_is_not_sent_again(): void {
		// PHP ended while it was sending: the claim is there, and nobody knows more.
		self::database()->query( self::database()->prepare( 'INSERT INTO %i ( key_hash, template, claimed_at ) VALUES ( UNHEX( %s ), %s, UTC_TIMESTAMP(3) )', self::tables()->sent_mails(), hash( 'sha256', 'left:c_1' ), 'left_message' ) );

		self::assertSame( 200, $this->ask()->get_status() );
		self::assertCount( 0, self::mailer()->sent );
	}

	public function test_of_two_requests_at_once_one_sends(): void {
		$second = null;
		add_filter(
			'pre_wp_mail',
			function ( $result ) use ( &$second ) {
				// The lock belongs to a connection, and this test has one; another one holds it as another request would.
				$second = Fresh_Process::run( 'ask-for-mail', array( 'mail' => self::MAIL, 'token' => self::token( (string) wp_json_encode( self::MAIL ) ) ) );
				return $result;
			}
		);

		self::assertSame( 201, $this->ask()->get_status() );
		self::assertSame( array( 409, 'veranda_mail_in_progress' ), array( $second['status'], $second['data']['code'] ) );
		self::assertCount( 1, self::mailer()->sent );
	}

	public function test_old_keys_are_forgotten(): void {
		$this->ask();
		self::database()->query( 'UPDATE ' . self::tables()->sent_mails() . ' SET claimed_at = claimed_at - INTERVAL 31 DAY' );
		$this->ask( array( 'idempotencyKey' => 'another' ) );

		self::assertSame( 1, self::count_rows( self::tables()->sent_mails() ) );
	}

	public function test_a_site_sends_so_many_mails_an_hour(): void {
		foreach ( range( 1, 100 ) as $number ) {
			self::database()->query( self::database()->prepare( 'INSERT INTO %i ( key_hash, template, claimed_at, sent_at ) VALUES ( UNHEX( %s ), %s, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) )', self::tables()->sent_mails(), hash( 'sha256', "n-$number" ), 'left_message' ) );
		}
		$limited = $this->ask();
		self::assertSame( array( 429, 'veranda_rate_limited' ), array( $limited->get_status(), $limited->get_data()['code'] ) );
		self::assertSame( 200, $this->ask( array( 'idempotencyKey' => 'n-1' ) )->get_status() );
		self::assertCount( 0, self::mailer()->sent );
	}

	/** Everybody who is not the relay, and what they might send. */
	public function wrong_parties(): array {
		$token = static fn( array $claims = array(), array $header = array(), string $purpose = 'service' ): callable => static fn( string $body ): string => self::token( $body, $claims, $header, $purpose );
		return array(
			'no token'                => array( static fn() => null ),
			'empty token'             => array( static fn() => '' ),
			'garbage'                 => array( static fn() => 'a.b.c' ),
			'another body'            => array( static fn( string $body ) => self::token( $body . ' ' ) ),
			'no body hash'            => array( $token( array( 'bodyHash' => null ) ) ),
			// By the time of the test: PHPUnit asks for this list minutes before it runs the last of it.
			'expired'                 => array( static fn( string $body ) => self::token( $body, array( 'iat' => time() - 200, 'exp' => time() - 140 ) ) ),
			'from the future'         => array( static fn( string $body ) => self::token( $body, array( 'iat' => time() + 120, 'exp' => time() + 180 ) ) ),
			'too long a life'         => array( static fn( string $body ) => self::token( $body, array( 'exp' => time() + 3600 ) ) ),
			'the plugin\'s own'       => array( $token( array( 'sub' => 'plugin', 'aud' => 'veranda-relay' ) ) ),
			'for the relay'           => array( $token( array( 'aud' => 'veranda-relay' ) ) ),
			'by the plugin'           => array( $token( array( 'sub' => 'plugin' ) ) ),
			'of another site'         => array( $token( array( 'iss' => 's_0000000000000000000000' ) ) ),
			'unsigned'                => array( static fn( string $body ) => substr( self::token( $body, array(), array( 'alg' => 'none' ) ), 0, -43 ) ),
			'another algorithm'       => array( $token( array(), array( 'alg' => 'HS512' ) ) ),
			'a visitor\'s type'       => array( $token( array(), array( 'typ' => 'veranda-visitor+jwt' ) ) ),
			'a visitor\'s key'        => array( $token( array(), array(), 'visitor-access' ) ),
			'an agent\'s key'         => array( $token( array(), array(), 'agent-access' ) ),
			'another secret'          => array( static fn( string $body ) => Relay_Token::sign( str_repeat( 'x1', 32 ), self::site_id(), $body ) ),
			'an agent\'s whole token' => array( static fn() => ( new Token_Issuer( new Site_Id(), new Site_Secret(), static fn() => time() ) )->issue_for_agent( self::make_user( 'veranda_agent' ), ( new Access_Versions( Connection::of_wordpress(), self::tables() ) )->version_of_agent( 1 ) )->value ),
		);
	}

	/**
	 * @dataProvider wrong_parties
	 * @param callable(string): ?string $make Makes the token for a body.
	 */
	public function test_nobody_else_can_send_mail( callable $make ): void {
		$body  = (string) wp_json_encode( self::MAIL );
		$token = $make( $body );

		self::assertSame( 401, $this->call( 'POST', 'mails', $body, self::headers( $token ) )->get_status() );
		wp_set_current_user( self::make_user( 'administrator' )->ID );
		$as_administrator = $this->call( 'POST', 'mails', $body, array( 'X-WP-Nonce' => wp_create_nonce( 'wp_rest' ) ) + self::headers( $token ) );
		self::assertSame( 403, $as_administrator->get_status() );
		self::assertCount( 0, self::mailer()->sent );
		self::assertSame( 0, self::count_rows( self::tables()->sent_mails() ) );
	}

	public function test_the_previous_secret_counts_while_it_is_being_changed(): void {
		$body  = (string) wp_json_encode( self::MAIL );
		$token = self::token( $body );
		update_option( Site_Secret::PREVIOUS_OPTION, self::secret() );
		update_option( Site_Secret::OPTION, bin2hex( random_bytes( 32 ) ) );

		self::assertSame( 201, $this->call( 'POST', 'mails', $body, self::headers( $token ) )->get_status() );
	}

	public function test_a_site_that_closes_rest_to_guests_still_hears_its_relay(): void {
		add_filter( 'rest_authentication_errors', static fn( $result ) => empty( $result ) && ! is_user_logged_in() ? new WP_Error( 'rest_not_logged_in', 'Members only.', array( 'status' => 401 ) ) : $result );
		$body = (string) wp_json_encode( self::MAIL );

		self::assertSame( 401, $this->serve( 'POST', 'mails', $body, self::headers( self::token( 'another body' ) ) )['status'] );
		self::assertSame( 401, $this->serve( 'POST', 'left-messages', $body, self::headers( null ) )['status'] );
		self::assertSame( 201, $this->serve( 'POST', 'mails', $body, self::headers( self::token( $body ) ) )['status'] );
	}

	/** What must not get further than the door. */
	public function wrong_requests(): array {
		return array(
			'unknown template'    => array( array( 'template' => 'nothing' ) ),
			'template as a list'  => array( array( 'template' => array( 'left_message' ) ) ),
			'template as a class' => array( array( 'template' => 'Veranda\Mail\Mailer' ) ),
			'empty key'           => array( array( 'idempotencyKey' => '' ) ),
			'long key'            => array( array( 'idempotencyKey' => str_repeat( 'k', 101 ) ) ),
			'key with a break'    => array( array( 'idempotencyKey' => "k\n" ) ),
			'key as a number'     => array( array( 'idempotencyKey' => 5 ) ),
			'data as a text'      => array( array( 'data' => 'x' ) ),
		);
	}

	/**
	 * @dataProvider wrong_requests
	 * @param array<string, mixed> $changes What is wrong.
	 */
	public function test_wrong_requests_are_refused( array $changes ): void {
		self::assertSame( 400, $this->ask( $changes )->get_status() );
		self::assertCount( 0, self::mailer()->sent );
	}

	/** Facts as nobody should send them. */
	public function hostile_facts(): array {
		$bodies = array( "\r\nBcc: victim@example.test", "\nBcc: victim@example.test", "\rBcc: victim@example.test", "\0Bcc: victim@example.test", "\u{2028}Bcc: victim@example.test", '=?utf-8?B?QmNjOiB4?= <victim@example.test>, x@example.test', str_repeat( 'A', 10240 ) );
		$cases  = array();
		foreach ( array( 'name', 'email', 'pageUrl', 'body' ) as $fact ) {
			foreach ( $bodies as $number => $body ) {
				$cases[ "$fact $number" ] = array( array( $fact => ( 'email' === $fact ? 'eve@example.test' : 'Eve' ) . $body ) );
			}
		}
		return $cases + array(
			'wrong types' => array( array( 'name' => array( 'a' ), 'email' => 5, 'pageUrl' => null, 'body' => array() ) ),
			'nothing'     => array( array( 'name' => null, 'email' => null, 'pageUrl' => null, 'body' => null ) ),
		);
	}

	/**
	 * @dataProvider hostile_facts
	 * @param array<string, mixed> $facts What was sent.
	 */
	public function test_no_fact_becomes_a_header( array $facts ): void {
		$response = $this->ask( array( 'data' => $facts + self::MAIL['data'] ) );

		self::assertSame( 201, $response->get_status() );
		$mail = self::mailer()->sent[0];
		self::assertSame( array( get_option( 'admin_email' ) ), $mail['to'] );
		self::assertLessThanOrEqual( 1, count( $mail['replyTo'] ) );
		list( $head ) = explode( "\n\n", str_replace( "\r\n", "\n", $mail['source'] ), 2 );
		self::assertDoesNotMatchRegularExpression( '/^(Bcc|Cc):/mi', $head );
		self::assertSame( 1, preg_match_all( '/^(To|Subject|From|Content-Type):/mi', $head ) / 4 );
		self::assertDoesNotMatchRegularExpression( '/^Reply-To:.*victim/mi', $head );
	}

	public function test_placeholders_shortcodes_and_entities_stay_what_they_are(): void {
		$body = '{{7*7}} ${x} <%= 1 %> %s %1$s %n {visitor_email} [gallery] &amp; &lt; <!-- wp:block --> O:8:"stdClass":0:{}';
		$this->ask( array( 'data' => array( 'body' => $body, 'name' => '%s &amp; <i>' ) + self::MAIL['data'] ) );

		$source = self::mailer()->sent[0]['source'];
		self::assertStringContainsString( $body, self::read_part( $source, 'text/plain' ) );
		self::assertStringContainsString( htmlspecialchars( $body, ENT_QUOTES, 'UTF-8' ), self::read_part( $source, 'text/html' ) );
		self::assertStringContainsString( '%s &amp; <i>', self::mailer()->sent[0]['subject'] );
	}

	public function test_what_people_write_in_any_script_arrives(): void {
		$body = "👨‍👩‍👧 שלום עולם\u{202E}abc زيارة 王\u{2028}next e\u{0301}";
		$this->ask( array( 'data' => array( 'body' => $body ) + self::MAIL['data'] ) );

		$source = self::mailer()->sent[0]['source'];
		self::assertStringContainsString( $body, self::read_part( $source, 'text/plain' ) );
		self::assertStringContainsString( $body, self::read_part( $source, 'text/html' ) );
	}

	public function test_a66_a_name_does_not_turn_what_stands_around_it(): void {
		$this->ask( array( 'data' => array( 'name' => "\u{2067}No\u{202E}ra שרה" ) + self::MAIL['data'] ) );

		$mail = self::mailer()->sent[0];
		self::assertStringContainsString( 'Nora שרה', $mail['subject'] );
		self::assertStringContainsString( 'Nora שרה', self::read_part( $mail['source'], 'text/plain' ) );
	}

	public function test_owners_can_change_each_part(): void {
		add_filter( 'veranda_mail_to', static fn( $to, $name ) => "$name@example.test", 10, 2 );
		add_filter( 'veranda_mail_subject', static fn( $subject ) => "Chat:\r\nBcc: x@example.test $subject" );
		add_filter( 'veranda_mail_text', static fn( $text ) => $text . 'Our footer' );
		add_filter( 'veranda_mail_html', static fn() => array( 'no text' ) );

		$this->ask();

		$mail = self::mailer()->sent[0];
		self::assertSame( array( 'left_message@example.test' ), $mail['to'] );
		self::assertStringStartsWith( 'Chat: Bcc: x@example.test', $mail['subject'] );
		self::assertStringEndsWith( 'Our footer', $mail['text'] );
		self::assertStringContainsString( 'Line one<br>', $mail['html'], 'What a filter returns must be a text.' );
	}

	public function test_the_mail_is_in_the_sites_language(): void {
		$locales = array();
		add_filter(
			'veranda_mail_subject',
			static function ( $subject ) use ( &$locales ) {
				$locales[] = determine_locale();
				return $subject;
			}
		);
		$user = self::make_user( 'administrator', array( 'locale' => 'de_DE' ) );
		wp_set_current_user( $user->ID );
		add_filter( 'get_available_languages', static fn() => array( 'de_DE' ) );
		$_GET['_locale'] = 'user';

		$this->ask();

		self::assertSame( array( 'en_US' ), $locales );
	}
}
