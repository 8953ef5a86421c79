<?php
/**
 * Settings of the chat as a whole.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Sections;

use Veranda\Settings\Section;
use Veranda\Settings\Setting;
use Veranda\Settings\Setting_Texts;
use Veranda\Settings\Types\On_Off;

defined( 'ABSPATH' ) || exit;

/** Whether there is a chat, and what visitors may choose in it. */
final class General implements Section {

	/** Whether pages show the chat. */
	public const IS_WIDGET_ENABLED     = 'isWidgetEnabled';
	public const IS_LANGUAGE_CHOICE_ON = 'isLanguageChoiceOn';

	/**
	 * Returns the definitions.
	 *
	 * @return Setting[]
	 */
	public function settings(): array {
		return array(
			new Setting(
				name: self::IS_WIDGET_ENABLED,
				type: new On_Off(),
				default: true,
				texts: static fn() => new Setting_Texts(
					label: __( 'Show the chat to visitors', 'veranda' ),
					help: __( 'When this is off, conversations are kept, and agents can still read them.', 'veranda' ),
					complaint: __( 'Whether the chat is shown must be true or false.', 'veranda' )
				)
			),
			new Setting(
				name: 'isSoundOn',
				type: new On_Off(),
				default: true,
				texts: static fn() => new Setting_Texts(
					label: __( 'Play a soft sound when an answer comes', 'veranda' ),
					help: __( 'Only while the visitor does not see the chat. Visitors can turn it off.', 'veranda' ),
					complaint: __( 'Whether there is a sound must be true or false.', 'veranda' )
				),
				is_public: true
			),
			new Setting(
				name: self::IS_LANGUAGE_CHOICE_ON,
				type: new On_Off(),
				default: true,
				texts: static fn() => new Setting_Texts(
					label: __( 'Let visitors choose the language of the chat', 'veranda' ),
					help: __( 'Without a choice it is the language of the page. What you and your visitors write is not translated.', 'veranda' ),
					complaint: __( 'Whether visitors choose the language must be true or false.', 'veranda' )
				)
			),
		);
	}
}
