-- Whether somebody has not chosen a password yet: readers may know that, and nothing of the password.
ALTER TABLE users ADD COLUMN invited boolean GENERATED ALWAYS AS (password IS NULL) STORED;
GRANT SELECT (invited) ON users TO switchboard_reader;
