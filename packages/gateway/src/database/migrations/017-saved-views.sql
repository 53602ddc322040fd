-- What somebody looks at again and again in the reports: a name, and the part of the page's address behind `#reports/`.
CREATE TABLE saved_views (
  id         uuid PRIMARY KEY,
  tenant     int NOT NULL REFERENCES tenants,
  owner      uuid NOT NULL REFERENCES users,
  name       text NOT NULL,
  address    text NOT NULL,
  created_at bigint NOT NULL
);
CREATE UNIQUE INDEX saved_views_named ON saved_views (owner, name);
GRANT SELECT ON saved_views TO switchboard_reader;
ALTER TABLE saved_views ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON saved_views FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
