<?php
/**
 * Export and erasure of personal data.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Privacy\Policy_Text;

/** WordPress's tools find everything of one person, page by page, and nothing of others. */
final class Privacy_Tools_Test extends Privacy_Test_Case {

	/** What must not be anywhere after Ottilie was erased. */
	private const SEEDS = array( 'Ottilie', 'quist', 'zither', 'bargain-hunter', 'Kind people', 'lute', 'crwth', 'Ophicleide', 'Psaltery', 'c_ottilie', 'v_ottilie', 'm_ottilie', 'lamps-page' );

	public function test_everything_about_a_person_is_exported_notes_too_and_nothing_of_others(): void {
		$this->make_visitor( 'ottilie', 'ottilie@quist.example' );
		$this->make_visitor( 'boris', 'boris@example.test' );

		$html = $this->export( 'Ottilie@Quist.example' );

		foreach ( array( 'Ottilie', 'ottilie@quist.example', 'My zither is broken', 'bargain-hunter', 'Kind people', 'A lute', 'lamps-page', 'ottilie-looked-here', 'zithers', 'Europe/London', 'Which zither?: The big one', 'I agree.', 'Owes a crwth', 'Grade: Ophicleide', 'Psaltery Ltd.', '+493090182' ) as $text ) {
			self::assertStringContainsString( $text, $html );
		}
		self::assertStringNotContainsString( 'boris', strtolower( $html ) );
		foreach ( array( 'agent_joined', 'marked_spam' ) as $notice ) {
			self::assertStringNotContainsString( $notice, $html, 'Notices are no words, and some are for agents alone.' );
		}
	}

	public function test_a31_what_was_typed_is_text_in_the_export(): void {
		$visitor = $this->make_visitor( 'ottilie', 'ottilie@quist.example' );
		self::database()->update( self::tables()->visitors(), array( 'name' => '<script>alert(1)</script><img src=x onerror=alert(2)>' ), array( 'id' => $visitor ) );

		$html = $this->export( 'ottilie@quist.example' );

		self::assertStringContainsString( '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img', $html );
		self::assertStringNotContainsString( '<script', $html );
		self::assertStringNotContainsString( '<img', $html );
	}

	public function test_a_call_that_was_asked_for_is_exported(): void {
		$visitor = $this->make_visitor( 'ottilie', 'ottilie@quist.example' );
		$this->make_conversation( $visitor, 'ottilie', 'call', 1 );
		self::database()->update(
			self::tables()->conversations(),
			array(
				'kind'           => 'callback',
				'callback_phone' => '+49 30 901820',
				'callback_at'    => '2026-11-30 10:00:00.000',
			),
			array( 'visitor_id' => $visitor )
		);

		$html = $this->export( 'ottilie@quist.example' );

		self::assertStringContainsString( '+49 30 901820', $html );
		self::assertStringContainsString( '2026-11-30 10:00:00', $html );
	}

	public function test_long_conversations_come_in_pages(): void {
		$visitor = $this->make_visitor( 'ottilie', 'ottilie@quist.example' );
		$this->make_conversation( $visitor, 'ottilie', 'long', 250 );

		$html = $this->export( 'ottilie@quist.example' );

		foreach ( array( 1, 100, 101, 250 ) as $seq ) {
			self::assertSame( 1, substr_count( $html, "Message $seq of long" ) );
		}
		self::assertGreaterThan( 3, $this->pages['veranda-messages'] );
	}

	public function test_after_an_erasure_nothing_of_the_person_is_anywhere_and_others_are_as_before(): void {
		$this->make_visitor( 'boris', 'boris@example.test' );
		$others = $this->everything();
		$epoch  = self::database()->get_var( 'SELECT epoch FROM ' . self::tables()->feed() );
		$this->make_visitor( 'ottilie', 'ottilie@quist.example' );
		$visitor = $this->make_visitor( 'ottilie-too', 'OTTILIE@quist.example' );
		foreach ( range( 1, 45 ) as $number ) {
			$this->make_conversation( $visitor, 'ottilie-too', "n$number", 2 );
		}
		$this->make_conversation( $visitor, 'ottilie-too', 'long', 2100 );
		foreach ( self::SEEDS as $seed ) {
			self::assertStringContainsString( $seed, $this->everything() );
		}

		self::assertSame( array(), $this->erase( 'ottilie@quist.example' ) );

		$after = $this->everything();
		foreach ( self::SEEDS as $seed ) {
			self::assertStringNotContainsString( $seed, $after );
			self::assertStringNotContainsString( $seed, $this->files() );
		}
		$new = (string) self::database()->get_var( 'SELECT epoch FROM ' . self::tables()->feed() );
		self::assertNotSame( $epoch, $new, 'Open screens reload.' );
		self::assertSame( $others, str_replace( $new, (string) $epoch, $after ) );
		self::assertGreaterThan( 2, $this->pages['veranda-conversations'] );
		self::assertStringNotContainsString( 'message of', wp_strip_all_tags( $this->export( 'ottilie@quist.example' ) ) );
	}

