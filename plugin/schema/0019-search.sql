-- Which words are in which message, so that a search reads what it finds and not all that was ever said. The relay makes them
-- of the text: in lower case, without accents, and pairs of characters in languages that put no spaces between words. `seq` 0
-- stands for who the visitor is, where they were and how the conversation is tagged. Whoever erases a conversation erases its
-- words. Both orders are needed: one to find, the other to erase, and to look where something common is.
CREATE TABLE {prefix}veranda_search_words (
	conversation_id BIGINT UNSIGNED NOT NULL,
	seq INT UNSIGNED NOT NULL,
	word VARBINARY(128) NOT NULL,
	PRIMARY KEY (conversation_id, seq, word),
	KEY word (word, conversation_id, seq)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;

-- What was said before, if anything was: the relay adds it little by little.
INSERT INTO {prefix}veranda_jobs (kind, job_key, run_at, payload, created_at)
	SELECT 'search_backfill', 'all', UTC_TIMESTAMP(3), '{}', UTC_TIMESTAMP(3) FROM {prefix}veranda_feed
	WHERE id = 1 AND EXISTS (SELECT 1 FROM {prefix}veranda_messages);
