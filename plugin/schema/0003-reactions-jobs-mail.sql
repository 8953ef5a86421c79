-- Where each reaction of the relay stands: it has handled every event up to `position`.
-- `attempts` counts how often the next one has failed, over restarts too.
CREATE TABLE {prefix}veranda_reactions (
	name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	position BIGINT UNSIGNED NOT NULL,
	attempts INT UNSIGNED NOT NULL DEFAULT 0,
	last_error VARCHAR(1000) NULL,
	updated_at DATETIME(3) NOT NULL,
	PRIMARY KEY (name)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- Events that a reaction could not handle and has passed over.
CREATE TABLE {prefix}veranda_reaction_failures (
	reaction VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	event_number BIGINT UNSIGNED NOT NULL,
	event_type VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	conversation_id BIGINT UNSIGNED NOT NULL,
	attempts INT UNSIGNED NOT NULL,
	error VARCHAR(1000) NOT NULL,
	failed_at DATETIME(3) NOT NULL,
	PRIMARY KEY (reaction, event_number),
	KEY failed_at (failed_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- What the relay is to do at a time: one row a kind and key, gone when it is done. A job
-- that failed too often stays as `failed` until housekeeping removes it.
CREATE TABLE {prefix}veranda_jobs (
	id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	kind VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	job_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	state VARCHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'waiting',
	run_at DATETIME(3) NOT NULL,
	payload TEXT NOT NULL,
	attempts INT UNSIGNED NOT NULL DEFAULT 0,
	last_error VARCHAR(1000) NULL,
	created_at DATETIME(3) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY kind_key (kind, job_key),
	KEY due (state, run_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- One row: what the plugin last told the relay of WordPress's settings, as JSON.
-- The plugin compares `version` with its own and tells them again when they differ.
CREATE TABLE {prefix}veranda_site_settings (
	id TINYINT UNSIGNED NOT NULL,
	version VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	settings TEXT NOT NULL,
	received_at DATETIME(3) NOT NULL,
	PRIMARY KEY (id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- Kept by the plugin: mails that the relay has asked for, so that none is sent twice.
-- `sent_at` is null while WordPress is sending.
CREATE TABLE {prefix}veranda_sent_mails (
	key_hash BINARY(32) NOT NULL,
	template VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	claimed_at DATETIME(3) NOT NULL,
	sent_at DATETIME(3) NULL,
	PRIMARY KEY (key_hash),
	KEY claimed_at (claimed_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;
