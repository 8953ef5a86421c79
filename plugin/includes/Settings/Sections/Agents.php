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
use Veranda\Settings\Types\Whole_Number;

defined( 'ABSPATH' ) || exit;

/** How agents work in wp-admin. */
final class Agents implements Section {

	/** Whether agents see the inbox first. */
	public const IS_INBOX_FIRST = 'isInboxFirst';
	/** After how many seconds an answer is late. */
	public const WAIT_TARGET_SECONDS = 'waitTargetSeconds';

	/** A page that is loaded again takes less. */
	private const MINIMUM_AWAY   = 20;
	private const MAXIMUM_AWAY   = 600;
	private const MINIMUM_TARGET = 10;
	private const MAXIMUM_TARGET = 3600;

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
			new Setting(
				name: 'agentAwaySeconds',
				type: new Whole_Number( self::MINIMUM_AWAY, self::MAXIMUM_AWAY ),
				default: 60,
				texts: static fn() => new Setting_Texts(
					label: __( 'Seconds until an agent who has left wp-admin is offline', 'veranda' ),
					help: __( 'An agent is there as long as any page of wp-admin is open. Who logs out is offline at once.', 'veranda' ),
					/* translators: 1: smallest number, 2: largest number. */
					complaint: sprintf( __( 'Enter a whole number from %1$d to %2$d.', 'veranda' ), self::MINIMUM_AWAY, self::MAXIMUM_AWAY )
				),
				is_for_relay: true
			),
			new Setting(
				name: self::WAIT_TARGET_SECONDS,
				type: new Whole_Number( self::MINIMUM_TARGET, self::MAXIMUM_TARGET ),
				default: 90,
				texts: static fn() => new Setting_Texts(
					label: __( 'Seconds within which a visitor is to be answered', 'veranda' ),
					help: __( 'Who waits longer is marked in the inbox. After twice the time those who manage the chat are told, too.', 'veranda' ),
					/* translators: 1: smallest number, 2: largest number. */
					complaint: sprintf( __( 'Enter a whole number from %1$d to %2$d.', 'veranda' ), self::MINIMUM_TARGET, self::MAXIMUM_TARGET )
				)
			),
		);
	}
}
