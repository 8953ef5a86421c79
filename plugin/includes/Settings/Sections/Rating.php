<?php
/**
 * Settings of the rating.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Sections;

use Veranda\Settings\Section;
use Veranda\Settings\Setting;
use Veranda\Settings\Setting_Texts;
use Veranda\Settings\Types\Choice;
use Veranda\Settings\Types\Line;

defined( 'ABSPATH' ) || exit;

/** What visitors are asked after a chat. */
final class Rating implements Section {

	private const QUESTION_CHARACTERS = 120;

	/**
	 * Returns the definitions.
	 *
	 * @return Setting[]
	 */
	public function settings(): array {
		return array(
			new Setting(
				name: 'ratingKind',
				type: new Choice(
					static fn() => array(
						'stars'  => __( 'Five stars', 'veranda' ),
						'faces'  => __( 'Five faces', 'veranda' ),
						'thumbs' => __( 'Thumbs up or down', 'veranda' ),
						'off'    => __( 'Do not ask', 'veranda' ),
					)
				),
				default: 'stars',
				texts: static fn() => new Setting_Texts(
					label: __( 'How visitors rate a chat', 'veranda' ),
					help: __( 'Asked when a chat has ended that somebody answered. Thumbs count as 5 and 1.', 'veranda' ),
					complaint: __( 'Choose stars, faces, thumbs, or not to ask.', 'veranda' )
				),
				is_public: true
			),
			new Setting(
				name: 'ratingQuestion',
				type: new Line( self::QUESTION_CHARACTERS ),
				default: static fn(): string => __( 'How was this chat?', 'veranda' ),
				texts: static fn() => new Setting_Texts(
					label: __( 'Question', 'veranda' ),
					help: '',
					/* translators: %d: number of characters. */
					complaint: sprintf( __( 'The question has from 1 to %d characters on one line.', 'veranda' ), self::QUESTION_CHARACTERS )
				),
				is_public: true
			),
		);
	}
}
