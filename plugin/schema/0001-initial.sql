-- Veranda's tables. `{prefix}` is WordPress's table prefix. Statements end with a
-- semicolon at the end of a line; a released file is never edited, a change is
-- a new file with the next number. Written for MySQL 8 and MariaDB 10.6+.
--
-- Public ids (`s_`, `v_`, `c_`, `m_`, `d_` and 22 characters of base64url), keys and
-- hashes are binary or ascii_bin, so that no collation ever takes two for one.
-- Times are UTC with milliseconds and for display only: order comes from `seq`
-- and from the event number. The row format is named because servers may have
-- another default, with which a key has room for 191 characters only.

-- One row: where the site's stream of events stands. `head` is the number of the
-- newest event; it is raised last before a commit, under this row's lock, so event
-- numbers have no gaps and become visible in order. A new `epoch` makes every
-- stream reload. `access_version` rises with every change in veranda_agent_access.
CREATE TABLE {prefix}veranda_feed (
	id TINYINT UNSIGNED NOT NULL,
	epoch VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	head BIGINT UNSIGNED NOT NULL DEFAULT 0,
	is_enabled TINYINT(1) NOT NULL DEFAULT 1,
	access_version BIGINT UNSIGNED NOT NULL DEFAULT 0,
	PRIMARY KEY (id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

INSERT INTO {prefix}veranda_feed (id, epoch) VALUES (1, LOWER(REPLACE(UUID(), '-', '')));

CREATE TABLE {prefix}veranda_departments (
	id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	public_id CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	name VARCHAR(100) NOT NULL,
	created_at DATETIME(3) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY public_id (public_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- What agent tokens last said of an agent (`id` is the WordPress user id), and the
-- status that the agent chose. Whether somebody is connected is not stored here.
CREATE TABLE {prefix}veranda_agents (
	id BIGINT UNSIGNED NOT NULL,
	name VARCHAR(250) NOT NULL,
	avatar_url VARCHAR(2000) NULL,
	status VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'online',
	last_seen_at DATETIME(3) NULL,
	PRIMARY KEY (id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- Written by the plugin: a token with a lower `ver` than `version` is revoked.
CREATE TABLE {prefix}veranda_agent_access (
	agent_id BIGINT UNSIGNED NOT NULL,
	version INT UNSIGNED NOT NULL DEFAULT 0,
	updated_at DATETIME(3) NOT NULL,
	PRIMARY KEY (agent_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

CREATE TABLE {prefix}veranda_visitors (
	id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	public_id CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	wp_user_id BIGINT UNSIGNED NULL,
	name VARCHAR(250) NOT NULL DEFAULT '',
	email VARCHAR(254) NULL,
	is_verified TINYINT(1) NOT NULL DEFAULT 0,
	locale VARCHAR(35) NULL,
	timezone VARCHAR(64) NULL,
	page_url VARCHAR(2000) NULL,
	page_title VARCHAR(300) NULL,
	created_at DATETIME(3) NOT NULL,
	last_seen_at DATETIME(3) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY public_id (public_id),
	KEY wp_user_id (wp_user_id),
	KEY email (email),
	KEY name (name)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- One row a refresh token of a visitor. `family` ties the tokens that followed one
-- another; using one again after its grace ends the whole family.
CREATE TABLE {prefix}veranda_visitor_sessions (
	token_hash BINARY(32) NOT NULL,
	visitor_id BIGINT UNSIGNED NOT NULL,
	family BINARY(16) NOT NULL,
	created_at DATETIME(3) NOT NULL,
	expires_at DATETIME(3) NOT NULL,
	replaced_at DATETIME(3) NULL,
	PRIMARY KEY (token_hash),
	KEY family (family),
	KEY visitor_id (visitor_id),
	KEY expires_at (expires_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- Identity tokens that were used (`jti`), kept until they would expire anyway.
CREATE TABLE {prefix}veranda_spent_tokens (
	jti VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	expires_at DATETIME(3) NOT NULL,
	PRIMARY KEY (jti),
	KEY expires_at (expires_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- `active_visitor_id` is the visitor while the conversation is queued or open, and
-- null afterwards: its unique key is what makes "one active conversation a visitor"
-- hold against any race. `last_public_seq` is the newest
-- entry that is no note, `activity_number` the newest event: lists page by it.
CREATE TABLE {prefix}veranda_conversations (
	id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	public_id CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	visitor_id BIGINT UNSIGNED NOT NULL,
	active_visitor_id BIGINT UNSIGNED NULL,
	client_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	state VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	department_id BIGINT UNSIGNED NULL,
	assignee_id BIGINT UNSIGNED NULL,
	last_seq INT UNSIGNED NOT NULL DEFAULT 0,
	last_public_seq INT UNSIGNED NOT NULL DEFAULT 0,
	visitor_read_seq INT UNSIGNED NOT NULL DEFAULT 0,
	agent_read_seq INT UNSIGNED NOT NULL DEFAULT 0,
	unread_by_visitor INT UNSIGNED NOT NULL DEFAULT 0,
	unread_by_agents INT UNSIGNED NOT NULL DEFAULT 0,
	queued_at DATETIME(3) NULL,
	opened_at DATETIME(3) NULL,
	closed_at DATETIME(3) NULL,
	closed_by VARCHAR(7) CHARACTER SET ascii COLLATE ascii_bin NULL,
	rating_score TINYINT UNSIGNED NULL,
	rating_comment TEXT NULL,
	created_at DATETIME(3) NOT NULL,
	updated_at DATETIME(3) NOT NULL,
	activity_number BIGINT UNSIGNED NOT NULL DEFAULT 0,
	PRIMARY KEY (id),
	UNIQUE KEY public_id (public_id),
	UNIQUE KEY active_visitor_id (active_visitor_id),
	UNIQUE KEY visitor_client_id (visitor_id, client_id),
	KEY state_activity (state, activity_number),
	KEY state_assignee_activity (state, assignee_id, activity_number),
	KEY state_department_activity (state, department_id, activity_number),
	KEY activity_number (activity_number)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- `author_id` is the visitor's or the agent's internal id, 0 for the system and the
-- bot. A system notice is by `system` and names its cause in `actor_id` (an agent).
CREATE TABLE {prefix}veranda_messages (
	conversation_id BIGINT UNSIGNED NOT NULL,
	seq INT UNSIGNED NOT NULL,
	public_id CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	author_type VARCHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	author_id BIGINT UNSIGNED NOT NULL,
	client_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	kind VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	actor_id BIGINT UNSIGNED NULL,
	body TEXT NOT NULL,
	created_at DATETIME(3) NOT NULL,
	PRIMARY KEY (conversation_id, seq),
	UNIQUE KEY client_id (conversation_id, author_type, author_id, client_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- What happened, in the order of the commits. A row names what changed; what a
-- reader gets is read from the tables when it is sent, so a replay never tells more
-- than its reader may see today.
CREATE TABLE {prefix}veranda_events (
	number BIGINT UNSIGNED NOT NULL,
	type VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	conversation_id BIGINT UNSIGNED NOT NULL,
	visitor_id BIGINT UNSIGNED NOT NULL,
	seq INT UNSIGNED NULL,
	is_internal TINYINT(1) NOT NULL DEFAULT 0,
	data VARCHAR(1000) NULL,
	created_at DATETIME(3) NOT NULL,
	PRIMARY KEY (number),
	KEY visitor_number (visitor_id, number),
	KEY created_at (created_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- Written by the plugin while the relay is away; the relay turns each row into a
-- queued conversation and notes which.
CREATE TABLE {prefix}veranda_left_messages (
	id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	client_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	name VARCHAR(250) NOT NULL,
	email VARCHAR(254) NOT NULL,
	body TEXT NOT NULL,
	page_url VARCHAR(2000) NULL,
	page_title VARCHAR(300) NULL,
	locale VARCHAR(35) NULL,
	created_at DATETIME(3) NOT NULL,
	conversation_id BIGINT UNSIGNED NULL,
	PRIMARY KEY (id),
	UNIQUE KEY client_id (client_id),
	KEY conversation_id (conversation_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;
