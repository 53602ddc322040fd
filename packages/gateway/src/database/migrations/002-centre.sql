-- The set-up of the centre: who works here, for whom, and where contacts wait. Small, read often, written by hand or seldom.
CREATE TABLE tenants (
  id   int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key  text NOT NULL UNIQUE,      -- what is typed at log-in
  name text NOT NULL
);
CREATE TABLE brands (
  id     uuid PRIMARY KEY,
  tenant int NOT NULL REFERENCES tenants,
  name   text NOT NULL,
  UNIQUE (tenant, id)
);
CREATE TABLE queues (
  id         uuid PRIMARY KEY,
  tenant     int NOT NULL REFERENCES tenants,
  name       text NOT NULL,
  offer_ms   int NOT NULL CHECK (offer_ms BETWEEN 1000 AND 600000),
  wrap_up_ms int NOT NULL CHECK (wrap_up_ms BETWEEN 0 AND 3600000),
  rev        int NOT NULL DEFAULT 1,   -- whoever writes names the one that was read
  UNIQUE (tenant, id)
);
-- Every reference carries the tenant, so that no row can point into another one's set-up.
CREATE TABLE sites (
  id      uuid PRIMARY KEY,
  tenant  int NOT NULL REFERENCES tenants,
  key     text NOT NULL UNIQUE,   -- the embed key, public
  name    text NOT NULL,
  brand   uuid NOT NULL,
  queue   uuid NOT NULL,
  origins text[] NOT NULL,        -- as browsers send them: https://shop.example
  FOREIGN KEY (tenant, brand) REFERENCES brands (tenant, id),
  FOREIGN KEY (tenant, queue) REFERENCES queues (tenant, id)
);
CREATE TABLE users (
  id       uuid PRIMARY KEY,      -- the id of the agent's stream as well
  tenant   int NOT NULL REFERENCES tenants,
  login    text NOT NULL,
  name     text NOT NULL,
  role     text NOT NULL CHECK (role IN ('agent', 'senior', 'supervisor', 'analyst', 'brand_viewer', 'admin')),
  brands   uuid[],                -- null: all of the tenant
  password text NOT NULL,         -- PHC string of argon2id
  UNIQUE (tenant, login),
  UNIQUE (tenant, id)
);
CREATE TABLE queue_members (
  tenant int NOT NULL,
  queue  uuid NOT NULL,
  agent  uuid NOT NULL,
  PRIMARY KEY (queue, agent),
  FOREIGN KEY (tenant, queue) REFERENCES queues (tenant, id),
  FOREIGN KEY (tenant, agent) REFERENCES users (tenant, id)
);
CREATE TABLE dispositions (
  tenant   int NOT NULL REFERENCES tenants,
  code     text NOT NULL,
  labels   jsonb NOT NULL,        -- by language
  position int NOT NULL,
  PRIMARY KEY (tenant, code)
);
CREATE TABLE visitors (
  id         uuid PRIMARY KEY,
  tenant     int NOT NULL REFERENCES tenants,
  site       uuid NOT NULL REFERENCES sites,
  created_at bigint NOT NULL
);

-- Only hashes of what opens a door are kept: a copy of the database opens none.
CREATE TABLE sessions (
  token_hash bytea PRIMARY KEY,
  id         uuid NOT NULL UNIQUE,
  tenant     int NOT NULL,
  "user"     uuid NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  FOREIGN KEY (tenant, "user") REFERENCES users (tenant, id)
);
CREATE INDEX sessions_of_user ON sessions ("user");
CREATE TABLE tickets (
  token_hash bytea PRIMARY KEY,
  session    uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  expires_at bigint NOT NULL
);
CREATE INDEX tickets_of_session ON tickets (session);

-- Grows with every change of a tenant's set-up: a node reads this one number to know that what it remembers still holds.
CREATE TABLE centre_revisions (tenant int PRIMARY KEY, no bigint NOT NULL);
CREATE FUNCTION centre_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO centre_revisions VALUES (coalesce(NEW.tenant, OLD.tenant), 1)
  ON CONFLICT (tenant) DO UPDATE SET no = centre_revisions.no + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER centre_changed AFTER INSERT OR UPDATE OR DELETE ON brands FOR EACH ROW EXECUTE FUNCTION centre_changed();
CREATE TRIGGER centre_changed AFTER INSERT OR UPDATE OR DELETE ON queues FOR EACH ROW EXECUTE FUNCTION centre_changed();
CREATE TRIGGER centre_changed AFTER INSERT OR UPDATE OR DELETE ON sites FOR EACH ROW EXECUTE FUNCTION centre_changed();
CREATE TRIGGER centre_changed AFTER INSERT OR UPDATE OR DELETE ON users FOR EACH ROW EXECUTE FUNCTION centre_changed();
CREATE TRIGGER centre_changed AFTER INSERT OR UPDATE OR DELETE ON queue_members FOR EACH ROW EXECUTE FUNCTION centre_changed();
CREATE TRIGGER centre_changed AFTER INSERT OR UPDATE OR DELETE ON dispositions FOR EACH ROW EXECUTE FUNCTION centre_changed();

-- Lists of contacts. Partial: the two kinds of fact that are written once a contact, so that messages pay nothing.
CREATE INDEX facts_contacts ON facts (tenant, at, stream) WHERE type = 'contact_started';
CREATE INDEX facts_contacts_of_visitor ON facts (tenant, (body ->> 'visitor'), at) WHERE type = 'contact_started';
CREATE INDEX facts_contacts_of_agent ON facts (tenant, (body ->> 'agent'), at, stream) WHERE type = 'offer_accepted';

-- Whoever is logged in reads by the role that the policies bind; passwords, sessions and tickets are not for readers at all.
GRANT SELECT ON tenants, brands, queues, sites, queue_members, dispositions TO switchboard_reader;
GRANT SELECT (id, tenant, login, name, role, brands) ON users TO switchboard_reader;
ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
ALTER TABLE brands ENABLE ROW LEVEL SECURITY;
ALTER TABLE queues ENABLE ROW LEVEL SECURITY;
ALTER TABLE sites ENABLE ROW LEVEL SECURITY;
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE queue_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE dispositions ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON tenants FOR SELECT TO switchboard_reader USING (id = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON brands FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON queues FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON sites FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON users FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON queue_members FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON dispositions FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);

-- Names this log: whoever restores an older copy of the database gives it another epoch, so that clients forget what is gone.
CREATE TABLE installation (epoch uuid NOT NULL);
INSERT INTO installation VALUES (gen_random_uuid());
