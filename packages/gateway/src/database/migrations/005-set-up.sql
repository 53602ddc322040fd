-- The set-up as administrators change it: what is written names the rev that was read, and nothing is deleted that facts name.
ALTER TABLE tenants ADD COLUMN zone text NOT NULL DEFAULT 'UTC', ADD COLUMN rev int NOT NULL DEFAULT 1;
ALTER TABLE brands ADD COLUMN rev int NOT NULL DEFAULT 1, ADD COLUMN archived boolean NOT NULL DEFAULT false;
ALTER TABLE queues ADD COLUMN archived boolean NOT NULL DEFAULT false;
ALTER TABLE sites ADD COLUMN rev int NOT NULL DEFAULT 1, ADD COLUMN archived boolean NOT NULL DEFAULT false;
ALTER TABLE dispositions ADD COLUMN rev int NOT NULL DEFAULT 1, ADD COLUMN archived boolean NOT NULL DEFAULT false;
ALTER TABLE users
  ADD COLUMN rev int NOT NULL DEFAULT 1,
  ADD COLUMN archived boolean NOT NULL DEFAULT false,  -- may no longer log in
  ADD COLUMN email text,                               -- where invitations go
  ALTER COLUMN password DROP NOT NULL;                 -- null: invited, has not chosen one yet
CREATE TABLE canned_replies (
  id       uuid PRIMARY KEY,
  tenant   int NOT NULL REFERENCES tenants,
  title    text NOT NULL,
  text     text NOT NULL,           -- with {{variables}}
  language text,                    -- null: for every visitor
  brand    uuid,                    -- null: of every brand
  rev      int NOT NULL DEFAULT 1,
  archived boolean NOT NULL DEFAULT false,
  FOREIGN KEY (tenant, brand) REFERENCES brands (tenant, id)
);
CREATE INDEX canned_replies_of_tenant ON canned_replies (tenant);

-- Who changed what: written with the change, never changed. `before` and `after` hold the fields that differ; no secret is in them.
CREATE TABLE audit (
  no     bigint GENERATED ALWAYS AS IDENTITY,
  tenant int NOT NULL REFERENCES tenants,
  at     bigint NOT NULL,
  actor  uuid,                      -- null: the first set-up, by the code of the terminal
  action text NOT NULL,
  kind   text NOT NULL,
  thing  text NOT NULL,             -- its id, or its code
  before jsonb,
  after  jsonb,
  PRIMARY KEY (tenant, no)
);

-- Only hashes are kept of what opens a door.
CREATE TABLE one_time_links (
  token_hash bytea PRIMARY KEY,
  tenant     int NOT NULL,
  "user"     uuid NOT NULL,
  expires_at bigint NOT NULL,
  FOREIGN KEY (tenant, "user") REFERENCES users (tenant, id)
);
CREATE INDEX one_time_links_of_user ON one_time_links ("user");
CREATE TABLE setup_codes (code_hash bytea PRIMARY KEY, expires_at bigint NOT NULL);
CREATE TABLE api_keys (
  id           uuid PRIMARY KEY,
  tenant       int NOT NULL REFERENCES tenants,
  name         text NOT NULL,
  role         text NOT NULL CHECK (role IN ('supervisor', 'analyst', 'brand_viewer', 'admin')),
  brands       uuid[],              -- null: all of the tenant
  key_hash     bytea NOT NULL UNIQUE,
  created_at   bigint NOT NULL,
  expires_at   bigint NOT NULL,
  last_used_at bigint,
  revoked_at   bigint
);
CREATE INDEX api_keys_of_tenant ON api_keys (tenant);

-- When a site was last heard of: three rows a site at most. Not in `sites`, whose every change makes the nodes read the set-up again.
CREATE TABLE site_sightings (
  site   uuid NOT NULL REFERENCES sites,
  tenant int NOT NULL,
  what   text NOT NULL CHECK (what IN ('loader', 'visitor', 'refused')),
  origin text NOT NULL,
  at     bigint NOT NULL,
  PRIMARY KEY (site, what)
);

GRANT SELECT ON canned_replies, audit, site_sightings TO switchboard_reader;
GRANT SELECT (rev, archived, email) ON users TO switchboard_reader;
GRANT SELECT (id, tenant, name, role, brands, created_at, expires_at, last_used_at, revoked_at) ON api_keys TO switchboard_reader;
ALTER TABLE canned_replies ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_sightings ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON canned_replies FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON audit FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON site_sightings FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON api_keys FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
