-- A past that was played for a tenant: how far it has come, so that one that was interrupted goes on and none is played twice.
CREATE TABLE simulations (
  tenant   int PRIMARY KEY REFERENCES tenants,
  seed     int NOT NULL,
  days     int NOT NULL,
  contacts int NOT NULL,      -- as many as are to be
  until    bigint NOT NULL,   -- epoch ms: when it was asked for; nothing is played later
  began_at bigint NOT NULL,
  day      int NOT NULL DEFAULT 0,   -- days that are in the log
  played   int NOT NULL DEFAULT 0,   -- contacts that are
  facts    int NOT NULL DEFAULT 0,
  done_at  bigint
);
GRANT SELECT ON simulations TO switchboard_reader;
ALTER TABLE simulations ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON simulations FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
