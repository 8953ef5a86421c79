-- What was mailed of a conversation to a visitor who had gone; whoever erases a conversation erases its row. A mail is
-- claimed before it is handed over: `claimed_seq` is the newest answer in it, and it stays the same until the mail has
-- left, so that it is never sent twice. `mailed_seq` is the newest answer that was mailed, `failed_at` when the last mail
-- could not be sent. `link_uses` counts the browsers to which the link of the last mail has brought the conversation.
CREATE TABLE {prefix}veranda_answer_mails (
	conversation_id BIGINT UNSIGNED NOT NULL,
	mailed_seq INT UNSIGNED NOT NULL DEFAULT 0,
	claimed_seq INT UNSIGNED NOT NULL DEFAULT 0,
	claimed_at DATETIME(3) NULL,
	failed_at DATETIME(3) NULL,
	link_uses INT UNSIGNED NOT NULL DEFAULT 0,
	PRIMARY KEY (conversation_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4;