	/**
	 * What is no address of anybody.
	 *
	 * @return array<string, array<string>>
	 */
	public function nobodys(): array {
		return array(
			'empty'          => array( '' ),
			'blank'          => array( '  ' ),
			'percent'        => array( '%' ),
			'star'           => array( '*' ),
			'wildcard'       => array( '%@example.test' ),
			'accent'         => array( 'bòris@example.test' ),
			'part'           => array( 'boris@example' ),
			'quote'          => array( "' OR '1'='1" ),
			'somebody else'  => array( 'nobody@example.test' ),
			'number as text' => array( '0' ),
		);
	}

	/**
	 * @dataProvider nobodys
	 * @param string $email What is asked for.
	 */
	public function test_a28_an_address_of_nobody_exports_and_erases_nothing( string $email ): void {
		$this->make_visitor( 'boris', 'boris@example.test' );
		self::database()->insert( self::tables()->visitors(), $this->visitor_row( 'nameless', null ) );
		$before = $this->everything();

		self::assertStringNotContainsString( 'boris', strtolower( $this->export( $email ) ) );
		$this->erase( $email );

		self::assertSame( $before, $this->everything() );
	}

	public function test_an_account_is_found_whatever_address_it_had_and_the_old_address_is_nobodys(): void {
		$user    = self::make_user( 'subscriber', array( 'user_email' => 'new@example.test' ) );
		$visitor = $this->make_visitor( 'ottilie', 'old@example.test' );
		$row     = array(
			'wp_user_id'  => $user->ID,
			'is_verified' => 1,
		);
		self::database()->update( self::tables()->visitors(), $row, array( 'id' => $visitor ) );
		$access = array(
			'wp_user_id' => $user->ID,
			'version'    => 7,
			'updated_at' => self::NOW,
		);
		self::database()->insert( self::tables()->visitor_access(), $access );
		self::database()->query( 'DELETE FROM ' . self::tables()->left_messages() );
		self::database()->query( 'DELETE FROM ' . self::tables()->named( 'veranda_leads' ) . ' WHERE conversation_id IS NULL' );
		self::database()->query( 'UPDATE ' . self::tables()->named( 'veranda_leads' ) . " SET email = 'old@example.test'" );

		self::assertStringNotContainsString( 'zither', $this->export( 'old@example.test' ) );
		$this->erase( 'old@example.test' );
		self::assertStringContainsString( 'zither', $this->export( 'new@example.test' ) );
		$this->erase( 'new@example.test' );

		self::assertSame( 0, self::count_rows( self::tables()->visitors() ) );
		self::assertSame( '7', self::database()->get_var( 'SELECT version FROM ' . self::tables()->visitor_access() ), 'A login that has ended must not go on.' );
		wp_delete_user( $user->ID );
	}

