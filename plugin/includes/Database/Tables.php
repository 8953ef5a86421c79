<?php
/**
 * The names of the plugin's tables.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Database;

defined( 'ABSPATH' ) || exit;

/** Names the tables of the site that is current; on multisite each site has its own. */
final class Tables {

	/** Every table that plugin/schema/ creates, and the migrator's own. */
	private const ALL = array(
		'veranda_feed',
		'veranda_departments',
		'veranda_agents',
		'veranda_agent_access',
		'veranda_visitors',
		'veranda_visitor_sessions',
		'veranda_visitor_access',
		'veranda_visitor_edits',
		'veranda_visitor_notes',
		'veranda_spent_tokens',
		'veranda_conversations',
		'veranda_messages',
		'veranda_events',
		'veranda_left_messages',
		'veranda_leads',
		'veranda_page_views',
		'veranda_answer_mails',
		'veranda_tags',
		'veranda_conversation_tags',
		'veranda_blocks',
		'veranda_canned_responses',
		'veranda_saved_views',
		'veranda_search_words',
		'veranda_reactions',
		'veranda_reaction_failures',
		'veranda_jobs',
		'veranda_site_settings',
		'veranda_sent_mails',
		'veranda_migrations',
	);

	public function __construct( private readonly Connection $database ) {}

	/** Returns the name of the feed's table: one row, see plugin/schema/. */
	public function feed(): string {
		return $this->database->prefix() . 'veranda_feed';
	}

	/** Returns the name of the table with each agent's access version. */
	public function agent_access(): string {
		return $this->database->prefix() . 'veranda_agent_access';
	}

	/** Returns the name of the table with the access version of each user who was vouched for as a visitor. */
	public function visitor_access(): string {
		return $this->database->prefix() . 'veranda_visitor_access';
	}

	/** Returns the name of the departments' table. */
	public function departments(): string {
		return $this->database->prefix() . 'veranda_departments';
	}

	/** Returns the name of the visitors' table. */
	public function visitors(): string {
		return $this->database->prefix() . 'veranda_visitors';
	}

	/** Returns the name of the table of who answers. */
	public function agents(): string {
		return $this->database->prefix() . 'veranda_agents';
	}

	/** Returns the name of the conversations' table. */
	public function conversations(): string {
		return $this->database->prefix() . 'veranda_conversations';
	}

	/** Returns the name of the messages' table. */
	public function messages(): string {
		return $this->database->prefix() . 'veranda_messages';
	}

	/** Returns the name of the table of which words are in which message. */
	public function search_words(): string {
		return $this->database->prefix() . 'veranda_search_words';
	}

	/** Returns the name of the table of messages that were left while the relay was away. */
	public function left_messages(): string {
		return $this->database->prefix() . 'veranda_left_messages';
	}

	/** Returns the name of the table of lists that agents have given a name. */
	public function saved_views(): string {
		return $this->database->prefix() . 'veranda_saved_views';
	}

	/** Returns the name of the table of texts that agents have ready. */
	public function canned_responses(): string {
		return $this->database->prefix() . 'veranda_canned_responses';
	}

	/** Returns the name of the relay's table of jobs. */
	public function jobs(): string {
		return $this->database->prefix() . 'veranda_jobs';
	}

	/** Returns the name of the relay's table of what it was told of this site. */
	public function site_settings(): string {
		return $this->database->prefix() . 'veranda_site_settings';
	}

	/** Returns the name of the table of mails that the relay has asked for. */
	public function sent_mails(): string {
		return $this->database->prefix() . 'veranda_sent_mails';
	}

	/** Returns the name of the table that records which schema files were run. */
	public function migrations(): string {
		return $this->database->prefix() . 'veranda_migrations';
	}

	/**
	 * Returns the name of one of the tables.
	 *
	 * @param value-of<self::ALL> $name Without the prefix.
	 */
	public function named( string $name ): string {
		return $this->database->prefix() . $name;
	}

	/**
	 * Returns the names of all tables.
	 *
	 * @return string[]
	 */
	public function all(): array {
		return array_map( fn( string $name ): string => $this->database->prefix() . $name, self::ALL );
	}
}
