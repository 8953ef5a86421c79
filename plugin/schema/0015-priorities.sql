-- How urgent what a visitor has entered makes their conversation, as there; null: nothing of it does.
ALTER TABLE {prefix}veranda_leads ADD COLUMN priority TINYINT UNSIGNED NULL AFTER department_id;

-- Those who wait, without those who have left, are counted in it.
ALTER TABLE {prefix}veranda_conversations ADD KEY state_left_department (state, left_at, department_id);
