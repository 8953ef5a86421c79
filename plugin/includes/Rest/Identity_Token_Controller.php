<?php
/**
 * The route for visitors' identity.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

use Veranda\Auth\Access_Versions;
use Veranda\Auth\Request_Origin;
use Veranda\Auth\Secret_Missing;
use Veranda\Auth\Token_Issuer;
use Veranda\Settings\Own_Words;
use Veranda\Settings\Sections\General;
use Veranda\Settings\Sections\Relay;
use Veranda\Settings\Settings_Store;
use Veranda\Settings\Widget_Catalogue;
use Veranda\Settings\Widget_Look;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `POST identity-token`: tells a page of ours who is logged in, and how the chat is set up by now. A cached page has no nonce to send, so this route is
 * open to everybody, proves by itself that one of our pages asks, and reads the login cookie by itself.
 */
final class Identity_Token_Controller extends Controller {

	public function __construct(
		private readonly Token_Issuer $tokens,
		private readonly Access_Versions $versions,
		private readonly Request_Origin $origin,
		private readonly Settings_Store $settings
	) {}

	/** Registers the route. */
	public function register_routes(): void {
		register_rest_route(
			self::ROUTES,
			'/identity-token',
			array(
				'methods'             => WP_REST_Server::CREATABLE,
				'callback'            => array( $this, 'create_item' ),
				'permission_callback' => array( $this, 'create_item_permissions_check' ),
				'args'                => array(),
			)
		);
	}

	/**
	 * Checks that a script of one of our pages asks: no form and no link can send the header.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function create_item_permissions_check( $request ): bool|WP_Error {
		$allowed = $this->origin->check( $request );
		if ( is_wp_error( $allowed ) ) {
			return $allowed;
		}
		return '' !== (string) $request->get_header( 'X-Veranda' )
			? true
			: new WP_Error( 'veranda_header_missing', __( 'This address is for the chat of this site only.', 'veranda' ), array( 'status' => 403 ) );
	}

	/**
	 * Issues a token for a logged-in visitor, and null for anybody else; says how the chat is set up.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function create_item( $request ): WP_REST_Response|WP_Error {
		$user_id = (int) wp_validate_auth_cookie( '', 'logged_in' );
		try {
			$token = $this->issue_for( $user_id );
		} catch ( Secret_Missing ) {
			return $this->not_configured();
		}
		return new WP_REST_Response(
			array(
				'identityToken' => $token,
				'owner'         => null === $token ? null : 'user:' . $user_id,
				'config'        => $this->config( (string) $request->get_header( 'X-Veranda' ) ),
			)
		);
	}

	/**
	 * Returns what a page that is made now would say of the chat; null if it would not show it. A cache may keep a page for
	 * longer than the owner's mind stays the same.
	 *
	 * @param string $language That the chat speaks there, by its header; anything else is none.
	 * @return array<string, mixed>|null
	 */
	private function config( string $language ): ?array {
		$settings = $this->settings->get();
		if ( ! $settings->is_on( General::IS_WIDGET_ENABLED ) || '' === $settings->text( Relay::URL ) ) {
			return null;
		}
		$look = Widget_Look::of( $settings ) + array( 'configVersion' => $settings->version );
		return isset( Widget_Catalogue::languages()[ $language ] ) ? Own_Words::in( $settings, $language )->put_own( $look ) : $look;
	}

	/**
	 * Issues a token; null for nobody.
	 *
	 * @param int $user_id Whom the cookie names, or 0.
	 * @throws Secret_Missing When nothing can be signed.
	 */
	private function issue_for( int $user_id ): ?string {
		if ( 0 === $user_id ) {
			return null;
		}
		$version = $this->versions->version_of_visitor( $user_id );

		// Read again after the version: a login that has ended in between must not end up in a token of the new version.
		clean_user_cache( $user_id );
		$user = wp_validate_auth_cookie( '', 'logged_in' ) === $user_id ? get_userdata( $user_id ) : false;
		return $user ? $this->tokens->issue_identity( $user, $version )->value : null;
	}
}
