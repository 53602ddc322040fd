-- Calls of a site may be recorded, with the caller's consent.
ALTER TABLE sites ADD COLUMN records_calls boolean NOT NULL DEFAULT false;
-- The sound of a call, which nobody has sent: opened by a way of its own, that keeps a record of it.
ALTER TABLE files ADD COLUMN recording boolean NOT NULL DEFAULT false;
-- Listening to a recording belongs to what is done in the name of supervision.
DROP INDEX facts_supervision;
CREATE INDEX facts_supervision ON facts (tenant, at, stream, seq) WHERE
  type IN ('watch_started', 'watch_ended', 'timeline_read', 'recording_played')
  OR (type IN ('contact_moved', 'contact_transferred') AND body ->> 'cause' = 'reassigned')
  OR (type = 'offer_made' AND body -> 'routing' ->> 'cause' = 'reassigned')
  OR (type IN ('presence_changed', 'logged_out') AND body ->> 'cause' = 'forced')
  OR (type = 'note_added' AND body ->> 'whisper' = 'true');
-- Who records is in the room as well.
ALTER TABLE call_legs DROP CONSTRAINT call_legs_party_check;
ALTER TABLE call_legs ADD CONSTRAINT call_legs_party_check CHECK (party IN ('visitor', 'agent', 'supervisor', 'recorder'));