	public function test_a_block_is_exported_and_goes_but_for_the_address_that_it_covers(): void {
		$visitor = $this->make_visitor( 'ottilie', 'ottilie@quist.example' );
		$other   = $this->make_visitor( 'erich', 'erich@quist.example' );
		$blocks  = self::tables()->named( 'veranda_blocks' );
		foreach ( array( $visitor => str_repeat( 'a', 32 ), $other => null ) as $id => $hash ) {
			self::database()->insert(
				$blocks,
				array(
					'public_id'      => "b_$id",
					'visitor_id'     => $id,
					'covers_address' => 1,
					'address_hash'   => $hash,
					'reason'         => "Insults of $id",
					'blocked_by'     => 5,
					'created_at'     => '2026-11-21 09:00:00.000',
				)
			);
		}

		$html = $this->export( 'ottilie@quist.example' );
		self::assertStringContainsString( "Insults of $visitor", $html );
		self::assertStringContainsString( 'Always', $html );
		self::assertStringNotContainsString( "Insults of $other", $html );
		$this->erase( 'ottilie@quist.example' );
		$this->erase( 'erich@quist.example' );

		$rows = self::database()->get_results( "SELECT visitor_id, reason, expires_at > UTC_TIMESTAMP(3) + INTERVAL 29 DAY AS is_kept, expires_at < UTC_TIMESTAMP(3) + INTERVAL 31 DAY AS is_short FROM $blocks", ARRAY_A );
		self::assertSame(
			array(
				array(
					'visitor_id' => null,
					'reason'     => '',
					'is_kept'    => '1',
					'is_short'   => '1',
				),
			),
			$rows
		);
		self::database()->query( "DELETE FROM $blocks" );
	}

	public function test_a_transaction_that_is_refused_is_tried_again_and_leaves_nothing_half_done(): void {
		$visitor = $this->make_visitor( 'ottilie', 'ottilie@quist.example' );
		$refused = 0;
		$refuse  = static function ( string $query ) use ( &$refused ): string {
			return str_contains( $query, 'DELETE FROM `' . self::tables()->conversations() ) && ++$refused < 3 ? 'SELECT nothing FROM nowhere' : str_replace( 'ROLLBACK', 'ROLLBACK TO SAVEPOINT veranda', $query );
		};
		add_filter( 'query', $refuse );
		self::database()->suppress_errors( true );

		$this->erase( 'ottilie@quist.example' );

		self::database()->suppress_errors( false );
		remove_filter( 'query', $refuse );
		self::assertSame( 3, $refused );
		self::assertSame( '0', self::database()->get_var( 'SELECT COUNT(*) FROM ' . self::tables()->conversations() . " WHERE visitor_id = $visitor" ) );
	}

	public function test_the_suggested_policy_says_what_is_set(): void {
		self::assertStringContainsString( 'until you ask us to delete them', ( new Policy_Text( self::settings() ) )->html() );
		self::assertStringContainsString( '90 days after your last visit to the chat', ( new Policy_Text( self::settings() ) )->html() );

		self::change_settings( array( 'conversationRetentionDays' => '365' ) );

		self::assertStringContainsString( 'Conversations are deleted 365 days after', ( new Policy_Text( self::settings() ) )->html() );
	}

	/** Returns all that was written to the log of WordPress. */
	private function files(): string {
		$log = WP_CONTENT_DIR . '/debug.log';
		return is_file( $log ) ? (string) file_get_contents( $log ) : '';
	}

