<?php
/**
 * Settings of where the chat shows.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Sections;

use Veranda\Settings\Section;
use Veranda\Settings\Setting;
use Veranda\Settings\Setting_Texts;
use Veranda\Settings\Types\On_Off;
use Veranda\Settings\Types\Placement_Rules;

defined( 'ABSPATH' ) || exit;

/** On which pages the chat shows, and what else pages may do with it. */
final class Placement implements Section {

	/** The rules, as JSON. */
	public const RULES = 'placementRules';

	/** Whether the chat shows where no rule fits. */
	public const IS_ELSEWHERE = 'isShownElsewhere';

	/** Whether every page has `window.veranda`. */
	public const IS_SCRIPT_API_ON = 'isScriptApiOn';

	/**
	 * Returns the definitions.
	 *
	 * @return Setting[]
	 */
	public function settings(): array {
		return array(
			new Setting(
				name: self::RULES,
				type: new Placement_Rules(),
				default: '[]',
				texts: static fn() => new Setting_Texts(
					label: __( 'Rules', 'veranda' ),
					help: __( 'The first rule that fits a page decides.', 'veranda' ),
					complaint: __( 'A rule is not complete: an address begins with /, has no spaces, and no ? or #. There may be up to 30 rules.', 'veranda' )
				)
			),
			new Setting(
				name: self::IS_ELSEWHERE,
				type: new On_Off(),
				default: true,
				texts: static fn() => new Setting_Texts(
					label: __( 'Show the chat everywhere else', 'veranda' ),
					help: __( 'On pages that no rule fits.', 'veranda' ),
					complaint: __( 'Whether the chat shows everywhere else must be true or false.', 'veranda' )
				)
			),
			new Setting(
				name: self::IS_SCRIPT_API_ON,
				type: new On_Off(),
				default: false,
				texts: static fn() => new Setting_Texts(
					label: __( 'Let scripts on your pages use the chat', 'veranda' ),
					help: __( 'Adds window.veranda to every page, for buttons and code of your own. Chat button blocks work without it.', 'veranda' ),
					complaint: __( 'Whether scripts may use the chat must be true or false.', 'veranda' )
				)
			),
		);
	}
}
