<?php
/**
 * What is sent to the routes.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use ErrorException;
use WP_REST_Response;

/**
 * Every argument of every route, as WordPress knows them, with values of other types (docs/threats.md A38): refused at the
 * field, never taken for something else, and never a complaint of PHP. A route that is added tomorrow is tried tomorrow.
 */
final class Rest_Schemas_Test extends Rest_Test_Case {

	private const SAID = array( 'isVisitor' => true, 'name' => 'A', 'time' => '9:00', 'body' => 'B' );

	private const FIELDS = array(
		array( 'key' => 'email', 'type' => 'email', 'label' => '', 'isRequired' => true ),
		array(
			'key'        => 'topic',
			'type'       => 'choice',
			'label'      => 'Topic',
			'isRequired' => true,
			'options'    => array( array( 'value' => 'order', 'label' => 'An order', 'tags' => array( 'order' ) ) ),
		),
		array( 'key' => 'news', 'type' => 'checkbox', 'label' => 'News', 'isRequired' => false, 'tags' => array( 'news' ) ),
		array( 'key' => 'more', 'type' => 'text', 'label' => 'More', 'isRequired' => false, 'condition' => array( 'on' => 'answer', 'key' => 'topic', 'value' => 'order' ) ),
		array( 'key' => 'cart', 'type' => 'text', 'label' => 'Cart', 'isRequired' => false, 'condition' => array( 'on' => 'page', 'path' => '/cart' ) ),
	);

	private const RULES = array(
		array( 'show' => true, 'address' => '/shop/*', 'pages' => array( 1 ), 'postTypes' => array( 'post' ), 'roles' => array( 'guest' ), 'devices' => array( 'phone' ), 'hours' => 'open' ),
	);

	private const HOURS = array(
		'timezone'   => 'Europe/Berlin',
		'week'       => array( array( array( '09:00', '17:00' ) ), array(), array(), array(), array(), array(), array() ),
		'exceptions' => array( array( 'from' => '2026-12-24', 'to' => '2026-12-26', 'name' => 'Holidays', 'spans' => array() ) ),
	);

	private const MAIL = array(
		'conversationId' => 'c_1',
		'minutesWaited'  => 5,
		'name'           => 'A',
		'email'          => 'a@example.test',
		'phone'          => '+4930123456',
		'callAt'         => '2026-12-01T09:00:00.000Z',
		'timezone'       => 'Europe/Berlin',
		'locale'         => 'de-DE',
		'key'            => 'k',
		'pageUrl'        => 'https://example.test/',
		'pageTitle'      => 'Shop',
		'body'           => 'B',
		'unquoted'       => 1,
		'kind'           => 'callback',
		'isSuspicious'   => false,
		'answers'        => array( self::SAID ),
		'earlier'        => array( self::SAID ),
		'messages'       => array( self::SAID ),
	);

	/** By route: what is valid, so that one wrong value is the only one. */
	private const VALID = array(
		'left-messages' => array(
			'clientId' => 'c-1',
			'name'     => 'A',
			'email'    => 'a@example.test',
			'body'     => 'B',
			'page'     => array( 'url' => 'https://example.test/', 'title' => 'Shop' ),
		),
		'mails'         => array( 'template' => 'left_message', 'idempotencyKey' => 'k-1', 'data' => self::MAIL ),
		'own-words'     => array( 'language' => 'de_DE' ),
		'placement'     => array( 'address' => '/', 'rules' => '[]', 'isElsewhere' => true ),
	);

	/** How long a list may be that a program sends by mistake. */
	private const MANY = 100_000;

	protected function setUp(): void {
		parent::setUp();
		// Nothing is asked of other servers.
		add_filter( 'pre_http_request', static fn(): array => self::response( 500, array() ) );
		// Whoever may call a route is told elsewhere: here, everybody.
		add_filter( 'rest_endpoints', $this->open_all( ... ) );
		set_error_handler( static fn( int $level, string $message, string $file, int $line ) => throw new ErrorException( $message, 0, $level, $file, $line ) );
	}

	protected function tearDown(): void {
		restore_error_handler();
		parent::tearDown();
	}

	/**
	 * Lets everybody call our routes.
	 *
	 * @param array<string, array<int|string, mixed>> $endpoints By route.
	 * @return array<string, array<int|string, mixed>>
	 */
	private function open_all( array $endpoints ): array {
		foreach ( $endpoints as $route => $handlers ) {
			foreach ( str_starts_with( $route, self::PREFIX ) ? array_filter( array_keys( $handlers ), 'is_int' ) : array() as $number ) {
				$endpoints[ $route ][ $number ]['permission_callback'] = static fn(): bool => true;
			}
			if ( str_starts_with( $route, self::PREFIX ) && isset( $handlers['permission_callback'] ) ) {
				$endpoints[ $route ]['permission_callback'] = static fn(): bool => true;
			}
		}
		return $endpoints;
	}

