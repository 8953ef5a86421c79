<?php
/**
 * The route for settings from a file.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

use Veranda\Auth\Capabilities;
use Veranda\Settings\Definitions;
use Veranda\Settings\Setting;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/** `POST settings/import-preview`: tells what of a file with settings can be used here. It saves nothing: the screen shows it first. */
final class Settings_Import_Controller extends Controller {

	public function __construct( private readonly Definitions $definitions ) {}

	/** Registers the route. */
	public function register_routes(): void {
		register_rest_route(
			self::ROUTES,
			'/settings/import-preview',
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
	 * Returns the values that can be used, in the form in which they would be stored, and why the others cannot.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function create_item( $request ): WP_REST_Response {
		$fixed   = $this->definitions->fixed_values();
		$values  = array();
		$refused = array();
		foreach ( (array) $request->get_param( 'settings' ) as $name => $sent ) {
			$setting = $this->definitions->all()[ $name ] ?? null;
			$value   = $setting?->type->parse( $sent );
			if ( null !== $value && ! isset( $fixed[ $name ] ) ) {
				$values[ $name ] = $value;
				continue;
			}
			$refused[] = array(
				'name'   => (string) $name,
				'reason' => $this->reason( $setting, isset( $fixed[ $name ] ) ),
			);
		}
		return new WP_REST_Response(
			array(
				'values'  => (object) $values,
				'refused' => $refused,
			)
		);
	}

	/**
	 * Says why a value cannot be used.
	 *
	 * @param Setting|null $setting  Its setting, if there is one.
	 * @param bool         $is_fixed Whether wp-config.php decides it.
	 */
	private function reason( ?Setting $setting, bool $is_fixed ): string {
		if ( null === $setting ) {
			return __( 'This version of Veranda has no such setting.', 'veranda' );
		}
		return $is_fixed ? __( 'wp-config.php sets this value on this site.', 'veranda' ) : $setting->texts()->complaint;
	}
}
