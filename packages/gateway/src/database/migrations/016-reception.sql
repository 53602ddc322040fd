-- What who comes to a site is told before a word: how long others have waited lately, and what the site asks for first.
CREATE INDEX facts_accepted_lately ON facts (tenant, at) WHERE type = 'offer_accepted';

CREATE TABLE site_forms (
  site   uuid PRIMARY KEY REFERENCES sites,
  tenant int NOT NULL REFERENCES tenants,
  form   jsonb NOT NULL,        -- fields and consent: see the schema in reception/form-schema.ts
  rev    int NOT NULL DEFAULT 1
);
CREATE TRIGGER centre_changed AFTER INSERT OR UPDATE OR DELETE ON site_forms FOR EACH ROW EXECUTE FUNCTION centre_changed();
GRANT SELECT ON site_forms TO switchboard_reader;
ALTER TABLE site_forms ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON site_forms FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
