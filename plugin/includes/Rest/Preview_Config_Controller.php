<?php
/**
 * The route for the preview of the chat.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

use Veranda\Auth\Capabilities;
use Veranda\Frontend\Widget_Loader;
use Veranda\Settings\Setting;
use Veranda\Settings\Settings;
use Veranda\Settings\Settings_Store;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/** `POST preview-config`: what a page would tell the chat if the settings that are being typed were saved. Nothing is. */
final class Preview_Config_Controller extends Controller {

	public function __construct( private readonly Settings_Store $settings, private readonly Widget_Loader $loader ) {}

	/** Registers the route. */
	public function register_routes(): void {
		register_rest_route(
			self::ROUTES,
			'/preview-config',
			array(
				'methods'             => 'POST',
				'callback'            => array( $this, 'create_item' ),
				'permission_callback' => array( $this, 'create_item_permissions_check' ),
				'args'                => Sent_Settings::arguments(),
			)
		);
	}

	/**
	 * Checks that the current user may change the settings.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function create_item_permissions_check( $request ): bool|WP_Error {
		return $this->check_capability( Capabilities::MANAGE, __( 'You are not allowed to manage the chat.', 'veranda' ) );
	}

	/**
	 * Returns what the page would tell. In the place of a value that could not be saved stands the one that is.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function create_item( $request ): WP_REST_Response {
		$definitions = $this->settings->definitions;
		$sent        = (array) $request->get_param( 'settings' );
		$typed       = array_filter(
			array_map(
				static fn( Setting $setting ): string|bool|int|null => $setting->type->parse( $sent[ $setting->name ] ?? null ),
				array_diff_key( $definitions->all(), $definitions->fixed_values() )
			),
			static fn( string|bool|int|null $value ): bool => null !== $value
		);
		$saved       = $this->settings->get();
		return new WP_REST_Response( $this->loader->config( new Settings( $definitions, $typed + $saved->all(), $saved->version ) ) );
	}
}
