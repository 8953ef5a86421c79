-- Written by the plugin: the access version of each WordPress user who was ever vouched for as a visitor. It rises when
-- they log out, and when their password or account goes; refresh tokens that say a lower one are over.
CREATE TABLE {prefix}veranda_visitor_access (
	wp_user_id BIGINT UNSIGNED NOT NULL,
	version INT UNSIGNED NOT NULL DEFAULT 0,
	updated_at DATETIME(3) NOT NULL,
	PRIMARY KEY (wp_user_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- `family_started_at` is when the first token of the family was made: a family does not live for ever. `successor_salt`
-- makes of a replaced token the one that follows it. The last two are null unless WordPress vouched for the visitor:
-- their access version at that time, and the id of the key that signed it.
ALTER TABLE {prefix}veranda_visitor_sessions
	ADD COLUMN family_started_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) AFTER family,
	ADD COLUMN successor_salt BINARY(32) NULL AFTER replaced_at,
	ADD COLUMN access_version INT UNSIGNED NULL AFTER successor_salt,
	ADD COLUMN vouched_by CHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER access_version;

-- Sessions that WordPress vouched for so far do not say for which access version. Whoever is still logged in gets a new
-- one by opening the chat.
DELETE s FROM {prefix}veranda_visitor_sessions s
	JOIN {prefix}veranda_visitors v ON v.id = s.visitor_id
	WHERE v.wp_user_id IS NOT NULL;
