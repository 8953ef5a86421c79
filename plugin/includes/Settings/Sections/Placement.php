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

defined( 'ABSPATH' ) || exit;

/** On which pages the chat shows, and what else pages may do with it. */
final class Placement implements Section {

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
