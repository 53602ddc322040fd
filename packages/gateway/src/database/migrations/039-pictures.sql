-- Pictures of the people who work here: small squares, drawn anew. The id is the address that visitors' pages get: nobody can guess it,
-- and another picture has another one, so that browsers may keep what they have.
CREATE TABLE pictures (
  id     uuid PRIMARY KEY,
  tenant int NOT NULL,
  "user" uuid NOT NULL,
  bytes  bytea NOT NULL,             -- webp
  UNIQUE (tenant, "user"),
  FOREIGN KEY (tenant, "user") REFERENCES users (tenant, id)
);
CREATE TRIGGER centre_changed AFTER INSERT OR UPDATE OR DELETE ON pictures FOR EACH ROW EXECUTE FUNCTION centre_changed();
GRANT SELECT (id, tenant, "user") ON pictures TO switchboard_reader;
ALTER TABLE pictures ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON pictures FOR SELECT TO switchboard_reader
  USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