	/**
	 * Makes a visitor who has chatted, with a row in each table that has any about people; returns the id.
	 *
	 * @param string $name  Part of all that is theirs.
	 * @param string $email Their address.
	 */
	private function make_visitor( string $name, string $email ): int {
		$database = self::database();
		$database->insert( self::tables()->visitors(), $this->visitor_row( $name, $email ) );
		$id           = $database->insert_id;
		$is_boris     = 'boris' === $name;
		$conversation = $this->make_conversation( $id, $name, 'first', 0 );
		$says         = $is_boris ? array( 'I need a lamp', 'Here it is', 'Pays late' ) : array( 'My zither is broken', 'Dear Ottilie, we mend zithers', 'A bargain-hunter' );
		foreach ( $says as $index => $body ) {
			$author = 1 === $index || 2 === $index ? 'agent' : 'visitor';
			$this->make_message( $conversation, $name, 'first', $index + 1, $body, 2 === $index ? 'note' : 'text', $author );
		}
		$this->make_message( $conversation, $name, 'first', 4, 'agent_joined', 'system', 'system' );
		$this->make_message( $conversation, $name, 'first', 5, 'marked_spam', 'record', 'system' );
		$rated = array(
			'last_seq'       => 5,
			'rating_score'   => 5,
			'rating_comment' => $is_boris ? 'Fine' : 'Kind people',
		);
		$database->update( self::tables()->conversations(), $rated, array( 'id' => $conversation ) );
		$tag = array(
			'public_id'  => "t_$name",
			'name'       => $is_boris ? 'lamps' : 'zithers',
			'name_key'   => $is_boris ? 'lamps' : "$name-tag",
			'created_at' => self::NOW,
		);
		if ( $is_boris ) {
			// Words of agents by which they sort, which are nobody's: those of others stay.
			$database->insert( self::tables()->named( 'veranda_tags' ), $tag );
		}
		$tag_id = (int) $database->get_var( 'SELECT MAX( id ) FROM ' . self::tables()->named( 'veranda_tags' ) );
		if ( 0 === $tag_id ) {
			$database->insert( self::tables()->named( 'veranda_tags' ), array( 'public_id' => 't_1', 'name_key' => 'z' ) + array( 'name' => 'zithers' ) + $tag ); // phpcs:ignore
			$tag_id = $database->insert_id;
		}
		$database->insert( self::tables()->named( 'veranda_conversation_tags' ), array( 'conversation_id' => $conversation, 'tag_id' => $tag_id ) ); // phpcs:ignore
		foreach ( array( $is_boris ? 'lamp' : 'zither', $name ) as $seq => $word ) {
			$database->insert( self::tables()->search_words(), array( 'conversation_id' => $conversation, 'seq' => $seq, 'word' => $word ) ); // phpcs:ignore
		}
		$event = array(
			'number'          => $id * 1000,
			'type'            => 'read.advanced',
			'conversation_id' => $conversation,
			'visitor_id'      => $id,
			'data'            => "{\"conversationPublicId\":\"c_$name-first\"}",
			'created_at'      => self::NOW,
		);
		$database->insert( self::tables()->named( 'veranda_events' ), $event );
		$failure = array(
			'reaction'        => 'test',
			'event_number'    => $id * 1000,
			'event_type'      => 'message.created',
			'conversation_id' => $conversation,
			'attempts'        => 8,
			'error'           => "Could not greet $name",
			'failed_at'       => self::NOW,
		);
		$database->insert( self::tables()->named( 'veranda_reaction_failures' ), $failure );
		$session = array(
			'token_hash' => str_pad( $name, 32, 'x' ),
			'visitor_id' => $id,
			'family'     => str_pad( $name, 16, 'x' ),
			'created_at' => self::NOW,
			'expires_at' => self::NOW,
		);
		$database->insert( self::tables()->named( 'veranda_visitor_sessions' ), $session );
		foreach ( array( 'conversationId' => $conversation, 'visitorId' => $id ) as $field => $value ) { // phpcs:ignore
			$job = array(
				'kind'       => 'mail',
				'job_key'    => "$field-$value",
				'run_at'     => self::NOW,
				'payload'    => "{\"to\":\"$email\",\"$field\":$value}",
				'created_at' => self::NOW,
			);
			$database->insert( self::tables()->jobs(), $job );
		}
		$mail = array(
			'key_hash'   => hash( 'sha256', "missed_chat:c_$name-first", true ),
			'template'   => 'missed_chat',
			'claimed_at' => self::NOW,
		);
		$database->insert( self::tables()->sent_mails(), $mail );
		$lead = array(
			'public_id'       => "l_$name",
			'visitor_id'      => $id,
			'conversation_id' => $conversation,
			'name'            => ucfirst( $name ),
			'phone'           => $is_boris ? '+1 555 0100' : '+1 555 ottilie',
			'answers'         => $is_boris ? '[]' : '[{"key":"order","label":"Which zither?","type":"text","value":"The big one"}]',
			'tags'            => '[]',
			'consent_text'    => 'I agree.',
			'created_at'      => self::NOW,
			'updated_at'      => self::NOW,
		);
		$database->insert( self::tables()->named( 'veranda_leads' ), $lead );
		$database->insert( self::tables()->named( 'veranda_leads' ), array( 'public_id' => "l_$name-typed", 'visitor_id' => 900000 + $id, 'conversation_id' => null, 'email' => $email ) + $lead ); // phpcs:ignore
		$view = array(
			'visitor_id' => $id,
			'url'        => "https://example.test/$name-looked-here",
			'title'      => 'Looked here',
			'viewed_at'  => self::NOW,
		);
		$database->insert( self::tables()->named( 'veranda_page_views' ), $view );
		$note = array(
			'public_id'  => "n_$name",
			'visitor_id' => $id,
			'agent_id'   => 1,
			'client_id'  => $name,
			'body'       => $is_boris ? 'Likes lamps' : 'Owes a crwth',
			'created_at' => self::NOW,
		);
		$database->insert( self::tables()->named( 'veranda_visitor_notes' ), $note );
		$edit = array(
			'visitor_id' => $id,
			'field'      => 'fields.Grade',
			'value'      => $is_boris ? 'Lamp' : 'Ophicleide',
			'agent_id'   => 1,
			'edited_at'  => self::NOW,
		);
		$database->insert( self::tables()->named( 'veranda_visitor_edits' ), $edit );
		$known = array(
			'phone'   => '+493090182' . $id,
			'company' => $is_boris ? 'Lamps Ltd.' : 'Psaltery Ltd.',
			'fields'  => $is_boris ? null : '{"Grade":"Ophicleide"}',
		);
		$database->update( self::tables()->visitors(), $known, array( 'id' => $id ) );
		$database->insert( self::tables()->named( 'veranda_answer_mails' ), array( 'conversation_id' => $conversation ) ); // phpcs:ignore
		$answered = array(
			'key_hash'   => hash( 'sha256', "answer:c_$name-first:2", true ),
			'template'   => 'answer',
			'claimed_at' => self::NOW,
		);
		$database->insert( self::tables()->sent_mails(), $answered );
		$left = array(
			'client_id'  => "left-$name",
			'name'       => ucfirst( $name ),
			'email'      => $email,
			'body'       => $is_boris ? 'A lamp' : 'A lute',
			'page_url'   => 'https://example.test/' . ( $is_boris ? 'shop' : 'lamps-page' ),
			'created_at' => self::NOW,
		);
		$database->insert( self::tables()->left_messages(), $left );
		self::assertSame( '', $database->last_error );
		return $id;
	}

