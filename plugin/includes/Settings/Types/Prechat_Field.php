<?php
/**
 * One field of the form before the chat.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use Veranda\Text;

defined( 'ABSPATH' ) || exit;

/** Reads one field as it was sent: what is stored of it, or what is wrong with it. */
final class Prechat_Field {

	/** Fields of which there is one at most; their key is their type. */
	private const SINGLE = array( 'name', 'email', 'phone', 'order' );
	private const OWN    = array( 'text', 'paragraph', 'choice', 'choices', 'checkbox', 'date' );
	private const CHOICE = array( 'choice', 'choices' );

	/** How urgent a conversation can be, besides normal, which is not stored. */
	private const PRIORITIES = array( 'low', 'high', 'urgent' );
	private const DEPARTMENT = '/^d_[A-Za-z0-9_-]{22}$/D';

	private const LABEL_CHARACTERS = 100;
	private const TAG_CHARACTERS   = 50;
	private const PATH_CHARACTERS  = 200;
	private const OPTIONS          = 20;
	private const TAGS             = 5;

	/**
	 * Takes the place of the field from 0, and the fields before it.
	 *
	 * @param int                        $row    The place.
	 * @param list<array<string, mixed>> $before The fields before it, as they are stored.
	 */
	public function __construct( private readonly int $row, private readonly array $before ) {}

	/**
	 * Returns the field as it is stored.
	 *
	 * @param mixed $field What was sent.
	 * @return array<string, mixed>
	 * @throws Prechat_Field_Refused When it cannot be saved.
	 */
	public function read( mixed $field ): array {
		$field = is_array( $field ) ? $field : array();
		$type  = $field['type'] ?? null;
		$key   = $field['key'] ?? null;
		if ( ! in_array( $type, array( ...self::SINGLE, ...self::OWN ), true ) || ! $this->is_key( $key ) || in_array( $type, self::SINGLE, true ) !== in_array( $key, self::SINGLE, true ) ) {
			throw $this->refusal( __( 'This is no field that the form can have.', 'veranda' ) );
		}
		if ( in_array( $key, array_column( $this->before, 'key' ), true ) || ( in_array( $type, self::SINGLE, true ) && $key !== $type ) ) {
			throw $this->refusal( __( 'The form has this field already. Remove one of the two.', 'veranda' ) );
		}
		$read = array(
			'key'        => $key,
			'type'       => $type,
			'label'      => $this->label( $field['label'] ?? '', in_array( $type, self::SINGLE, true ) ),
			'isRequired' => true === ( $field['isRequired'] ?? false ),
		);
		if ( in_array( $type, self::CHOICE, true ) ) {
			$read['options'] = $this->options( $field['options'] ?? null );
		}
		if ( 'checkbox' === $type ) {
			$read['tags'] = $this->tags( $field['tags'] ?? array() );
		}
		if ( isset( $field['condition'] ) ) {
			$read['condition'] = $this->condition( $field['condition'] );
		}
		return $read;
	}

	/**
	 * Returns the question.
	 *
	 * @param mixed $label       What was sent.
	 * @param bool  $may_be_none Whether the chat has words of its own for it.
	 * @throws Prechat_Field_Refused When it cannot be saved.
	 */
	private function label( mixed $label, bool $may_be_none ): string {
		$line = is_string( $label ) ? Text::trim( $label ) : '';
		if ( '' === $line && ! $may_be_none ) {
			throw $this->refusal( __( 'Give the field a label.', 'veranda' ) );
		}
		return $this->line( $line, self::LABEL_CHARACTERS );
	}

	/**
	 * Returns the options of a choice.
	 *
	 * @param mixed $sent What was sent.
	 * @return list<array{value: string, label: string, tags: list<string>, department?: string, priority?: string}>
	 * @throws Prechat_Field_Refused When they cannot be saved.
	 */
	private function options( mixed $sent ): array {
		$sent    = is_array( $sent ) ? $sent : array();
		$options = array();
		// Before they are looked at: each is compared with those before it.
		if ( count( $sent ) > self::OPTIONS ) {
			/* translators: %d: number of options. */
			throw $this->refusal( sprintf( __( 'A field has up to %d options. Remove some.', 'veranda' ), self::OPTIONS ) );
		}
		foreach ( $sent as $option ) {
			$value = is_array( $option ) ? $option['value'] ?? null : null;
			$label = is_array( $option ) && is_string( $option['label'] ?? null ) ? Text::trim( $option['label'] ) : '';
			if ( ! $this->is_key( $value ) || in_array( $value, array_column( $options, 'value' ), true ) ) {
				throw $this->refusal( __( 'Two options are the same. Remove one of them.', 'veranda' ) );
			}
			if ( '' === $label ) {
				throw $this->refusal( __( 'Give each option a label.', 'veranda' ) );
			}
			$options[] = array(
				'value' => $value,
				'label' => $this->line( $label, self::LABEL_CHARACTERS ),
				'tags'  => $this->tags( $option['tags'] ?? array() ),
			) + $this->routing( $option['department'] ?? null, $option['priority'] ?? 'normal' );
		}
		if ( array() === $options ) {
			throw $this->refusal( __( 'Add at least one option to choose from.', 'veranda' ) );
		}
		return $options;
	}

