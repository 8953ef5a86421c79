<?php
/**
 * The route for settings.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

use Veranda\Auth\Capabilities;
use Veranda\Auth\Site_Id;
use Veranda\Auth\Site_Secret;
use Veranda\Database\Lock_Not_Taken;
use Veranda\Settings\Settings_Schema;
use Veranda\Settings\Settings_Store;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/** `GET` and `PUT settings`: shows and changes what the owner decides. The secret itself is never part of it. */
final class Settings_Controller extends Controller {

	/**
	 * Takes what it works with.
	 *
	 * @param Settings_Store  $settings Keeps the settings.
	 * @param Settings_Schema $rules    Checks them.
	 * @param Site_Id         $site_id  Names the site.
	 * @param Site_Secret     $secret   Tells whether there is one.
	 */
	public function __construct(
		private readonly Settings_Store $settings,
		private readonly Settings_Schema $rules,
		private readonly Site_Id $site_id,
		private readonly Site_Secret $secret
	) {}

	/** Registers the routes. */
	public function register_routes(): void {
		register_rest_route(
			self::ROUTES,
			'/settings',
			array(
				array(
					'methods'             => WP_REST_Server::READABLE,
					'callback'            => array( $this, 'get_item' ),
					'permission_callback' => array( $this, 'get_item_permissions_check' ),
					'args'                => array(),
				),
				array(
					'methods'             => 'PUT',
					'callback'            => array( $this, 'update_item' ),
					'permission_callback' => array( $this, 'update_item_permissions_check' ),
					'args'                => $this->rules->args(),
				),
			)
		);
	}

	/**
	 * Checks that the current user may see the settings.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function get_item_permissions_check( $request ): bool|WP_Error {
		return $this->check_capability( Capabilities::MANAGE, __( 'You are not allowed to manage the chat.', 'veranda' ) );
	}

	/**
	 * Checks that the current user may change the settings.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function update_item_permissions_check( $request ): bool|WP_Error {
		return $this->get_item_permissions_check( $request );
	}

	/**
	 * Returns the settings.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function get_item( $request ): WP_REST_Response {
		return new WP_REST_Response( $this->current() );
	}

	/**
	 * Changes the settings that were sent; those left out stay as they are.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function update_item( $request ): WP_REST_Response|WP_Error {
		// As it was sent: WordPress lets null pass unchecked and hands on what its cleaning makes of it.
		$sent    = (array) json_decode( $request->get_body(), true );
		$unknown = array_diff( array_keys( $sent ), array_keys( $this->rules->args() ) );
		if ( array() !== $unknown ) {
			return new WP_Error( 'veranda_unknown_field', __( 'The request has a field that does not exist.', 'veranda' ), array( 'status' => 400 ) );
		}
		if ( in_array( null, $sent, true ) ) {
			return new WP_Error( 'veranda_invalid_setting', __( 'A setting cannot be null. Leave out what shall stay as it is.', 'veranda' ), array( 'status' => 400 ) );
		}
		$changes = array_intersect_key( $request->get_params(), $sent );
		unset( $changes['version'] );
		if ( $this->settings->is_relay_url_constant() ) {
			unset( $changes['relayUrl'] );
		}
		try {
			$is_changed = $this->settings->change( $this->number_of( $request, 'version' ), $changes );
		} catch ( Lock_Not_Taken ) {
			return new WP_Error( 'veranda_busy', __( 'Somebody else is saving the settings. Try again in a moment.', 'veranda' ), array( 'status' => 503 ) );
		}
		if ( ! $is_changed ) {
			return new WP_Error(
				'veranda_settings_conflict',
				__( 'Somebody else has changed the settings meanwhile. Look at their values, then save again.', 'veranda' ),
				array(
					'status'   => 409,
					'settings' => $this->current(),
				)
			);
		}
		return new WP_REST_Response( $this->current() );
	}

	/**
	 * Returns the settings with what else their screen shows.
	 *
	 * @return array<string, mixed>
	 */
	private function current(): array {
		return $this->settings->get()->to_array() + array(
			'siteId'             => $this->site_id->get(),
			'secret'             => array(
				'isSet'    => $this->secret->is_usable(),
				'lastFour' => $this->secret->last_four(),
			),
			'isSecretConstant'   => $this->secret->is_constant(),
			'isRelayUrlConstant' => $this->settings->is_relay_url_constant(),
		);
	}
}
