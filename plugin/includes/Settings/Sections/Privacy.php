<?php
/**
 * Settings of privacy.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Sections;

use Veranda\Settings\Section;
use Veranda\Settings\Setting;
use Veranda\Settings\Setting_Texts;
use Veranda\Settings\Types\Choice;

defined( 'ABSPATH' ) || exit;

/** How long what is kept about visitors stays; the relay deletes it. */
final class Privacy implements Section {

	public const CONVERSATION_DAYS = 'conversationRetentionDays';
	public const FACT_DAYS         = 'visitorFactsRetentionDays';

	/**
	 * Returns the definitions.
	 *
	 * @return Setting[]
	 */
	public function settings(): array {
		return array(
			new Setting(
				name: 'conversationRetentionDays',
				type: new Choice( static fn(): array => self::periods( 30, 90, 180, 365, 730 ) ),
				default: '0',
				texts: static fn() => new Setting_Texts(
					label: __( 'Delete conversations', 'veranda' ),
					help: __( 'Counted from the last thing that happened in a conversation, such as a message or a rating. Deleted conversations cannot be brought back.', 'veranda' ),
					complaint: __( 'Choose after how long conversations are deleted.', 'veranda' )
				),
				is_for_relay: true
			),
			new Setting(
				name: 'visitorFactsRetentionDays',
				type: new Choice( static fn(): array => self::periods( 7, 30, 90, 365 ) ),
				default: '90',
				texts: static fn() => new Setting_Texts(
					label: __( 'Forget visitors’ page, language and time zone', 'veranda' ),
					help: __( 'Counted from their last visit to the chat. Names, email addresses and messages stay with the conversation.', 'veranda' ),
					complaint: __( 'Choose after how long the page, language and time zone are forgotten.', 'veranda' )
				),
				is_for_relay: true
			),
		);
	}

	/**
	 * Returns what can be chosen, by the number of days.
	 *
	 * @param int ...$days The periods.
	 * @return array<int|string, string>
	 */
	private static function periods( int ...$days ): array {
		$choices = array( '0' => __( 'Never', 'veranda' ) );
		foreach ( $days as $number ) {
			/* translators: %s: number of days. */
			$choices[ (string) $number ] = sprintf( _n( 'After %s day', 'After %s days', $number, 'veranda' ), number_format_i18n( $number ) );
		}
		return $choices;
	}
}
