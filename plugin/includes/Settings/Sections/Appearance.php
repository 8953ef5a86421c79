<?php
/**
 * Settings of what visitors see first.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Sections;

use Veranda\Settings\Section;
use Veranda\Settings\Setting;
use Veranda\Settings\Setting_Texts;
use Veranda\Settings\Theme_Color;
use Veranda\Settings\Types\Choice;
use Veranda\Settings\Types\Color;
use Veranda\Settings\Types\Line;
use Veranda\Settings\Types\Lines;

defined( 'ABSPATH' ) || exit;

/** What visitors see first of the chat. */
final class Appearance implements Section {

	public const ACCENT_COLOR = 'accentColor';

	private const TITLE_CHARACTERS    = 60;
	private const GREETING_CHARACTERS = 300;
	private const QUESTION_CHARACTERS = 300;

	/**
	 * Returns the definitions.
	 *
	 * @return Setting[]
	 */
	public function settings(): array {
		return array(
			new Setting(
				name: 'title',
				type: new Line( self::TITLE_CHARACTERS ),
				default: static fn(): string => __( 'Chat with us', 'veranda' ),
				texts: static fn() => new Setting_Texts(
					label: __( 'Title', 'veranda' ),
					help: '',
					/* translators: %d: number of characters. */
					complaint: sprintf( __( 'The title has from 1 to %d characters on one line.', 'veranda' ), self::TITLE_CHARACTERS )
				),
				is_public: true
			),
			new Setting(
				name: 'greeting',
				type: new Lines( self::GREETING_CHARACTERS ),
				default: static fn(): string => __( 'Hello! How can we help you?', 'veranda' ),
				texts: static fn() => new Setting_Texts(
					label: __( 'Greeting', 'veranda' ),
					help: __( 'What visitors read first.', 'veranda' ),
					/* translators: %d: number of characters. */
					complaint: sprintf( __( 'The greeting has up to %d characters.', 'veranda' ), self::GREETING_CHARACTERS )
				),
				is_public: true
			),
			new Setting(
				name: 'questions',
				type: new Lines( self::QUESTION_CHARACTERS ),
				default: static fn(): string => __( "I have a question before I order.\nI need help with an order.", 'veranda' ),
				texts: static fn() => new Setting_Texts(
					label: __( 'Questions to start with', 'veranda' ),
					help: __( 'One on each line, up to three. Visitors ask one with a click.', 'veranda' ),
					/* translators: %d: number of characters. */
					complaint: sprintf( __( 'The questions have up to %d characters together.', 'veranda' ), self::QUESTION_CHARACTERS )
				),
				is_public: true
			),
			new Setting(
				name: self::ACCENT_COLOR,
				type: new Color(),
				default: static fn(): string => Theme_Color::or( '#3858e9' ),
				texts: static fn() => new Setting_Texts(
					label: __( 'Color', 'veranda' ),
					help: __( 'A new site begins with a color of its theme.', 'veranda' ),
					complaint: __( 'The color is written as # and six digits from 0 to f.', 'veranda' )
				),
				is_public: true
			),
			new Setting(
				name: 'position',
				type: new Choice(
					static fn() => array(
						'right' => __( 'Right', 'veranda' ),
						'left'  => __( 'Left', 'veranda' ),
					)
				),
				default: 'right',
				texts: static fn() => new Setting_Texts(
					label: __( 'Corner', 'veranda' ),
					help: '',
					complaint: __( 'The position is right or left.', 'veranda' )
				),
				is_public: true
			),
		);
	}
}