	/** Values of every type, and odd ones of each. @return array<string, mixed> */
	private static function values(): array {
		$deep = array();
		for ( $level = 0; $level < 300; $level++ ) {
			$deep = array( 'a' => $deep );
		}
		return array(
			'null'              => null,
			'true'              => true,
			'false'             => false,
			'0'                 => 0,
			'1'                 => 1,
			'-1'                => -1,
			'1.5'               => 1.5,
			'a huge number'     => 1e300,
			'a number as text'  => '1',
			'"true"'            => 'true',
			'an empty text'     => '',
			'a text'            => "x\0<b>\u{1F600}",
			'a long text'       => str_repeat( 'a', 1_000_000 ),
			'an empty list'     => array(),
			'a list of texts'   => array( 'x' ),
			'a list of lists'   => array( array( array( 'x' ) ) ),
			'a list of objects' => array( array( 'a' => array( 'b' => 1 ) ), null, 1 ),
			'an object'         => array( 'a' => 'b' ),
			'a deep object'     => $deep,
			'a long list'       => array_fill( 0, self::MANY, array( 'key' => 'x' ) ),
		);
	}

	/**
	 * Tells whether a value has the type that a schema names.
	 *
	 * @param mixed  $value A value of JSON.
	 * @param string $type  A type of JSON Schema.
	 */
	private static function is_of( mixed $value, string $type ): bool {
		return match ( $type ) {
			'string'  => is_string( $value ),
			'integer' => is_int( $value ),
			'number'  => is_int( $value ) || is_float( $value ),
			'boolean' => is_bool( $value ),
			'object'  => is_array( $value ) && ( array() === $value || ! array_is_list( $value ) ),
			'array'   => is_array( $value ) && array_is_list( $value ),
			default   => self::fail( "No test knows the type $type." ),
		};
	}

	/**
	 * Returns every argument: method, route, its name and its schema.
	 *
	 * @return list<array{string, string, string, array<string, mixed>}>
	 */
	private static function arguments(): array {
		$found = array();
		foreach ( rest_get_server()->get_routes( 'veranda/v1' ) as $route => $handlers ) {
			foreach ( '/veranda/v1' === $route ? array() : $handlers as $handler ) {
				foreach ( $handler['args'] as $name => $schema ) {
					$found[] = array( (string) array_key_first( $handler['methods'] ), substr( $route, strlen( self::PREFIX ) ), (string) $name, $schema );
				}
			}
		}
		return $found;
	}

	/**
	 * Returns a body that a route takes.
	 *
	 * @param string $route Below /veranda/v1/.
	 * @return array<string, mixed>
	 */
	private static function valid( string $route ): array {
		return match ( $route ) {
			'settings'                                  => array( 'version' => self::settings()->get()->version ),
			'settings/import-preview', 'preview-config' => array( 'settings' => array( 'title' => 'Shop' ) ),
			default                                     => self::VALID[ $route ] ?? array(),
		};
	}

	/**
	 * Asserts that a field was refused, and named.
	 *
	 * @param WP_REST_Response $response The answer.
	 * @param string           $name     The argument.
	 * @param string           $what     What was tried.
	 */
	private static function assert_refused_at( WP_REST_Response $response, string $name, string $what ): void {
		$body = (array) $response->get_data();
		self::assertSame( 400, $response->get_status(), "$what: " . substr( (string) wp_json_encode( $body ), 0, 300 ) );
		$params = (array) ( $body['data']['params'] ?? array() );
		$named  = array_is_list( $params ) ? $params : array_keys( $params );
		self::assertSame( array( $name ), $named, "$what is refused at its field: " . wp_json_encode( $body ) );
	}

	public function test_a38_a_value_of_another_type_is_refused_at_its_field(): void {
		$arguments = self::arguments();
		self::assertGreaterThan( 40, count( $arguments ) );
		foreach ( $arguments as list( $method, $route, $name, $schema ) ) {
			foreach ( self::values() as $what => $value ) {
				$body     = array( $name => $value ) + self::valid( $route );
				$response = $this->call( $method, $route, $body );
				$what     = "$method $route with $what as $name";
				if ( self::is_of( $value, $schema['type'] ) ) {
					self::assertLessThan( 500, $response->get_status(), $what );
				} else {
					self::assert_refused_at( $response, $name, $what );
				}
			}
		}
	}

	public function test_a38_a_body_that_is_no_object_is_refused(): void {
		foreach ( self::our_routes() as list( $method, $route ) ) {
			foreach ( array( '5', '"text"', 'true', 'null', '[1,[2]]', '{', '', '{"a":', "\xff", str_repeat( '[', 1000 ) ) as $body ) {
				$response = $this->call( $method, $route, $body );
				self::assertNotSame( 500, $response->get_status(), "$method $route with $body" );
				if ( array() !== self::valid( $route ) && 'GET' !== $method ) {
					self::assertSame( 400, $response->get_status(), "$method $route with $body" );
				}
			}
		}
	}

