-- How contacts find agents: rules of queues, what agents can do, what a site's contacts bring along, why agents take breaks.
CREATE TABLE queue_rules (
  queue  uuid PRIMARY KEY,
  tenant int NOT NULL,
  rules  jsonb NOT NULL,        -- skills, relaxation, stickyMs, overflow, maxWaiting, hours: see the schema in centre/queue-rules.ts
  FOREIGN KEY (tenant, queue) REFERENCES queues (tenant, id)
);
CREATE TABLE agent_rules (
  agent  uuid PRIMARY KEY,
  tenant int NOT NULL,
  chats  int NOT NULL DEFAULT 1 CHECK (chats BETWEEN 1 AND 10),  -- at once; a call always takes the whole agent
  skills jsonb NOT NULL DEFAULT '{}',                            -- levels from 1 up, by code
  FOREIGN KEY (tenant, agent) REFERENCES users (tenant, id)
);
CREATE TABLE site_rules (
  site     uuid PRIMARY KEY REFERENCES sites,
  tenant   int NOT NULL REFERENCES tenants,
  priority int NOT NULL DEFAULT 0 CHECK (priority BETWEEN 0 AND 1000),  -- each level is worth a minute of waiting
  skills   jsonb NOT NULL DEFAULT '{}'
);
CREATE TABLE break_reasons (
  tenant   int NOT NULL REFERENCES tenants,
  code     text NOT NULL,
  labels   jsonb NOT NULL,      -- by language
  paid     boolean NOT NULL,
  position int NOT NULL,
  PRIMARY KEY (tenant, code)
);
CREATE TRIGGER centre_changed AFTER INSERT OR UPDATE OR DELETE ON queue_rules FOR EACH ROW EXECUTE FUNCTION centre_changed();
CREATE TRIGGER centre_changed AFTER INSERT OR UPDATE OR DELETE ON agent_rules FOR EACH ROW EXECUTE FUNCTION centre_changed();
CREATE TRIGGER centre_changed AFTER INSERT OR UPDATE OR DELETE ON site_rules FOR EACH ROW EXECUTE FUNCTION centre_changed();
CREATE TRIGGER centre_changed AFTER INSERT OR UPDATE OR DELETE ON break_reasons FOR EACH ROW EXECUTE FUNCTION centre_changed();
GRANT SELECT ON queue_rules, agent_rules, site_rules, break_reasons TO switchboard_reader;
ALTER TABLE queue_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE agent_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE break_reasons ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON queue_rules FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON agent_rules FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON site_rules FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON break_reasons FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);

-- By the id of an offer, for who asks why it was made.
CREATE INDEX facts_offers ON facts ((body ->> 'offer')) WHERE type = 'offer_made';
