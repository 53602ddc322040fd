-- Where programs hear of facts, and what they have heard.

CREATE TABLE webhooks (
  id            uuid PRIMARY KEY,
  tenant        int NOT NULL REFERENCES tenants,
  name          text NOT NULL,
  url           text NOT NULL,
  types         text[] NOT NULL,    -- of facts
  brands        uuid[],             -- null: of all, and of agents as well
  words         boolean NOT NULL,   -- whether what persons typed is told as well
  paused        boolean NOT NULL,
  rev           int NOT NULL DEFAULT 1,
  archived      boolean NOT NULL DEFAULT false,
  secret        text,               -- sealed; null: none was made yet, and nothing is sent
  old_secret    text,               -- signs as well until then
  old_until     bigint,
  failing_since bigint,
  delivered_at  bigint,
  pause_cause   text,               -- why the gateway paused it; null: it did not
  tests         int NOT NULL DEFAULT 0,
  has_secret    boolean GENERATED ALWAYS AS (secret IS NOT NULL) STORED
);
CREATE INDEX webhooks_in_use ON webhooks (tenant) WHERE NOT archived;

-- Written with the facts of tenants who have a webhook, and gone once their deliveries are there: committed is never missed.
CREATE TABLE webhook_marks (stream uuid NOT NULL, seq int NOT NULL, PRIMARY KEY (stream, seq));

-- One fact for one webhook. What is sent is made anew from the log at each try, so that erased words are gone from it.
CREATE TABLE webhook_deliveries (
  id          uuid PRIMARY KEY,
  no          bigint GENERATED ALWAYS AS IDENTITY,
  tenant      int NOT NULL REFERENCES tenants,
  webhook     uuid NOT NULL REFERENCES webhooks,
  stream      uuid NOT NULL,        -- of a test: the webhook's own id
  seq         int NOT NULL,
  type        text NOT NULL,
  at          bigint NOT NULL,      -- when it happened
  created_at  bigint NOT NULL,
  state       text NOT NULL,        -- waiting, delivered, failed
  attempts    int NOT NULL DEFAULT 0,
  tried_at    bigint,
  status      int,
  fault       text,
  response    text,                 -- the beginning of what was answered, which may repeat a person's words
  duration_ms int,
  UNIQUE (webhook, stream, seq)
);
CREATE INDEX webhook_deliveries_listed ON webhook_deliveries (tenant, no);
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (webhook, stream, seq) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_old ON webhook_deliveries (created_at);
ALTER TABLE webhook_deliveries ALTER COLUMN response SET STATISTICS 0;

-- One stream that a webhook has still to hear of, in the order of its facts. Like a deadline: it may be early, never late.
CREATE TABLE webhook_lanes (
  webhook    uuid NOT NULL REFERENCES webhooks,
  stream     uuid NOT NULL,
  tenant     int NOT NULL,
  due_at     bigint NOT NULL,
  busy_until bigint NOT NULL DEFAULT 0,  -- a node is at it; of one that was killed, another takes it up then
  PRIMARY KEY (webhook, stream)
) WITH (fillfactor = 50);
CREATE INDEX webhook_lanes_due ON webhook_lanes (webhook, due_at);

GRANT SELECT (id, tenant, name, url, types, brands, words, paused, rev, archived, failing_since, delivered_at, pause_cause, has_secret)
  ON webhooks TO switchboard_reader;
GRANT SELECT ON webhook_deliveries, webhook_lanes TO switchboard_reader;
ALTER TABLE webhooks ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_deliveries ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_lanes ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON webhooks FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON webhook_deliveries FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON webhook_lanes FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
