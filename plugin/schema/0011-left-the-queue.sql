-- When a visitor who waited for an agent was taken out of the queue because they had gone; null while they wait.
ALTER TABLE {prefix}veranda_conversations ADD COLUMN left_at DATETIME(3) NULL AFTER queued_at;
