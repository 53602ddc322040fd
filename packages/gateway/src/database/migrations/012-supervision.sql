-- What was done in the name of supervision, the newest first: few among all facts.
CREATE INDEX facts_supervision ON facts (tenant, at, stream, seq) WHERE
  type IN ('watch_started', 'watch_ended', 'timeline_read')
  OR (type IN ('contact_moved', 'contact_transferred') AND body ->> 'cause' = 'reassigned')
  OR (type = 'offer_made' AND body -> 'routing' ->> 'cause' = 'reassigned')
  OR (type IN ('presence_changed', 'logged_out') AND body ->> 'cause' = 'forced')
  OR (type = 'note_added' AND body ->> 'whisper' = 'true');
