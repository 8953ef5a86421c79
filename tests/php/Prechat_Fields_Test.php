<?php
/**
 * The form before the chat.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Settings\Settings_Store;
use Veranda\Settings\Types\Page_Address;
use Veranda\Settings\Types\Prechat_Fields;

/** What of a form is stored, and what is told about one that cannot be. */
final class Prechat_Fields_Test extends Rest_Test_Case {

	private const EMAIL = array(
		'key'        => 'email',
		'type'       => 'email',
		'label'      => '',
		'isRequired' => true,
	);
	private const TOPIC = array(
		'key'        => 'topic',
		'type'       => 'choice',
		'label'      => 'Worum geht es? 😀',
		'isRequired' => false,
		'options'    => array(
			array(
				'value' => 'order',
				'label' => 'Bestellung/Rückgabe',
				'tags'  => array( 'orders' ),
			),
			array(
				'value'      => 'repair',
				'label'      => 'Repair',
				'tags'       => array(),
				'department' => 'd_aaaaaaaaaaaaaaaaaaaaa_',
				'priority'   => 'urgent',
			),
		),
	);
	private const ORDER = array(
		'key'        => 'order',
		'type'       => 'order',
		'label'      => 'Order',
		'isRequired' => true,
		'condition'  => array(
			'on'    => 'answer',
			'key'   => 'topic',
			'value' => 'order',
		),
	);

	public function test_a_form_is_stored_as_it_was_built_without_what_no_form_has(): void {
		$fields = array( self::EMAIL, self::TOPIC, self::ORDER );
		$stored = ( new Prechat_Fields() )->parse( self::json( array( self::EMAIL + array( 'surplus' => 1 ), self::TOPIC, self::ORDER ) ) );

		self::assertSame( $fields, json_decode( (string) $stored, true ) );
		self::assertStringContainsString( 'Bestellung/Rückgabe', (string) $stored );
		self::assertSame( $stored, ( new Prechat_Fields() )->parse( $stored ) );
	}

	/** What is wrong with a form, and in which row. */
	public function wrong_forms(): array {
		$text = array(
			'key'   => 'f_1',
			'type'  => 'text',
			'label' => 'More',
		);
		$page = static fn( string $path ): array => $text + array(
			'condition' => array(
				'on'   => 'page',
				'path' => $path,
			),
		);
		return array(
			'no list'                    => array( array( 'a' => 1 ), null, 'is a list' ),
			'no field'                   => array( array( self::EMAIL, 5 ), 1, 'no field' ),
			'a kind that there is not'   => array( array( array( 'type' => 'file' ) + $text ), 0, 'no field' ),
			'a key that is none'         => array( array( array( 'key' => '__proto__' ) + $text ), 0, 'no field' ),
			'a name for something else'  => array( array( array( 'key' => 'email' ) + $text ), 0, 'no field' ),
			'twice the same'             => array( array( $text, $text ), 1, 'already' ),
			'no label'                   => array( array( self::EMAIL, array( 'label' => ' ' ) + $text ), 1, 'label' ),
			'a label that is too long'   => array( array( array( 'label' => str_repeat( 'x', 101 ) ) + $text ), 0, '100' ),
			'a label of two lines'       => array( array( array( 'label' => "a\nb" ) + $text ), 0, 'one line' ),
			'no options'                 => array( array( array( 'options' => array() ) + self::TOPIC ), 0, 'option' ),
			'an option without a label'  => array( array( array( 'options' => array( array( 'value' => 'a' ) ) ) + self::TOPIC ), 0, 'each option' ),
			'two options that are one'   => array( array( array( 'options' => array( self::TOPIC['options'][0], self::TOPIC['options'][0] ) ) + self::TOPIC ), 0, 'same' ),
			'a tag that is too long'     => array( array( array( 'options' => array( array( 'tags' => array( str_repeat( 't', 51 ) ) ) + self::TOPIC['options'][0] ) ) + self::TOPIC ), 0, '50' ),
			'a department that is none'  => array( array( array( 'options' => array( array( 'department' => 'd_1' ) + self::TOPIC['options'][0] ) ) + self::TOPIC ), 0, 'department' ),
			'a priority that is none'    => array( array( array( 'options' => array( array( 'priority' => 'now' ) + self::TOPIC['options'][0] ) ) + self::TOPIC ), 0, 'priority' ),
			'an answer that comes after' => array( array( self::ORDER, self::TOPIC ), 0, 'comes after' ),
			'an answer that is gone'     => array( array( self::ORDER ), 0, 'gone' ),
			'a page that is an address'  => array( array( $page( 'https://shop.test/cart' ) ), 0, 'path' ),
			'too many fields'            => array( array_map( static fn( int $number ): array => array( 'key' => "f_$number" ) + $text, range( 1, 21 ) ), 20, '20' ),
			'too much of everything'     => array(
				array_map(
					static fn( int $number ): array => array(
						'key'     => "f_$number",
						'options' => array_map(
							static fn( int $option ): array => array(
								'value' => "o_$option",
								'label' => str_repeat( 'ü', 90 ),
							),
							range( 1, 20 )
						),
					) + self::TOPIC,
					range( 1, 10 )
				),
				null,
				'too long',
			),
		);
	}

	/**
	 * @dataProvider wrong_forms
	 * @param array    $form A form.
	 * @param int|null $row  The wrong field.
	 * @param string   $says A part of what is said.
	 */
	public function test_what_is_wrong_is_told_at_its_field( array $form, ?int $row, string $says ): void {
		$type = new Prechat_Fields();
		self::assertNull( $type->parse( self::json( $form ) ) );
		$explained = $type->explain( self::json( $form ) );

		self::assertSame( $row, $explained['row'] );
		self::assertStringContainsString( $says, $explained['message'] );
	}

	public function test_the_route_names_the_row_and_saves_nothing(): void {
		delete_option( Settings_Store::OPTION );
		self::settings()->ensure();
		wp_set_current_user( self::make_user( 'administrator' )->ID );
		$wrong = self::json( array( self::EMAIL, array( 'label' => '' ) + self::TOPIC ) );

		$response = $this->call(
			'PUT',
			'settings',
			array(
				'prechatFields' => $wrong,
				'isPrechatOn'   => true,
				'version'       => 1,
			)
		);

		self::assertSame( 400, $response->get_status() );
		$data = $response->get_data()['data'];
		self::assertSame( 'Give the field a label.', $data['params']['prechatFields'] );
		self::assertSame( 1, $data['details']['prechatFields']['data']['row'] );
		self::assertFalse( self::settings()->get()->is_on( 'isPrechatOn' ) );
	}

	public function test_the_relay_is_told_and_pages_are_not(): void {
		$settings = self::settings()->get();

		self::assertArrayHasKey( 'prechatFields', $settings->for_relay() );
		foreach ( array_keys( $settings->for_pages() ) as $name ) {
			self::assertStringNotContainsStringIgnoringCase( 'prechat', (string) $name );
		}
	}

	public function test_a_link_is_an_address_on_the_web_or_none(): void {
		$type = new Page_Address();

		self::assertSame( '', $type->parse( ' ' ) );
		self::assertSame( 'https://shop.test/privacy?a=1#b', $type->parse( 'https://shop.test/privacy?a=1#b' ) );
		foreach ( array( 'javascript:alert(1)', '//shop.test', 'shop.test', 'data:text/html,x', 5 ) as $wrong ) {
			self::assertNull( $type->parse( $wrong ) );
		}
	}

	/** Writes a form as the screen does. */
	private static function json( array $form ): string {
		return (string) wp_json_encode( $form );
	}
}
