<?php
/**
 * The route for trying where the chat shows.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

use Veranda\Auth\Capabilities;
use Veranda\Placement\Rule;
use Veranda\Placement\Rules;
use Veranda\Placement\Visit;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/** `GET placement`: what rules can name on this site. `POST placement`: what rules say about a visit, before they are saved. */
final class Placement_Controller extends Controller {

	private const ADDRESS_CHARACTERS = 2000;

	/** Registers the routes. */
	public function register_routes(): void {
		register_rest_route(
			self::ROUTES,
			'/placement',
			array(
				array(
					'methods'             => WP_REST_Server::READABLE,
					'callback'            => array( $this, 'get_item' ),
					'permission_callback' => array( $this, 'get_item_permissions_check' ),
					'args'                => array(),
				),
				array(
					'methods'             => WP_REST_Server::CREATABLE,
					'callback'            => array( $this, 'create_item' ),
					'permission_callback' => array( $this, 'create_item_permissions_check' ),
					'args'                => $this->args(),
				),
			)
		);
	}

	/**
	 * Checks that the current user may change the settings.
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
	public function create_item_permissions_check( $request ): bool|WP_Error {
		return $this->get_item_permissions_check( $request );
	}

	/**
	 * Returns where the site's pages begin, and its post types and roles by their keys.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function get_item( $request ): WP_REST_Response {
		$types = array();
		foreach ( get_post_types( array( 'public' => true ), 'objects' ) as $type ) {
			$types[ $type->name ] = $type->label;
		}
		return new WP_REST_Response(
			array(
				'homeUrl'   => home_url(),
				'postTypes' => (object) $types,
				'roles'     => (object) array_map( 'translate_user_role', wp_roles()->get_names() ),
			)
		);
	}

	/**
	 * Says whether the chat shows, and which rule decides, counted from 1; null: none.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function create_item( $request ): WP_REST_Response|WP_Error {
		$address = trim( $this->text_of( $request, 'address' ) );
		if ( ! $this->is_own( $address ) ) {
			return new WP_Error( 'veranda_not_a_page', __( 'Enter an address of your site, such as /shop/.', 'veranda' ), array( 'status' => 400 ) );
		}
		$rules = Rules::read( $this->text_of( $request, 'rules' ), (bool) $request->get_param( 'isElsewhere' ) );
		if ( null === $rules ) {
			return new WP_Error( 'veranda_invalid_rules', __( 'One of the rules is not complete.', 'veranda' ), array( 'status' => 400 ) );
		}
		$visit   = Visit::of_address( $address, array( $this->text_of( $request, 'role' ) ), $this->text_of( $request, 'device' ), (bool) $request->get_param( 'isOpen' ) );
		$decided = $rules->candidates( $visit )[0];
		return new WP_REST_Response(
			array(
				'isShown' => $decided['show'],
				'rule'    => null === $decided['rule'] ? null : $decided['rule'] + 1,
			)
		);
	}

	/**
	 * Tells whether an address is one of this site's.
	 *
	 * @param string $address A path from the site's start on, or a whole address.
	 */
	private function is_own( string $address ): bool {
		$home = untrailingslashit( home_url() );
		return 1 === preg_match( '#^/(?![/\\\\])#', $address ) || $address === $home || str_starts_with( $address, $home . '/' );
	}

	/**
	 * Returns the arguments of a try.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	private function args(): array {
		return array(
			'address'     => array(
				'type'      => 'string',
				'required'  => true,
				'maxLength' => self::ADDRESS_CHARACTERS,
			),
			'rules'       => array(
				'type'     => 'string',
				'required' => true,
			),
			'isElsewhere' => array(
				'type'     => 'boolean',
				'required' => true,
			),
			'role'        => array(
				'type'    => 'string',
				'default' => Visit::GUEST,
			),
			'device'      => array(
				'type'    => 'string',
				'enum'    => Rule::DEVICES,
				'default' => 'computer',
			),
			'isOpen'      => array(
				'type'    => 'boolean',
				'default' => true,
			),
		);
	}
}
