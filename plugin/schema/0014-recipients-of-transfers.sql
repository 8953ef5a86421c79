-- A notice that somebody has passed a conversation on names whom they gave it to: an agent. Those of before name nobody.
ALTER TABLE {prefix}veranda_messages
	ADD COLUMN recipient_id BIGINT UNSIGNED NULL;
