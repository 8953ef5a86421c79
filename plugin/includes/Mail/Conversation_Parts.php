<?php
/**
 * What mails about a conversation have in common.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail;

defined( 'ABSPATH' ) || exit;

/** Writes what mails to the site's people say of a conversation: {conversationId, name, email, pageUrl, pageTitle, messages, unquoted}. */
final class Conversation_Parts {

	/** Takes the facts. */
	public function __construct( private readonly Mail_Data $data ) {}

	/** Returns who it is about: their name or email address; empty when neither is known. */
	public function who(): string {
		$name = $this->data->line( 'name' );
		return '' === $name ? $this->data->email( 'email' ) : $name;
	}

	/**
	 * Quotes what the visitor has written.
	 *
	 * @param Mail_Body $body The mail.
	 */
	public function quote( Mail_Body $body ): void {
		foreach ( $this->data->parts( 'messages' ) as $message ) {
			$body->quote( $message->words( 'body' ) );
		}
		$unquoted = $this->data->number( 'unquoted' );
		if ( $unquoted > 0 ) {
			/* translators: %d: number of messages. */
			$body->paragraph( sprintf( _n( 'The conversation has %d more message.', 'The conversation has %d more messages.', $unquoted, 'veranda' ), $unquoted ) );
		}
	}

	/**
	 * Returns what is known about the visitor, by what it is called.
	 *
	 * @return array<string, string>
	 */
	public function facts(): array {
		return array(
			__( 'Name', 'veranda' )    => $this->data->line( 'name' ),
			__( 'Email', 'veranda' )   => $this->data->email( 'email' ),
			__( 'Page', 'veranda' )    => $this->data->line( 'pageTitle' ),
			__( 'Address', 'veranda' ) => $this->data->url( 'pageUrl' ),
		);
	}

	/**
	 * Adds a link to the conversation in the inbox; what is no id leads to the inbox.
	 *
	 * @param Mail_Body $body The mail.
	 */
	public function link( Mail_Body $body ): void {
		$id   = $this->data->line( 'conversationId' );
		$page = 'admin.php?page=veranda' . ( 1 === preg_match( '/^c_[A-Za-z0-9_-]{22}$/D', $id ) ? '#/queue/' . $id : '' );
		$body->link( __( 'Open the conversation', 'veranda' ), admin_url( $page ) );
	}
}
