-- How often a visitor came: again after half an hour without a sign of them. `wp_role` is the role of the account that WordPress
-- vouches for; `browser` and `operating_system` are names that the relay has for families of them, never what the browser sends.
ALTER TABLE {prefix}veranda_visitors
	ADD COLUMN wp_role VARCHAR(100) NULL AFTER wp_user_id,
	ADD COLUMN browser VARCHAR(20) NULL,
	ADD COLUMN operating_system VARCHAR(20) NULL,
	ADD COLUMN visits INT UNSIGNED NOT NULL DEFAULT 1;
