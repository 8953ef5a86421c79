-- Whether a field that people do not see was filled in: by a program, or by a
-- password manager. Agents are told; the message is theirs to judge.
ALTER TABLE {prefix}veranda_left_messages
	ADD COLUMN is_suspicious TINYINT(1) NOT NULL DEFAULT 0 AFTER department_public_id;
