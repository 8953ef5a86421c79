<?php
/**
 * Settings of messages that visitors leave.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Sections;

use Veranda\Settings\Section;
use Veranda\Settings\Setting;
use Veranda\Settings\Setting_Texts;
use Veranda\Settings\Types\Email;

defined( 'ABSPATH' ) || exit;

/** Who hears of messages that were left while nobody was available. */
final class Left_Messages implements Section {

	/** Who is told of messages that were left; empty: the site's administrator. */
	public const NOTIFICATION_EMAIL = 'notificationEmail';

	/**
	 * Returns the definitions.
	 *
	 * @return Setting[]
	 */
	public function settings(): array {
		return array(
			new Setting(
				name: self::NOTIFICATION_EMAIL,
				type: new Email(),
				default: '',
				texts: static fn() => new Setting_Texts(
					label: __( 'Email address', 'veranda' ),
					help: __( 'Who is told by email. If this is empty, the administrator of the site is told.', 'veranda' ),
					complaint: __( 'Enter one email address, or leave the field empty.', 'veranda' )
				)
			),
		);
	}
}
