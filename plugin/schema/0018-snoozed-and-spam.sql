-- Until when a conversation is out of the lists, because nothing is to be done before; null: it is in them. `spam_from` is the
-- state that a conversation had when an agent made it spam; null: it is none.
ALTER TABLE {prefix}veranda_conversations
	ADD COLUMN snoozed_until DATETIME(3) NULL,
	ADD COLUMN spam_from VARCHAR(6) CHARACTER SET ascii COLLATE ascii_bin NULL,
	ADD KEY snoozed_until (snoozed_until),
	ADD KEY spam_from (spam_from);
