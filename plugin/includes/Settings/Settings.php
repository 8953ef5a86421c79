<?php
/**
 * The owner's settings.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

defined( 'ABSPATH' ) || exit;

/** One state of the settings; small enough to be loaded with every page. */
final class Settings {

	/**
	 * Takes the values.
	 *
	 * @param string $relay_url          Address of the relay as browsers reach it, without a slash at the end; empty until it is set.
	 * @param bool   $is_widget_enabled  Whether pages show the chat.
	 * @param string $accent_color       Written `#rrggbb`.
	 * @param string $position           `right` or `left`.
	 * @param string $title              Heading of the chat.
	 * @param string $greeting           First lines in the chat.
	 * @param string $notification_email Who is told of messages that were left; empty: the site's administrator.
	 * @param int    $version            Counts the changes, so that an edit based on older values is noticed.
	 */
	public function __construct(
		public readonly string $relay_url,
		public readonly bool $is_widget_enabled,
		public readonly string $accent_color,
		public readonly string $position,
		public readonly string $title,
		public readonly string $greeting,
		public readonly string $notification_email,
		public readonly int $version
	) {}

	/** Returns the settings of a site on which nobody has changed anything. */
	public static function defaults(): self {
		return new self(
			relay_url: '',
			is_widget_enabled: true,
			accent_color: '#3858e9',
			position: 'right',
			title: __( 'Chat with us', 'veranda' ),
			greeting: __( 'Hello! How can we help you?', 'veranda' ),
			notification_email: '',
			version: 1
		);
	}

	/**
	 * Returns the settings with some values changed, as the next version.
	 *
	 * @param array<string, mixed> $changes Values by the names of the REST API, already valid.
	 */
	public function with( array $changes ): self {
		$values = self::from_array( $changes + $this->to_array(), $this );
		return new self( $values->relay_url, $values->is_widget_enabled, $values->accent_color, $values->position, $values->title, $values->greeting, $values->notification_email, $this->version + 1 );
	}

	/**
	 * Returns the values by the names of the REST API; the option holds the same.
	 *
	 * @return array<string, string|bool|int>
	 */
	public function to_array(): array {
		return array(
			'relayUrl'          => $this->relay_url,
			'isWidgetEnabled'   => $this->is_widget_enabled,
			'accentColor'       => $this->accent_color,
			'position'          => $this->position,
			'title'             => $this->title,
			'greeting'          => $this->greeting,
			'notificationEmail' => $this->notification_email,
			'version'           => $this->version,
		);
	}

	/**
	 * Makes settings of stored values. What is missing or of another type, because somebody else wrote the option, is
	 * taken from elsewhere.
	 *
	 * @param array<mixed, mixed> $values By the names of the REST API.
	 * @param self                $others Fills the gaps.
	 */
	public static function from_array( array $values, self $others ): self {
		$text = static fn( string $name, string $other ): string => is_string( $values[ $name ] ?? null ) ? $values[ $name ] : $other;
		return new self(
			relay_url: $text( 'relayUrl', $others->relay_url ),
			is_widget_enabled: is_bool( $values['isWidgetEnabled'] ?? null ) ? $values['isWidgetEnabled'] : $others->is_widget_enabled,
			accent_color: $text( 'accentColor', $others->accent_color ),
			position: $text( 'position', $others->position ),
			title: $text( 'title', $others->title ),
			greeting: $text( 'greeting', $others->greeting ),
			notification_email: $text( 'notificationEmail', $others->notification_email ),
			version: is_int( $values['version'] ?? null ) ? $values['version'] : $others->version
		);
	}
}
