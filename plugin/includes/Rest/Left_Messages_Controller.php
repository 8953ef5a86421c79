<?php
/**
 * The route for messages while the relay is away.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Rest;

use Veranda\Auth\Request_Origin;
use Veranda\Database\Lock_Not_Taken;
use Veranda\Database\Named_Lock;
use Veranda\Mail\Mail_Templates;
use Veranda\Mail\Mailer;
use Veranda\Relay\Left_Message;
use Veranda\Relay\Left_Message_Outcome;
use Veranda\Relay\Left_Message_Store;
use Veranda\Settings\Sections\General;
use Veranda\Settings\Settings_Store;
use Veranda\Text;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;
use WP_REST_Server;

defined( 'ABSPATH' ) || exit;

/** `POST left-messages`: takes a message when the widget cannot reach the relay. Open to everybody, within limits. */
final class Left_Messages_Controller extends Controller {

	/** How long a request waits for the others that store a message. */
	private const WAIT_SECONDS = 5;

	public function __construct(
		private readonly Left_Message_Store $messages,
		private readonly Mailer $mailer,
		private readonly Settings_Store $settings,
		private readonly Request_Origin $origin,
		private readonly Left_Message_Limit $limit,
		private readonly Named_Lock $lock
	) {}

	/** Registers the route. */
	public function register_routes(): void {
		register_rest_route(
			self::ROUTES,
			'/left-messages',
			array(
				'methods'             => WP_REST_Server::CREATABLE,
				'callback'            => array( $this, 'create_item' ),
				'permission_callback' => array( $this, 'create_item_permissions_check' ),
				'args'                => $this->args(),
			)
		);
	}

	/**
	 * Checks that one of our pages asks and that the chat is on.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function create_item_permissions_check( $request ): bool|WP_Error {
		$allowed = $this->origin->check( $request );
		if ( is_wp_error( $allowed ) ) {
			return $allowed;
		}
		return $this->settings->get()->is_on( General::IS_WIDGET_ENABLED )
			? true
			: new WP_Error( 'veranda_chat_disabled', __( 'The chat is switched off on this site.', 'veranda' ), array( 'status' => 403 ) );
	}

	/**
	 * Stores the message and tells the site's people.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	public function create_item( $request ): WP_REST_Response|WP_Error {
		$message = $this->message_of( $request );
		$answer  = array( 'clientId' => $message->client_id );

		try {
			$outcome = $this->lock->hold( 'left-message', self::WAIT_SECONDS, fn() => $this->store( $message ) );
		} catch ( Lock_Not_Taken ) {
			$outcome = Left_Message_Outcome::Failed;
		}
		// Mail may be slow: nobody else waits for it.
		if ( Left_Message_Outcome::Stored === $outcome ) {
			$this->mailer->send(
				Mail_Templates::LEFT_MESSAGE,
				array(
					'name'         => $message->name,
					'email'        => $message->email,
					'body'         => $message->body,
					'pageUrl'      => $message->page_url,
					'isSuspicious' => $message->is_suspicious,
				)
			);
		}
		return match ( $outcome ) {
			Left_Message_Outcome::Stored    => new WP_REST_Response( $answer, 201 ),
			Left_Message_Outcome::Repeated  => new WP_REST_Response( $answer, 200 ),
			Left_Message_Outcome::Id_Reused => new WP_Error( 'veranda_client_id_reused', __( 'This client id was used for another message.', 'veranda' ), array( 'status' => 409 ) ),
			Left_Message_Outcome::Limited   => new WP_Error( 'veranda_rate_limited', __( 'You have sent several messages already. Try again in ten minutes.', 'veranda' ), array( 'status' => 429 ) ),
			Left_Message_Outcome::Failed    => new WP_Error( 'veranda_not_stored', __( 'The message could not be stored. Try again in a minute.', 'veranda' ), array( 'status' => 503 ) ),
		};
	}

	/**
	 * Stores a message within the limits. Sending again after a lost answer is answered first and does not count.
	 *
	 * @param Left_Message $message The message.
	 */
	private function store( Left_Message $message ): Left_Message_Outcome {
		$known = $this->messages->find( $message );
		if ( null !== $known ) {
			return $known;
		}
		return $this->limit->take() ? $this->messages->insert_once( $message ) : Left_Message_Outcome::Limited;
	}

