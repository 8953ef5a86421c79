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
use Veranda\Settings\Explains_Refusal;
use Veranda\Settings\Not_Saved;
use Veranda\Settings\Setting;
use Veranda\Settings\Settings_Store;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/** `GET` and `PUT settings`: shows and changes what the owner decides; `OPTIONS` describes it. The secret itself is never part of it. */
final class Settings_Controller extends Controller {

	public function __construct(
		private readonly Settings_Store $settings,
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
					'args'                => $this->args(),
				),
				'schema' => array( $this, 'get_public_item_schema' ),
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
		$definitions = $this->settings->definitions;
		// As it was sent: WordPress hands on what its cleaning makes of it.
		$sent    = (array) json_decode( $request->get_body(), true );
		$unknown = array_diff_key( $sent, $definitions->all(), array( 'version' => true ) );
		if ( array() !== $unknown ) {
			return new WP_Error( 'veranda_unknown_field', __( 'The request has a field that does not exist.', 'veranda' ), array( 'status' => 400 ) );
		}
		$changes = array_filter(
			array_map(
				static fn( Setting $setting ): string|bool|int|null => $setting->type->parse( $sent[ $setting->name ] ?? null ),
				array_diff_key( $definitions->all(), $definitions->fixed_values() )
			),
			static fn( string|bool|int|null $value ): bool => null !== $value
		);
		try {
			$is_changed = $this->settings->change( $this->number_of( $request, 'version' ), $changes );
		} catch ( Lock_Not_Taken ) {
			return new WP_Error( 'veranda_busy', __( 'Somebody else is saving the settings. Try again in a moment.', 'veranda' ), array( 'status' => 503 ) );
		} catch ( Not_Saved ) {
			return new WP_Error( 'veranda_settings_not_saved', __( 'The database of your site did not keep the settings. Ask whoever runs it whether it is full or read-only, then save again.', 'veranda' ), array( 'status' => 500 ) );
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
	 * Describes the settings and what is shown beside them. A setting has a `section`.
	 *
	 * @return array<string, mixed>
	 */
	public function get_item_schema(): array {
		$settings = array();
		foreach ( $this->settings->definitions->sections() as $section ) {
			foreach ( $this->settings->definitions->of_section( $section ) as $name => $setting ) {
				$settings[ $name ] = $this->describe( $setting ) + array( 'section' => $section );
			}
		}
		return array(
			'$schema'    => 'http://json-schema.org/draft-04/schema#',
			'title'      => 'veranda-settings',
			'type'       => 'object',
			'properties' => $settings + array(
				'version'          => array(
					'type'        => 'integer',
					'minimum'     => 1,
					'description' => __( 'Counts the changes. A change names the version on which it is based.', 'veranda' ),
				),
				'siteId'           => array(
					'type'     => 'string',
					'readonly' => true,
				),
				'secret'           => array(
					'type'       => 'object',
					'properties' => array(
						'isSet'    => array( 'type' => 'boolean' ),
						'lastFour' => array( 'type' => 'string' ),
					),
					'readonly'   => true,
				),
				'isSecretConstant' => array(
					'type'     => 'boolean',
					'readonly' => true,
				),
				'fixedSettings'    => array(
					'type'        => 'array',
					'items'       => array( 'type' => 'string' ),
					'description' => __( 'Names of the settings that constants in wp-config.php decide.', 'veranda' ),
					'readonly'    => true,
				),
			),
		);
	}

	/**
	 * Describes one setting as JSON Schema.
	 *
	 * @param Setting $setting Its definition.
	 * @return array<string, mixed>
	 */
	private function describe( Setting $setting ): array {
		$texts = $setting->texts();
		return $setting->type->schema() + array(
			'title'       => $texts->label,
			'description' => $texts->help,
			'default'     => $setting->default(),
		);
	}

	/**
	 * Returns the arguments of a change: each setting, checked by its definition, and the version.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	private function args(): array {
		$args = array_map(
			fn( Setting $setting ): array => $setting->type->schema() + array(
				'validate_callback' => fn( mixed $value ): bool|WP_Error => null !== $setting->type->parse( $value ) ? true : $this->refusal( $setting, $value ),
			),
			$this->settings->definitions->all()
		);
		return $args + array(
			'version' => array(
				'type'              => 'integer',
				'minimum'           => 1,
				'required'          => true,
				'validate_callback' => static fn( mixed $value ): bool => is_int( $value ) && $value >= 1,
			),
		);
	}

	/**
	 * Says why a value cannot be saved; of a setting that has rows, in which one of them.
	 *
	 * @param Setting $setting Its definition.
	 * @param mixed   $value   What was sent.
	 */
	private function refusal( Setting $setting, mixed $value ): WP_Error {
		$explained = $setting->type instanceof Explains_Refusal ? $setting->type->explain( $value ) : array();
		return new WP_Error(
			'veranda_invalid_setting',
			$explained['message'] ?? $setting->texts()->complaint,
			array(
				'status' => 400,
				'row'    => $explained['row'] ?? null,
			)
		);
	}

	/**
	 * Returns the settings with what else their screen shows.
	 *
	 * @return array<string, mixed>
	 */
	private function current(): array {
		$settings = $this->settings->get();
		return $settings->all() + array(
			'version'          => $settings->version,
			'siteId'           => $this->site_id->get(),
			'secret'           => array(
				'isSet'    => $this->secret->is_usable(),
				'lastFour' => $this->secret->last_four(),
			),
			'isSecretConstant' => $this->secret->is_constant(),
			'fixedSettings'    => array_keys( $this->settings->definitions->fixed_values() ),
		);
	}
}
