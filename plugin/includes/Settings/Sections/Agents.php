<?php
/**
 * Settings of those who answer.
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

/** How agents work in wp-admin. */
final class Agents implements Section {

	/** Whether agents see the inbox first. */
	public const IS_INBOX_FIRST = 'isInboxFirst';

	/**
	 * Returns the definitions.
	 *
	 * @return Setting[]
	 */
	public function settings(): array {
		return array(
			new Setting(
				name: self::IS_INBOX_FIRST,
				type: new On_Off(),
				default: false,
				texts: static fn() => new Setting_Texts(
					label: __( 'Open the inbox after login', 'veranda' ),
					help: __( 'Agents land in the inbox instead of the dashboard, unless they were on their way to another page.', 'veranda' ),
					complaint: __( 'Whether the inbox opens after login must be true or false.', 'veranda' )
				)
			),
		);
	}
}
