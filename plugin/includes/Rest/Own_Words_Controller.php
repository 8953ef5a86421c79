<?php
/**
 * The route for the owner's words in a language.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

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
 * `GET own-words`: what the owner says in the language that a visitor has chosen. A page carries its own language alone. The
 * answer is the same for everybody, as pages are, and may be kept.
 */
final class Own_Words_Controller extends Controller {

	/** The address has the version of the settings in it, so nobody waits this long for a change. */
	private const MAX_AGE_SECONDS = 3600;

	public function __construct( private readonly Settings_Store $settings ) {}

	/** Registers the route. */
	public function register_routes(): void {
		register_rest_route(
			self::ROUTES,
			'/own-words',
			array(
				'methods'             => WP_REST_Server::READABLE,
				'callback'            => array( $this, 'get_item' ),
				'permission_callback' => array( $this, 'get_item_permissions_check' ),
				'args'                => array(
					'language' => array(
						'type'              => 'string',
						'required'          => true,
						'description'       => __( 'A language of the chat, as WordPress names it.', 'veranda' ),
						'validate_callback' => static fn( mixed $language ): bool|WP_Error => is_string( $language ) && isset( Widget_Catalogue::languages()[ $language ] )
							? true
							: new WP_Error( 'veranda_invalid_request', __( 'The chat does not speak this language.', 'veranda' ), array( 'status' => 400 ) ),
					),
					'version'  => array(
						'type'        => 'integer',
						'description' => __( 'Version of the settings that the page knows; it makes caches ask for the newest.', 'veranda' ),
					),
				),
			)
		);
	}

	/**
	 * Checks that a page has the chat, with a choice of languages: elsewhere nobody says these words.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function get_item_permissions_check( $request ): bool|WP_Error {
		$settings = $this->settings->get();
		$is_asked = $settings->is_on( General::IS_WIDGET_ENABLED )
			&& $settings->is_on( General::IS_LANGUAGE_CHOICE_ON )
			&& '' !== $settings->text( Relay::URL );
		return $is_asked
			? true
			: new WP_Error( 'veranda_chat_disabled', __( 'The chat is switched off on this site.', 'veranda' ), array( 'status' => 403 ) );
	}

	/**
	 * Returns what takes the place of the texts in the page's configuration, and of those of the chat.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function get_item( $request ): WP_REST_Response {
		$settings = $this->settings->get();
		$words    = Own_Words::in( $settings, $this->text_of( $request, 'language' ) );
		$names    = array_map( static fn( string $id ): string => substr( $id, 1 ), array_keys( Widget_Catalogue::OWN ) );
		$answer   = array(
			'config' => (object) $words->put_own( array_intersect_key( Widget_Look::of( $settings ), array_flip( $names ) ) ),
			'texts'  => (object) $words->texts(),
		);
		// Whoever asks for a version to come would have a cache keep the words of now for it.
		$is_current = $this->number_of( $request, 'version' ) === $settings->version;
		return new WP_REST_Response( $answer, 200, $is_current ? array( 'Cache-Control' => 'public, max-age=' . self::MAX_AGE_SECONDS ) : array() );
	}
}
