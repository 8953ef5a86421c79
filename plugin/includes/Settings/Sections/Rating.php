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
use Veranda\Settings\Types\On_Off;

defined( 'ABSPATH' ) || exit;

/** What visitors are asked after a chat, and whether they may continue it. */
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
			new Setting(
				name: 'allowReopening',
				type: new On_Off(),
				default: true,
				texts: static fn() => new Setting_Texts(
					label: __( 'Let visitors continue a chat that has ended', 'veranda' ),
					help: __( 'They find their past conversations in the chat’s menu. One that they continue waits in the queue again, with all that was said.', 'veranda' ),
					complaint: __( 'Whether visitors may continue a chat must be true or false.', 'veranda' )
				),
				is_public: true,
				is_for_relay: true
			),
		);
	}
}
