<?php
/**
 * Settings of the launcher, the window's place and its style.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Sections;

use Veranda\Settings\Section;
use Veranda\Settings\Setting;
use Veranda\Settings\Setting_Texts;
use Veranda\Settings\Types\Choice;
use Veranda\Settings\Types\Image_Address;
use Veranda\Settings\Types\Line;
use Veranda\Settings\Types\On_Off;
use Veranda\Settings\Types\Whole_Number;

defined( 'ABSPATH' ) || exit;

/** How the launcher and the window are drawn. Pages carry what follows from it: see `Widget_Look`. */
final class Looks implements Section {

	public const COLOR_SCHEME   = 'colorScheme';
	public const LAUNCHER       = 'launcher';
	public const LAUNCHER_TEXT  = 'launcherText';
	public const LAUNCHER_IMAGE = 'launcherImage';
	public const LOGO_IMAGE     = 'logoImage';
	public const LOGO_TEXT      = 'logoAlt';
	public const SIDE_OFFSET    = 'sideOffset';
	public const BOTTOM_OFFSET  = 'bottomOffset';
	public const CORNER_RADIUS  = 'cornerRadius';
	public const Z_INDEX        = 'zIndex';
	public const IS_ANIMATED    = 'isAnimated';

	private const TEXT_CHARACTERS = 30;
	private const ALT_CHARACTERS  = 100;
	private const OFFSET          = 300;
	private const RADIUS          = 24;
	/** What browsers take at most. */
	private const HIGHEST = 2147483647;

	/**
	 * Returns the definitions.
	 *
	 * @return Setting[]
	 */
	public function settings(): array {
		return array(
			new Setting(
				name: self::COLOR_SCHEME,
				type: new Choice(
					static fn() => array(
						'light' => __( 'Light', 'veranda' ),
						'dark'  => __( 'Dark', 'veranda' ),
						'auto'  => __( 'As the visitor’s device is set', 'veranda' ),
					)
				),
				default: 'light',
				texts: static fn() => new Setting_Texts(
					label: __( 'Light or dark', 'veranda' ),
					help: __( 'Choose what goes with your site.', 'veranda' ),
					complaint: __( 'The colors are light, dark or auto.', 'veranda' )
				),
				is_public: true
			),
			new Setting(
				name: self::LAUNCHER,
				type: new Choice(
					static fn() => array(
						'bubble' => __( 'Round button', 'veranda' ),
						'bar'    => __( 'Button with text', 'veranda' ),
						'image'  => __( 'Your own image', 'veranda' ),
						'none'   => __( 'No button', 'veranda' ),
					)
				),
				default: 'bubble',
				texts: static fn() => new Setting_Texts(
					label: __( 'What opens the chat', 'veranda' ),
					help: __( 'Without a button, visitors open the chat from a block or a link in your pages.', 'veranda' ),
					complaint: __( 'The launcher is bubble, bar, image or none.', 'veranda' )
				),
				is_public: true
			),
			new Setting(
				name: self::LAUNCHER_TEXT,
				type: new Line( self::TEXT_CHARACTERS ),
				default: static fn(): string => __( 'Chat with us', 'veranda' ),
				texts: static fn() => new Setting_Texts(
					label: __( 'Text on the button', 'veranda' ),
					help: '',
					/* translators: %d: number of characters. */
					complaint: sprintf( __( 'The text on the button has from 1 to %d characters on one line.', 'veranda' ), self::TEXT_CHARACTERS )
				),
				is_public: true
			),
			new Setting(
				name: self::LAUNCHER_IMAGE,
				type: new Image_Address(),
				default: '',
				texts: static fn() => new Setting_Texts(
					label: __( 'Image on the button', 'veranda' ),
					help: __( 'A square image. It is shown in a circle, and screen readers say “Open chat” for it.', 'veranda' ),
					complaint: __( 'Choose an image of this site, such as one from your media library.', 'veranda' )
				),
				is_public: true
			),
			new Setting(
				name: self::LOGO_IMAGE,
				type: new Image_Address(),
				default: '',
				texts: static fn() => new Setting_Texts(
					label: __( 'Logo', 'veranda' ),
					help: __( 'A square image, shown at the top of the chat until an agent has joined. Without one it is the icon of your site.', 'veranda' ),
					complaint: __( 'Choose an image of this site, such as one from your media library.', 'veranda' )
				),
				is_public: true
			),
			new Setting(
				name: self::LOGO_TEXT,
				type: new Line( self::ALT_CHARACTERS, may_be_empty: true ),
				default: '',
				texts: static fn() => new Setting_Texts(
					label: __( 'Alternative text of the logo', 'veranda' ),
					help: __( 'What screen readers say for it, such as the name of your shop. Leave it empty if the title says the same.', 'veranda' ),
					/* translators: %d: number of characters. */
					complaint: sprintf( __( 'The alternative text has up to %d characters on one line.', 'veranda' ), self::ALT_CHARACTERS )
				),
				is_public: true
			),
			$this->pixels(
				self::SIDE_OFFSET,
				20,
				self::OFFSET,
				static fn() => __( 'Distance from the side, in pixels', 'veranda' )
			),
			$this->pixels(
				self::BOTTOM_OFFSET,
				20,
				self::OFFSET,
				static fn() => __( 'Distance from the bottom, in pixels', 'veranda' )
			),
			$this->pixels(
				self::CORNER_RADIUS,
				16,
				self::RADIUS,
				static fn() => __( 'Roundness of corners, in pixels', 'veranda' )
			),
			new Setting(
				name: self::Z_INDEX,
				type: new Whole_Number( 1, self::HIGHEST ),
				default: 2147483000,
				texts: static fn() => new Setting_Texts(
					label: __( 'Layer (z-index)', 'veranda' ),
					help: __( 'Lower it if the chat covers something that should be in front of it.', 'veranda' ),
					/* translators: %d: the highest number. */
					complaint: sprintf( __( 'The layer is a whole number from 1 to %d.', 'veranda' ), self::HIGHEST )
				),
				is_public: true
			),
			new Setting(
				name: self::IS_ANIMATED,
				type: new On_Off(),
				default: true,
				texts: static fn() => new Setting_Texts(
					label: __( 'Move softly', 'veranda' ),
					help: __( 'Visitors whose device is set to less motion see none in any case.', 'veranda' ),
					complaint: __( 'Whether there is motion must be true or false.', 'veranda' )
				),
				is_public: true
			),
		);
	}

	/**
	 * Defines a length.
	 *
	 * @param string             $name    Name of the setting.
	 * @param int                $usual   What a new site has.
	 * @param int                $highest The most it may be.
	 * @param \Closure(): string $label   What it is called.
	 */
	private function pixels( string $name, int $usual, int $highest, \Closure $label ): Setting {
		return new Setting(
			name: $name,
			type: new Whole_Number( 0, $highest ),
			default: $usual,
			texts: static fn() => new Setting_Texts(
				label: $label(),
				help: '',
				/* translators: %d: the highest number of pixels. */
				complaint: sprintf( __( 'This is a whole number from 0 to %d.', 'veranda' ), $highest )
			),
			is_public: true
		);
	}
}
