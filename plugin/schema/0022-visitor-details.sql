-- What agents know of a visitor besides. `phone` is as in leads; `fields` is a JSON object of texts by names that agents choose.
ALTER TABLE {prefix}veranda_visitors
	ADD COLUMN phone VARCHAR(40) NULL,
	ADD COLUMN company VARCHAR(100) NULL,
	ADD COLUMN fields TEXT NULL;

-- What agents have changed of a visitor: at most a hundred of each. `field` is `name`, `email`, `phone` or `company`, or `fields.`
-- and the name of one; `value` is what it was set to, null when it was emptied. Whoever erases a visitor erases their rows.
CREATE TABLE {prefix}veranda_visitor_edits (
	id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	visitor_id BIGINT UNSIGNED NOT NULL,
	field VARCHAR(60) NOT NULL,
	value VARCHAR(500) NULL,
	agent_id BIGINT UNSIGNED NOT NULL,
	edited_at DATETIME(3) NOT NULL,
	PRIMARY KEY (id),
	KEY visitor_id (visitor_id, id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- What agents note about a visitor, whatever the conversation. `client_id` is the sender's, so that sending again is safe.
-- Whoever erases a visitor erases their rows.
CREATE TABLE {prefix}veranda_visitor_notes (
	id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	public_id CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	visitor_id BIGINT UNSIGNED NOT NULL,
	agent_id BIGINT UNSIGNED NOT NULL,
	client_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	body TEXT NOT NULL,
	created_at DATETIME(3) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY public_id (public_id),
	UNIQUE KEY agent_client_id (agent_id, client_id),
	KEY visitor_id (visitor_id, id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;
