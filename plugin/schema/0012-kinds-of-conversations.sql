-- What a visitor wants: to chat, to leave a message that is answered by mail, or to be called back. The number and the time
-- that they ask for are null unless they want a call; no time is as soon as possible.
ALTER TABLE {prefix}veranda_conversations
	ADD COLUMN kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'chat' AFTER state,
	ADD COLUMN callback_phone VARCHAR(40) NULL,
	ADD COLUMN callback_at DATETIME(3) NULL;
