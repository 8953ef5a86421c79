-- Two indexes that every message had to maintain and that nothing needs any more:
-- a list of all states is put together from the lists of each state, and old events
-- are found by their numbers, which come in the order of time.
ALTER TABLE {prefix}veranda_conversations DROP INDEX activity_number;

ALTER TABLE {prefix}veranda_events DROP INDEX created_at;
