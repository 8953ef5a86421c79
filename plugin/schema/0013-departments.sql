-- What departments look like, and when they are there. `name_key` is the name in lower case: two departments never have the
-- same. `opening_hours` is JSON; null: those of the site. On `closed_on` it is closed, whatever the hours say. A table that an
-- old server made with compact rows takes no index of this length.
ALTER TABLE {prefix}veranda_departments
	ADD COLUMN name_key VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '' AFTER name,
	ADD COLUMN color CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER name_key,
	ADD COLUMN position SMALLINT UNSIGNED NOT NULL DEFAULT 0 AFTER color,
	ADD COLUMN opening_hours TEXT NULL AFTER position,
	ADD COLUMN closed_on DATE NULL AFTER opening_hours,
	ROW_FORMAT=DYNAMIC;

UPDATE {prefix}veranda_departments d
	JOIN (SELECT LOWER(name) AS name_key, MIN(id) AS id FROM {prefix}veranda_departments GROUP BY LOWER(name)) first
	ON first.name_key = LOWER(d.name) AND first.id < d.id
	SET d.name = CONCAT(LEFT(d.name, 80), ' (', d.id, ')');

UPDATE {prefix}veranda_departments SET name_key = LOWER(name);

ALTER TABLE {prefix}veranda_departments ADD UNIQUE KEY name_key (name_key);

-- How urgent a conversation is: 0 low, 1 normal, 2 high, 3 urgent.
ALTER TABLE {prefix}veranda_conversations ADD COLUMN priority TINYINT UNSIGNED NOT NULL DEFAULT 1 AFTER kind;

-- Whose department is deleted, is found by it.
ALTER TABLE {prefix}veranda_leads ADD KEY department_id (department_id);

-- The departments that an agent's token limits them to, as a JSON list of public ids; null: none.
ALTER TABLE {prefix}veranda_agents ADD COLUMN departments TEXT NULL AFTER avatar_url;
