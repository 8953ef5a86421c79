<?php
/**
 * Settings of answers by mail.
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

/** Whether and when an answer goes to a visitor by mail because they have left. */
final class Answer_Mails implements Section {

	public const IS_ON = 'isAnswerMailOn';

	private const MINIMUM_MINUTES = 1;
	private const MAXIMUM_MINUTES = 120;

	/**
	 * Returns the definitions.
	 *
	 * @return Setting[]
	 */
	public function settings(): array {
		return array(
			new Setting(
				name: 'isAnswerMailOn',
				type: new On_Off(),
				default: true,
				texts: static fn() => new Setting_Texts(
					label: __( 'Email answers to visitors who have left', 'veranda' ),
					help: __( 'Visitors who gave an email address get the answers that they have not seen, with a link back to the conversation.', 'veranda' ),
					complaint: __( 'Answers by email are either on or off.', 'veranda' )
				),
				is_for_relay: true
			),
			new Setting(
				name: 'answerMailMinutes',
				type: new Whole_Number( self::MINIMUM_MINUTES, self::MAXIMUM_MINUTES ),
				default: 5,
				texts: static fn() => new Setting_Texts(
					label: __( 'Minutes until the email is sent', 'veranda' ),
					help: __( 'Answers written within these minutes go out in one email. If the visitor reads them in the chat first, no email is sent.', 'veranda' ),
					/* translators: 1: smallest number, 2: largest number. */
					complaint: sprintf( __( 'Enter a whole number from %1$d to %2$d.', 'veranda' ), self::MINIMUM_MINUTES, self::MAXIMUM_MINUTES )
				),
				is_for_relay: true
			),
		);
	}
}