	/** What holds more than one value, with how it is sent. @return array<string, array{string, string, mixed, callable(mixed): array<string, mixed>}> */
	public function nested(): array {
		$as_setting = static fn( string $name ): callable => static fn( mixed $value ): array => array( $name => wp_json_encode( $value ) );
		$as_mail    = static fn( string $template ): callable => static fn( mixed $value ): array => array( 'template' => $template, 'idempotencyKey' => wp_generate_password( 20, false ), 'data' => $value );
		$cases      = array(
			'the form'             => array( 'PUT', 'settings', self::FIELDS, $as_setting( 'prechatFields' ) ),
			'rules'                => array( 'PUT', 'settings', self::RULES, $as_setting( 'placementRules' ) ),
			'rules that are tried' => array( 'POST', 'placement', self::RULES, $as_setting( 'rules' ) ),
			'opening hours'        => array( 'PUT', 'settings', self::HOURS, $as_setting( 'openingHours' ) ),
			'a page'               => array( 'POST', 'left-messages', self::VALID['left-messages']['page'], static fn( mixed $value ): array => array( 'page' => $value ) ),
			'what is imported'     => array( 'POST', 'settings/import-preview', array( 'title' => 'Shop', 'prechatFields' => (string) wp_json_encode( self::FIELDS ) ), static fn( mixed $value ): array => array( 'settings' => $value ) ),
			'what is previewed'    => array( 'POST', 'preview-config', array( 'title' => 'Shop', 'openingHours' => (string) wp_json_encode( self::HOURS ) ), static fn( mixed $value ): array => array( 'settings' => $value ) ),
		);
		foreach ( array( 'left_message', 'answer', 'missed_chat', 'transcript', 'visitor_request' ) as $template ) {
			$cases[ "a mail: $template" ] = array( 'POST', 'mails', self::MAIL, $as_mail( $template ) );
		}
		return $cases;
	}

	public function test_a38_a_form_of_very_many_good_fields_is_refused_before_they_are_compared(): void {
		$many   = array_map( static fn( int $number ): array => array( 'key' => "f$number", 'type' => 'text', 'label' => 'A', 'isRequired' => false ), range( 1, self::MANY ) );
		$choice = array( 'key' => 'topic', 'type' => 'choice', 'label' => 'Topic', 'isRequired' => false, 'options' => array_map( static fn( int $number ): array => array( 'value' => "o$number", 'label' => 'A' ), range( 1, self::MANY ) ) );
		foreach ( array( $many, array( $choice ) ) as $fields ) {
			$response = $this->call( 'PUT', 'settings', array( 'prechatFields' => wp_json_encode( $fields ) ) + self::valid( 'settings' ) );
			self::assert_refused_at( $response, 'prechatFields', 'a long form' );
		}
	}

	/**
	 * Returns a value with one of its parts replaced, for each part and each of the values; and with one part more.
	 *
	 * @param mixed $whole The value.
	 * @return iterable<string, mixed> By where and what.
	 */
	private static function with_one_wrong( mixed $whole ): iterable {
		foreach ( self::values() as $what => $value ) {
			yield $what => $value;
		}
		if ( ! is_array( $whole ) ) {
			return;
		}
		yield 'a field more' => $whole + array( 'toString' => array() );
		foreach ( $whole as $key => $part ) {
			yield "no $key" => array_diff_key( $whole, array( $key => null ) );
			foreach ( self::with_one_wrong( $part ) as $where => $replaced ) {
				yield "$key > $where" => array( $key => $replaced ) + $whole;
			}
		}
	}

	/**
	 * @dataProvider nested
	 * @param string                                $method GET, POST, PUT …
	 * @param string                                $route  Below /veranda/v1/.
	 * @param mixed                                 $valid  What can be sent.
	 * @param callable(mixed): array<string, mixed> $body   Makes a body of it.
	 */
	public function test_a38_wrong_parts_of_a_value_are_no_fault_of_the_server( string $method, string $route, mixed $valid, callable $body ): void {
		$tried = 0;
		foreach ( self::with_one_wrong( $valid ) as $where => $value ) {
			$response = $this->call( $method, $route, $body( $value ) + self::valid( $route ) );
			// 503: the mail or the message could not be stored, which is tested elsewhere; 429: very many were sent.
			self::assertNotSame( 500, $response->get_status(), "$where: " . substr( (string) wp_json_encode( $response->get_data() ), 0, 300 ) );
			++$tried;
		}
		self::assertGreaterThan( 20, $tried );
	}
}
