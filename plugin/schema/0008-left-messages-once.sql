-- A left message has a row as long as it waits for the relay. Sent again after that, it is found by its client id,
-- which its conversation has too.
ALTER TABLE {prefix}veranda_conversations ADD KEY client_id (client_id);

DELETE FROM {prefix}veranda_left_messages WHERE conversation_id IS NOT NULL;

ALTER TABLE {prefix}veranda_left_messages DROP INDEX conversation_id, DROP COLUMN conversation_id;
