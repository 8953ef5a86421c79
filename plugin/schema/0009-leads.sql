-- What visitors have entered before the chat or beside it: a row for each conversation, and at most one a visitor that has
-- none yet. `answers` is JSON: the questions as they were asked, with what was answered; `tags` is a JSON list of names
-- that the conversation gets. `consent_text` is what the visitor agreed to. All of it is personal: whoever erases a
-- visitor erases their rows, and whoever exports one exports them.
CREATE TABLE {prefix}veranda_leads (
	id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	public_id CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	visitor_id BIGINT UNSIGNED NOT NULL,
	conversation_id BIGINT UNSIGNED NULL,
	department_id BIGINT UNSIGNED NULL,
	name VARCHAR(250) NOT NULL DEFAULT '',
	email VARCHAR(254) NULL,
	phone VARCHAR(40) NULL,
	answers MEDIUMTEXT NOT NULL,
	tags TEXT NOT NULL,
	consent_text VARCHAR(2500) NULL,
	consent_at DATETIME(3) NULL,
	page_url VARCHAR(2000) NULL,
	created_at DATETIME(3) NOT NULL,
	updated_at DATETIME(3) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY public_id (public_id),
	KEY visitor_id (visitor_id),
	KEY conversation_id (conversation_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;