	/**
	 * Returns where an option leads. Whether the department is there is not known here: the relay passes over one that is gone.
	 *
	 * @param mixed $department What was sent: an id, or nothing.
	 * @param mixed $priority   What was sent.
	 * @return array{department?: string, priority?: string}
	 * @throws Prechat_Field_Refused When it cannot be saved.
	 */
	private function routing( mixed $department, mixed $priority ): array {
		$routing = array();
		if ( null !== $department ) {
			if ( ! is_string( $department ) || 1 !== preg_match( self::DEPARTMENT, $department ) ) {
				throw $this->refusal( __( 'Choose a department from the list.', 'veranda' ) );
			}
			$routing['department'] = $department;
		}
		if ( 'normal' !== $priority ) {
			if ( ! in_array( $priority, self::PRIORITIES, true ) ) {
				throw $this->refusal( __( 'Choose a priority from the list.', 'veranda' ) );
			}
			$routing['priority'] = $priority;
		}
		return $routing;
	}

	/**
	 * Returns names of tags.
	 *
	 * @param mixed $sent What was sent.
	 * @return list<string>
	 * @throws Prechat_Field_Refused When they cannot be saved.
	 */
	private function tags( mixed $sent ): array {
		$tags = array_values( array_filter( is_array( $sent ) ? $sent : array(), 'is_string' ) );
		if ( count( $tags ) > self::TAGS ) {
			/* translators: %d: number of tags. */
			throw $this->refusal( sprintf( __( 'An answer adds up to %d tags. Remove some.', 'veranda' ), self::TAGS ) );
		}
		return array_map( fn( string $tag ): string => $this->line( Text::trim( $tag ), self::TAG_CHARACTERS ), $tags );
	}

	/**
	 * Returns when the field is asked for.
	 *
	 * @param mixed $sent What was sent.
	 * @return array<string, mixed>
	 * @throws Prechat_Field_Refused When it cannot be saved.
	 */
	private function condition( mixed $sent ): array {
		$condition = is_array( $sent ) ? $sent : array();
		switch ( $condition['on'] ?? null ) {
			case 'page':
				$path = is_string( $condition['path'] ?? null ) ? Text::trim( $condition['path'] ) : '';
				if ( ! str_starts_with( $path, '/' ) ) {
					throw $this->refusal( __( 'Write the path of a page, such as /cart or /shop/*.', 'veranda' ) );
				}
				return array(
					'on'   => 'page',
					'path' => $this->line( $path, self::PATH_CHARACTERS ),
				);
			case 'login':
				return array(
					'on'         => 'login',
					'isLoggedIn' => true === ( $condition['isLoggedIn'] ?? null ),
				);
			case 'answer':
				return $this->answer_condition( $condition['key'] ?? null, $condition['value'] ?? null );
			default:
				throw $this->refusal( __( 'Choose when the field is shown.', 'veranda' ) );
		}
	}

	/**
	 * Returns a condition on an answer before.
	 *
	 * @param mixed $key   Of the field before.
	 * @param mixed $value What has to be answered there.
	 * @return array<string, mixed>
	 * @throws Prechat_Field_Refused When there is no such answer.
	 */
	private function answer_condition( mixed $key, mixed $value ): array {
		foreach ( $this->before as $field ) {
			$options = is_array( $field['options'] ?? null ) ? array_column( $field['options'], 'value' ) : array();
			$values  = 'checkbox' === $field['type'] ? array( 'yes' ) : $options;
			if ( $field['key'] === $key && in_array( $value, $values, true ) ) {
				return array(
					'on'    => 'answer',
					'key'   => $key,
					'value' => $value,
				);
			}
		}
		throw $this->refusal( __( 'The answer on which this field depends is gone, or comes after it. Choose another one.', 'veranda' ) );
	}

	/**
	 * Returns a text if it is one that can be stored.
	 *
	 * @param string $text       The text.
	 * @param int    $characters Most of them.
	 * @throws Prechat_Field_Refused When it cannot.
	 */
	private function line( string $text, int $characters ): string {
		if ( ! Text::is_line( $text, $characters ) ) {
			/* translators: 1: a text of the form, 2: number of characters. */
			throw $this->refusal( sprintf( __( '“%1$s” has to fit on one line of %2$d characters.', 'veranda' ), Text::cut( wp_check_invalid_utf8( $text, true ), 40 ), $characters ) );
		}
		return $text;
	}

	/**
	 * Tells whether something can be the name of a field or an option.
	 *
	 * @param mixed $key What was sent.
	 * @phpstan-assert-if-true string $key
	 */
	private function is_key( mixed $key ): bool {
		return is_string( $key ) && 1 === preg_match( '/^[a-z][a-z0-9_]{0,31}$/D', $key );
	}

	/**
	 * Makes the complaint about this field.
	 *
	 * @param string $message A sentence.
	 */
	private function refusal( string $message ): Prechat_Field_Refused {
		return new Prechat_Field_Refused( $message, $this->row );
	}
}
