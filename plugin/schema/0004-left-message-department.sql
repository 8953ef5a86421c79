-- The public id of the department that a left message is for, as the sender's page
-- named it. The relay looks it up when it takes the message in.
ALTER TABLE {prefix}veranda_left_messages
	ADD COLUMN department_public_id CHAR(24) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER body;
