-- Texts that agents have ready. `owner_id` is the agent whose own one it is; 0: all agents share it. `shortcut_key` is the
-- shortcut in lower case: nobody has two with one key in one language. `language` is a BCP 47 tag; empty: any. Who deletes
-- an agent deletes the agent's own ones.
CREATE TABLE {prefix}veranda_canned_responses (
	id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	public_id CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	owner_id BIGINT UNSIGNED NOT NULL,
	shortcut VARCHAR(50) NOT NULL,
	shortcut_key VARCHAR(150) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
	language VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	title VARCHAR(100) NOT NULL,
	body MEDIUMTEXT NOT NULL,
	folder VARCHAR(50) NOT NULL,
	usage_count INT UNSIGNED NOT NULL DEFAULT 0,
	created_at DATETIME(3) NOT NULL,
	updated_at DATETIME(3) NOT NULL,
	updated_by BIGINT UNSIGNED NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY public_id (public_id),
	UNIQUE KEY owner_shortcut (owner_id, shortcut_key, language)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;
