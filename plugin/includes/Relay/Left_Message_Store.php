<?php
/**
 * Stores messages without the relay.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay;

use Veranda\Database\Connection;
use Veranda\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * The only class of the plugin that writes what people said. The relay turns each row into a queued conversation. One
 * statement is the whole change, so it needs no transaction around it.
 */
final class Left_Message_Store {

	public function __construct( private readonly Connection $database, private readonly Tables $tables ) {}

	/**
	 * Tells whether the sender's id is known, and from the same message; null when it is new.
	 *
	 * @param Left_Message $message The message.
	 */
	public function find( Left_Message $message ): ?Left_Message_Outcome {
		$known = $this->find_body( $message->client_id );
		return match ( $known ) {
			null           => null,
			$message->body => Left_Message_Outcome::Repeated,
			default        => Left_Message_Outcome::Id_Reused,
		};
	}

	/**
	 * Stores a message once, however often it is sent.
	 *
	 * @param Left_Message $message The message.
	 */
	public function insert_once( Left_Message $message ): Left_Message_Outcome {
		return $this->insert( $message )
			? Left_Message_Outcome::Stored
			: $this->find( $message ) ?? Left_Message_Outcome::Failed;
	}

	/**
	 * Inserts the row; false when the id is taken or the database refuses.
	 *
	 * @param Left_Message $message The message.
	 */
	private function insert( Left_Message $message ): bool {
		return $this->database->insert(
			$this->tables->left_messages(),
			array(
				'client_id'            => $message->client_id,
				'name'                 => $message->name,
				'email'                => $message->email,
				'body'                 => $message->body,
				'department_public_id' => '' === $message->department ? null : $message->department,
				'is_suspicious'        => $message->is_suspicious ? 1 : 0,
				'page_url'             => '' === $message->page_url ? null : $message->page_url,
				'page_title'           => '' === $message->page_title ? null : $message->page_title,
				'locale'               => '' === $message->locale ? null : $message->locale,
				'created_at'           => gmdate( 'Y-m-d H:i:s' ) . sprintf( '.%03d', (int) ( fmod( microtime( true ), 1 ) * 1000 ) ),
			)
		);
	}

	/**
	 * Returns the body that was stored under an id, or null. When the relay has taken it in, it is in a conversation.
	 *
	 * @param string $client_id The sender's id.
	 */
	private function find_body( string $client_id ): ?string {
		return $this->database->value( 'SELECT body FROM %i WHERE client_id = %s', $this->tables->left_messages(), $client_id )
			?? $this->database->value(
				'SELECT m.body FROM %i c JOIN %i m ON m.conversation_id = c.id AND m.client_id = c.client_id WHERE c.client_id = %s LIMIT 1',
				$this->tables->conversations(),
				$this->tables->messages(),
				$client_id
			);
	}
}
