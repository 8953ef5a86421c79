<?php
/**
 * All settings.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings;

use LogicException;
use Veranda\Settings\Sections\Agents;
use Veranda\Settings\Sections\Answer_Mails;
use Veranda\Settings\Sections\Appearance;
use Veranda\Settings\Sections\General;
use Veranda\Settings\Sections\Left_Messages;
use Veranda\Settings\Sections\Looks;
use Veranda\Settings\Sections\Missed_Chats;
use Veranda\Settings\Sections\Opening_Hours;
use Veranda\Settings\Sections\Placement;
use Veranda\Settings\Sections\Prechat;
use Veranda\Settings\Sections\Privacy;
use Veranda\Settings\Sections\Rating;
use Veranda\Settings\Sections\Relay;
use Veranda\Settings\Sections\Texts;
use Veranda\Settings\Sections\Waiting;

defined( 'ABSPATH' ) || exit;

/**
 * Lists the definitions of all settings. A setting is added in the file of its section; a new section adds its line here,
 * by the name that its card has in admin-ui/src/screens/settings/sections/.
 */
final class Definitions {

	private const SECTIONS = array(
		'general'       => General::class,
		'relay'         => Relay::class,
		'appearance'    => Appearance::class,
		'looks'         => Looks::class,
		'texts'         => Texts::class,
		'placement'     => Placement::class,
		'opening-hours' => Opening_Hours::class,
		'prechat'       => Prechat::class,
		'agents'        => Agents::class,
		'waiting'       => Waiting::class,
		'left-messages' => Left_Messages::class,
		'missed-chats'  => Missed_Chats::class,
		'answer-mails'  => Answer_Mails::class,
		'rating'        => Rating::class,
		'privacy'       => Privacy::class,
	);

	/**
	 * The definitions by name, once they were needed.
	 *
	 * @var array<string, Setting>
	 */
	private array $settings = array();

	/**
	 * Returns the definitions by name.
	 *
	 * @return array<string, Setting>
	 */
	public function all(): array {
		if ( array() === $this->settings ) {
			foreach ( array_keys( self::SECTIONS ) as $section ) {
				$this->settings += $this->of_section( $section );
			}
		}
		return $this->settings;
	}

	/**
	 * Returns the names of the sections.
	 *
	 * @return array<key-of<self::SECTIONS>>
	 */
	public function sections(): array {
		return array_keys( self::SECTIONS );
	}

	/**
	 * Returns the definitions of one section by name.
	 *
	 * @param key-of<self::SECTIONS> $section Name of the section.
	 * @return array<string, Setting>
	 */
	public function of_section( string $section ): array {
		return array_column( ( new ( self::SECTIONS[ $section ] )() )->settings(), null, 'name' );
	}

	/**
	 * Returns one definition.
	 *
	 * @param string $name Name of the setting.
	 * @throws LogicException When there is no such setting.
	 */
	public function get( string $name ): Setting {
		return $this->all()[ $name ] ?? throw new LogicException( "There is no setting $name." );
	}

	/**
	 * Returns the values that wp-config.php fixes, by the name of the setting.
	 *
	 * @return array<string, string|bool|int>
	 */
	public function fixed_values(): array {
		return array_filter(
			array_map( static fn( Setting $setting ): string|bool|int|null => $setting->fixed_value(), $this->all() ),
			static fn( string|bool|int|null $value ): bool => null !== $value
		);
	}
}