	/**
	 * Returns the message of a request whose arguments are valid.
	 *
	 * @param WP_REST_Request<array<string, mixed>> $request The request.
	 */
	private function message_of( WP_REST_Request $request ): Left_Message {
		$page   = (array) $request->get_param( 'page' );
		$url    = is_string( $page['url'] ?? null ) ? $page['url'] : '';
		$title  = is_string( $page['title'] ?? null ) ? $page['title'] : '';
		$locale = $this->text_of( $request, 'locale' );
		// The browser tells these by itself: the sender cannot mend them, so what is of no use is dropped, as is a page of another site.
		$is_page   = Text::is_page_url( $url ) && $this->origin->is_own_page( $url );
		$is_locale = 1 === preg_match( '/^[A-Za-z0-9_-]{1,35}$/D', $locale );
		return new Left_Message(
			client_id: $this->text_of( $request, 'clientId' ),
			name: Text::trim( $this->text_of( $request, 'name' ) ),
			email: Text::trim( $this->text_of( $request, 'email' ) ),
			body: $this->text_of( $request, 'body' ),
			// The query of an address may be personal, and is not needed to answer.
			page_url: $is_page ? (string) preg_replace( '/[?#].*$/s', '', $url ) : '',
			page_title: $is_page ? Text::to_line( $title, Text::TITLE_CHARACTERS ) : '',
			locale: $is_locale ? $locale : '',
			department: $this->text_of( $request, 'department' ),
			// Programs fill in a field that is hidden, but password managers do too: people judge, not we.
			is_suspicious: '' !== $this->text_of( $request, 'website' )
		);
	}

	/**
	 * Returns what may be sent.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	private function args(): array {
		return array(
			'clientId'   => $this->text(
				__( 'The sender\'s own id for this message.', 'veranda' ),
				__( 'The client id has up to 64 letters, digits, hyphens and underscores.', 'veranda' ),
				static fn( string $text ): bool => 1 === preg_match( '/^[A-Za-z0-9_-]{1,64}$/D', $text )
			),
			'name'       => $this->text(
				__( 'Name of the sender; may be empty.', 'veranda' ),
				__( 'The name is one line of up to 100 characters.', 'veranda' ),
				static fn( string $text ): bool => Text::is_line( Text::trim( $text ), Text::NAME_CHARACTERS )
			),
			'email'      => $this->text(
				__( 'Where to answer.', 'veranda' ),
				__( 'Enter an email address at which we can answer.', 'veranda' ),
				static fn( string $text ): bool => Text::is_line( Text::trim( $text ), Text::EMAIL_CHARACTERS ) && false !== is_email( Text::trim( $text ) )
			),
			'body'       => $this->text(
				__( 'The message.', 'veranda' ),
				__( 'Write a message of up to 8000 characters.', 'veranda' ),
				static fn( string $text ): bool => Text::is_message( $text )
			),
			'page'       => array(
				'type'              => 'object',
				'description'       => __( 'Where the message is written: {url, title}.', 'veranda' ),
				'validate_callback' => array( $this, 'validate_page' ),
			),
			'locale'     => $this->text(
				__( 'Language of the sender.', 'veranda' ),
				__( 'The locale is a text.', 'veranda' ),
				static fn(): bool => true,
				''
			),
			'department' => $this->text(
				__( 'Id of the department that the message is for.', 'veranda' ),
				__( 'The department is named by its id, like d_ and 22 letters, digits, hyphens and underscores.', 'veranda' ),
				static fn( string $text ): bool => 1 === preg_match( '/^(d_[A-Za-z0-9_-]{22})?$/D', $text ),
				''
			),
			'website'    => $this->text(
				__( 'Stays empty; what is in it is not kept, but the message is marked as suspicious.', 'veranda' ),
				__( 'The website is a text.', 'veranda' ),
				static fn(): bool => true,
				''
			),
		);
	}

	/**
	 * Checks that the page is described by texts. Any will do: a visitor cannot mend what the browser tells.
	 *
	 * @param mixed $page What was sent.
	 */
	public function validate_page( mixed $page ): bool|WP_Error {
		$url   = is_array( $page ) ? ( $page['url'] ?? null ) : null;
		$title = is_array( $page ) ? ( $page['title'] ?? '' ) : null;
		return is_string( $url ) && is_string( $title )
			? true
			: new WP_Error( 'veranda_invalid_request', __( 'The page has an address and a title.', 'veranda' ), array( 'status' => 400 ) );
	}

	/**
	 * Describes a text argument. The type is checked by us: WordPress takes a number for a text.
	 *
	 * @param string                 $description What it is.
	 * @param string                 $complaint   What is wrong when the check fails, as a sentence.
	 * @param callable(string): bool $check       Judges a text.
	 * @param string|null            $fallback    Used when it is left out; null: it is required.
	 * @return array<string, mixed>
	 */
	private function text( string $description, string $complaint, callable $check, ?string $fallback = null ): array {
		$arg = array(
			'type'              => 'string',
			'description'       => $description,
			'validate_callback' => static fn( mixed $value ): bool|WP_Error => is_string( $value ) && $check( $value )
				? true
				: new WP_Error( 'veranda_invalid_request', $complaint, array( 'status' => 400 ) ),
			// Nothing is changed on the way in: a message is kept to the byte, and output escapes.
			'sanitize_callback' => static fn( mixed $value ): mixed => $value,
		);
		return null === $fallback ? $arg + array( 'required' => true ) : $arg + array( 'default' => $fallback );
	}
}
