<?php
/**
 * Settings of the connection with the relay.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Sections;

use Veranda\Settings\Section;
use Veranda\Settings\Setting;
use Veranda\Settings\Setting_Texts;
use Veranda\Settings\Types\Relay_Address;

defined( 'ABSPATH' ) || exit;

/** Where the relay is. */
final class Relay implements Section {

	/** Address of the relay as browsers reach it, without a slash at the end; empty until it is set. */
	public const URL = 'relayUrl';

	/**
	 * Returns the definitions.
	 *
	 * @return Setting[]
	 */
	public function settings(): array {
		return array(
			new Setting(
				name: self::URL,
				type: new Relay_Address(),
				default: '',
				texts: static fn() => new Setting_Texts(
					label: __( 'Address of the relay', 'veranda' ),
					help: __( 'The address at which browsers reach it. If this is empty, the chat is not shown.', 'veranda' ),
					complaint: __( 'The address of the relay starts with https:// or http:// and has nothing after its path.', 'veranda' )
				),
				is_public: true,
				constant: 'VERANDA_RELAY_URL'
			),
		);
	}
}