	/**
	 * Returns the row of a visitor.
	 *
	 * @param string      $name  Part of all that is theirs.
	 * @param string|null $email Their address.
	 * @return array<string, string|null>
	 */
	private function visitor_row( string $name, ?string $email ): array {
		return array(
			'public_id'    => "v_$name",
			'name'         => ucfirst( $name ),
			'email'        => $email,
			'locale'       => 'en-GB',
			'timezone'     => 'Europe/London',
			'page_url'     => 'https://example.test/' . ( str_starts_with( $name, 'ottilie' ) ? 'lamps-page' : 'shop' ),
			'created_at'   => self::NOW,
			'last_seen_at' => self::NOW,
		);
	}

	/**
	 * Makes a conversation with messages; returns the id.
	 *
	 * @param int    $visitor  Whose.
	 * @param string $name     Their name.
	 * @param string $word     Its name.
	 * @param int    $messages How many.
	 */
	private function make_conversation( int $visitor, string $name, string $word, int $messages ): int {
		$conversation = array(
			'public_id'  => substr( "c_$name-$word", 0, 24 ),
			'visitor_id' => $visitor,
			'client_id'  => "$name-$word",
			'state'      => 'closed',
			'last_seq'   => $messages,
			'created_at' => self::NOW,
			'updated_at' => self::NOW,
		);
		self::assertSame( 1, self::database()->insert( self::tables()->conversations(), $conversation ) );
		$id = self::database()->insert_id;
		for ( $seq = 1; $seq <= $messages; $seq++ ) {
			$this->make_message( $id, $name, $word, $seq, "Message $seq of $word" );
		}
		return $id;
	}

	/**
	 * Makes a message.
	 *
	 * @param int    $conversation Its conversation.
	 * @param string $name         The visitor's name.
	 * @param string $word         The conversation's name.
	 * @param int    $seq          Its place.
	 * @param string $body         Its text.
	 * @param string $kind         Its kind.
	 * @param string $author       Who wrote it.
	 */
	private function make_message( int $conversation, string $name, string $word, int $seq, string $body, string $kind = 'text', string $author = 'visitor' ): void {
		$message = array(
			'conversation_id' => $conversation,
			'seq'             => $seq,
			'public_id'       => substr( "m_$name-$word-$seq", 0, 24 ),
			'author_type'     => $author,
			'author_id'       => 1,
			'client_id'       => "$word-$seq",
			'kind'            => $kind,
			'body'            => $body,
			'created_at'      => self::NOW,
		);
		self::assertSame( 1, self::database()->insert( self::tables()->messages(), $message ) );
	}
}
