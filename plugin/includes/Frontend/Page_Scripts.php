<?php
/**
 * Scripts for pages that do more with the chat.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Frontend;

use Veranda\Settings\Sections\Placement;
use Veranda\Settings\Settings_Store;

defined( 'ABSPATH' ) || exit;

/**
 * Registers the scripts that only some pages need: `window.veranda` with the page's own buttons, the chat inside of a
 * page, and rules of placement that only the browser can follow. What uses one enqueues it, or names it as what its own script depends on.
 */
final class Page_Scripts {

	/** `window.veranda`; also for themes and plugins. */
	public const API = 'veranda-api';

	public const INLINE = 'veranda-inline';

	/** Decides in the browser whether the chat shows; the loader comes after it. */
	public const WHERE = 'veranda-where';

	private const FILES = array(
		self::WHERE  => 'where.js',
		self::API    => 'api.js',
		self::INLINE => 'inline.js',
	);

	/** Takes the address of the plugin with a slash at the end. */
	public function __construct(
		private readonly string $url,
		private readonly string $version,
		private readonly Settings_Store $settings
	) {}

	/** Adds the hooks. */
	public function listen(): void {
		add_action( 'wp_enqueue_scripts', array( $this, 'register' ) );
	}

	/** Registers the scripts, and enqueues the one that the owner wants on all pages. */
	public function register(): void {
		foreach ( self::FILES as $handle => $file ) {
			wp_register_script(
				$handle,
				$this->url . 'build/widget/' . $file,
				// The others work with what the loader has drawn.
				self::WHERE === $handle ? array() : array( Widget_Loader::HANDLE ),
				$this->version,
				array(
					'strategy'  => 'defer',
					'in_footer' => true,
				)
			);
		}
		if ( $this->settings->get()->is_on( Placement::IS_SCRIPT_API_ON ) ) {
			wp_enqueue_script( self::API );
		}
	}
}
