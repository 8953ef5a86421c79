<?php
/**
 * Settings of what visitors read.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Sections;

use Veranda\Settings\Section;
use Veranda\Settings\Setting;
use Veranda\Settings\Setting_Texts;
use Veranda\Settings\Types\Widget_Texts;

defined( 'ABSPATH' ) || exit;

/** The owner's words in the place of the chat's. Pages carry those of their language: see `Own_Words`. */
final class Texts implements Section {

	public const WORDS = 'widgetTexts';

	/**
	 * Returns the definitions.
	 *
	 * @return Setting[]
	 */
	public function settings(): array {
		return array(
			new Setting(
				name: self::WORDS,
				type: new Widget_Texts(),
				default: '{}',
				texts: static fn() => new Setting_Texts(
					label: __( 'What visitors read', 'veranda' ),
					help: __( 'Write your own words where you would say it differently. What you leave empty stays as it is.', 'veranda' ),
					complaint: __( 'These are texts of the chat by language.', 'veranda' )
				)
			),
		);
	}
}
