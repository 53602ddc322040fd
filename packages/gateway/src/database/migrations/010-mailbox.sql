-- How far the mailbox has been read: by its own count, which begins anew when the mailbox says so.
CREATE TABLE mailboxes (
  name        text PRIMARY KEY,  -- user, host and folder; never the password
  uidvalidity bigint NOT NULL,
  uid         bigint NOT NULL
);
-- Letters that are nobody's answer: how many, by the reason. Who wrote them is not kept; they stay in the mailbox.
CREATE TABLE mail_aside (reason text PRIMARY KEY, n bigint NOT NULL, last_at bigint NOT NULL);

-- What was left and waits beside the line: see `columnsOf`.
CREATE INDEX streams_left ON streams (tenant, since) WHERE phase = 'left';
