-- The pages on which visitors were while they had an active conversation: at most a hundred of each. `url` is an address of
-- the site, without a query but for the parameters of campaigns. Whoever erases a visitor erases their rows.
CREATE TABLE {prefix}veranda_page_views (
	id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	visitor_id BIGINT UNSIGNED NOT NULL,
	url VARCHAR(2000) NOT NULL,
	title VARCHAR(300) NOT NULL,
	referrer VARCHAR(2000) NULL,
	viewed_at DATETIME(3) NOT NULL,
	PRIMARY KEY (id),
	KEY visitor_id (visitor_id, id),
	KEY viewed_at (viewed_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;
