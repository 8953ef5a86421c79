-- Words by which agents sort conversations. `name_key` is the name in lower case:
-- two names with one key are one tag.
CREATE TABLE {prefix}veranda_tags (
	id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	public_id CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	name VARCHAR(50) NOT NULL,
	name_key VARCHAR(150) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
	created_at DATETIME(3) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY public_id (public_id),
	UNIQUE KEY name_key (name_key)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- Which conversations have which tags. Whoever erases a conversation erases its rows.
CREATE TABLE {prefix}veranda_conversation_tags (
	conversation_id BIGINT UNSIGNED NOT NULL,
	tag_id BIGINT UNSIGNED NOT NULL,
	PRIMARY KEY (conversation_id, tag_id),
	KEY tag_conversation (tag_id, conversation_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;
