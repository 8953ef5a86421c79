-- Lists of the inbox that agents have given a name. `owner_id` is the agent whose own one it is; 0: all agents share it.
-- `list_name` and `filters` (JSON) are as the inbox has them in its address. Who deletes an agent deletes the agent's own ones.
CREATE TABLE {prefix}veranda_saved_views (
	id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	public_id CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	owner_id BIGINT UNSIGNED NOT NULL,
	name VARCHAR(50) NOT NULL,
	list_name VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	filters TEXT NOT NULL,
	sort_order SMALLINT UNSIGNED NOT NULL,
	created_at DATETIME(3) NOT NULL,
	updated_at DATETIME(3) NOT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY public_id (public_id),
	KEY owner_order (owner_id, sort_order)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;
