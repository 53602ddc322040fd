-- What visitors and staff send besides words. The bytes lie in the file store under names that nobody can guess.
CREATE TABLE files (
  id          uuid PRIMARY KEY,
  tenant      int NOT NULL REFERENCES tenants,
  contact     uuid NOT NULL,
  uploader    uuid NOT NULL,          -- the visitor or the member of staff
  key         text NOT NULL UNIQUE,   -- the name in the store
  preview_key text UNIQUE,            -- a small picture of it, of images alone
  kind        text NOT NULL,
  type        text NOT NULL,          -- the media type, by content
  name        text NOT NULL,          -- as its sender called it: goes with the row when it is erased
  bytes       bigint NOT NULL,
  width       int,
  height      int,
  created_at  bigint NOT NULL,
  expires_at  bigint NOT NULL         -- it may be sent before then; one that was not is thrown away
);
CREATE INDEX files_of_contact ON files (contact);
GRANT SELECT ON files TO switchboard_reader;
ALTER TABLE files ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON files FOR SELECT TO switchboard_reader
  USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);

-- Names in the store that may have no row: written before the bytes, and with the deletion of a row. Whoever throws a file away
-- empties the store by them, so that a crash in between forgets nothing.
CREATE TABLE doomed_files (key text PRIMARY KEY, file uuid NOT NULL);
CREATE INDEX doomed_files_of ON doomed_files (file);
