-- What administrators set up beside the queues themselves: skills by name, reasons for breaks, targets, languages, and who signs.

-- The skills that there are: queues and sites ask for them, agents have them.
CREATE TABLE skills (
  tenant   int NOT NULL REFERENCES tenants,
  code     text NOT NULL,
  labels   jsonb NOT NULL,          -- by language
  position int NOT NULL,
  rev      int NOT NULL DEFAULT 1,
  archived boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant, code)
);
INSERT INTO skills (tenant, code, labels, position)
SELECT DISTINCT tenant, code, jsonb_build_object('en', code), 0 FROM (
  SELECT q.tenant, jsonb_object_keys(coalesce(q.rules -> 'skills', '{}')) AS code FROM queue_rules q
  UNION SELECT a.tenant, jsonb_object_keys(a.skills) FROM agent_rules a
  UNION SELECT s.tenant, jsonb_object_keys(s.skills) FROM site_rules s
) AS used;
CREATE TRIGGER centre_changed AFTER INSERT OR UPDATE OR DELETE ON skills FOR EACH ROW EXECUTE FUNCTION centre_changed();

ALTER TABLE break_reasons ADD COLUMN rev int NOT NULL DEFAULT 1, ADD COLUMN archived boolean NOT NULL DEFAULT false;
ALTER TABLE tenants ADD COLUMN languages text[] NOT NULL DEFAULT '{en,vi}';  -- what visitors are answered in, the first one first

-- Service level as it was agreed, from when on: a changed target leaves the numbers of before as they are.
CREATE TABLE queue_targets (
  tenant  int NOT NULL,
  queue   uuid NOT NULL,
  since   bigint NOT NULL,
  targets jsonb,                    -- by channel; null: the product's own
  PRIMARY KEY (queue, since),
  FOREIGN KEY (tenant, queue) REFERENCES queues (tenant, id)
);

ALTER TABLE brand_keys ADD COLUMN made_by uuid;
GRANT SELECT ON skills, queue_targets TO switchboard_reader;
GRANT SELECT (tenant, brand, kid, alg, created_at, retired_at, made_by) ON brand_keys TO switchboard_reader;
ALTER TABLE skills ENABLE ROW LEVEL SECURITY;
ALTER TABLE queue_targets ENABLE ROW LEVEL SECURITY;
ALTER TABLE brand_keys ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON skills FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON queue_targets FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON brand_keys FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
