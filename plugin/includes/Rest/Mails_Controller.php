<?php
/**
 * The route by which the relay sends mail.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

use Veranda\Mail\Mail_Outcome;
use Veranda\Mail\Mail_Templates;
use Veranda\Mail\Mailer;
use Veranda\Mail\Sent_Mails;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/**
 * `POST mails`: sends a mail from a template, once for each key. For the relay alone, which signs each request; whether it
 * goes to the site's people or to a visitor, and what it says around the facts, is the template's to choose.
 */
final class Mails_Controller extends Controller {

	public function __construct(
		private readonly Relay_Access $access,
		private readonly Mail_Templates $templates,
		private readonly Mailer $mailer,
		private readonly Sent_Mails $sent
	) {}

	/** Registers the route. */
	public function register_routes(): void {
		register_rest_route(
			self::ROUTES,
			'/mails',
			array(
				'methods'             => WP_REST_Server::CREATABLE,
				'callback'            => array( $this, 'create_item' ),
				'permission_callback' => array( $this, 'create_item_permissions_check' ),
				'args'                => array(
					'template'       => array(
						'description'       => __( 'Name of the template.', 'veranda' ),
						'type'              => 'string',
						'required'          => true,
						'validate_callback' => fn( mixed $name ): bool => is_string( $name ) && null !== $this->templates->find( $name ),
					),
					'idempotencyKey' => array(
						'description'       => __( 'Names this mail: asked for again under the same key, it is not sent again.', 'veranda' ),
						'type'              => 'string',
						'required'          => true,
						'validate_callback' => static fn( mixed $key ): bool => is_string( $key ) && 1 === preg_match( '/^[A-Za-z0-9:_-]{1,100}$/D', $key ),
					),
					'data'           => array(
						'description'       => __( 'What the mail is about.', 'veranda' ),
						'type'              => 'object',
						'required'          => true,
						'validate_callback' => static fn( mixed $data ): bool => is_array( $data ),
						// The template reads what it knows, each fact by its kind; nothing is changed on the way in.
						'sanitize_callback' => static fn( mixed $data ): mixed => $data,
					),
				),
			)
		);
	}

	/**
	 * Checks that the relay sent exactly this body. A person's cookie, nonce or token is worth nothing here.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function create_item_permissions_check( $request ): bool|WP_Error {
		return $this->access->is_from_relay( $request->get_header( Relay_Access::HEADER ), $request->get_body() )
			? true
			: $this->refuse( __( 'Only the relay of this site may send mail.', 'veranda' ) );
	}

	/**
	 * Sends the mail.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function create_item( $request ): WP_REST_Response|WP_Error {
		$template = $this->text_of( $request, 'template' );
		$given    = $request->get_param( 'data' );
		$data     = is_array( $given ) ? $given : array();
		if ( ! $this->mailer->has_receiver( $template, $data ) ) {
			// No fault of the site's mail, so none is noted.
			return new WP_Error( 'veranda_mail_no_receiver', __( 'The address for this mail is not an email address.', 'veranda' ), array( 'status' => 422 ) );
		}
		$outcome = $this->sent->send_once(
			$this->text_of( $request, 'idempotencyKey' ),
			$template,
			fn(): bool => $this->mailer->send( $template, $data )
		);
		return match ( $outcome ) {
			Mail_Outcome::Sent        => new WP_REST_Response( array( 'isNew' => true ), 201 ),
			Mail_Outcome::Repeated    => new WP_REST_Response( array( 'isNew' => false ), 200 ),
			Mail_Outcome::In_Progress => new WP_Error( 'veranda_mail_in_progress', __( 'This mail is being sent right now.', 'veranda' ), array( 'status' => 409 ) ),
			Mail_Outcome::Limited     => new WP_Error( 'veranda_rate_limited', __( 'This site has sent many mails within an hour. Try again later.', 'veranda' ), array( 'status' => 429 ) ),
			Mail_Outcome::Failed      => new WP_Error( 'veranda_mail_not_sent', __( 'WordPress could not send the mail. Try again later.', 'veranda' ), array( 'status' => 503 ) ),
		};
	}
}
