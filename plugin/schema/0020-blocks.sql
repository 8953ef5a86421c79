-- Visitors who may not write for a time, or for good (`expires_at` is null). With `covers_address`, so may nobody from their
-- address, of which a keyed hash alone is kept: from the first time that they try. A visitor who is erased leaves the hash,
-- and nothing that says whose it was.
CREATE TABLE {prefix}veranda_blocks (
	id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	public_id CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
	visitor_id BIGINT UNSIGNED NULL,
	covers_address TINYINT UNSIGNED NOT NULL,
	address_hash BINARY(32) NULL,
	reason VARCHAR(200) NOT NULL,
	blocked_by BIGINT UNSIGNED NOT NULL,
	created_at DATETIME(3) NOT NULL,
	expires_at DATETIME(3) NULL,
	PRIMARY KEY (id),
	UNIQUE KEY public_id (public_id),
	UNIQUE KEY visitor_id (visitor_id),
	KEY expires_at (expires_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- What a line of the history says besides its code, as JSON: why, and for how long.
ALTER TABLE {prefix}veranda_messages
	ADD COLUMN details VARCHAR(500) NULL;
