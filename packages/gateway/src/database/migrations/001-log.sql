-- Times are bigint milliseconds, the unit of the domain: timestamptz keeps microseconds that JavaScript drops,
-- and then the clamp against last_at and a replay of the facts no longer agree.

-- One head a stream. Nothing that a message changes is indexed, and half of each page is free: every update is HOT.
CREATE TABLE streams (
  id      uuid PRIMARY KEY,      -- a watch stream has an id of its own
  last_at bigint NOT NULL,
  since   bigint,                -- what routing sorts by: enqueued, idle since
  tenant  int NOT NULL,
  seq     int NOT NULL,
  vseq    int NOT NULL,
  kind    text NOT NULL,         -- contact, agent, watch
  phase   text NOT NULL,         -- what routing looks for: a column, since an index over state ends HOT for every message
  codes   int[] NOT NULL,        -- which types and versions of facts the stream holds: a node that knows not all refuses commands
  state   jsonb NOT NULL         -- bounded: aim below 1 kB, never above 2 kB
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX streams_routable ON streams (tenant, kind, phase, since) WHERE phase IN ('queued', 'free');

CREATE TABLE facts (
  stream    uuid NOT NULL,
  actor     uuid,
  client_id uuid,                -- on the first fact of a command only
  at        bigint NOT NULL,
  seq       int NOT NULL,
  vseq      int,                 -- null: the visitor never learns of it
  tenant    int NOT NULL,        -- repeated from the head, for row-level security without a join
  v         smallint NOT NULL,
  type      text NOT NULL,
  body      jsonb NOT NULL,
  PRIMARY KEY (stream, seq)
);
-- Scoped by the stream: a second use is then always met under the head's lock and can never raise an error in a group.
CREATE UNIQUE INDEX facts_once ON facts (stream, client_id) WHERE client_id IS NOT NULL;

-- What a person typed. A row with a null body was erased; no row: the fact never had any.
CREATE TABLE content (
  stream     uuid NOT NULL,
  expires_at bigint,
  seq        int NOT NULL,
  tenant     int NOT NULL,
  body       jsonb,
  PRIMARY KEY (stream, seq)
);

-- A row is a wake-up call: it may be early, never late. A message does not move it.
CREATE TABLE deadlines (stream uuid NOT NULL, due_at bigint NOT NULL, kind text NOT NULL, PRIMARY KEY (stream, kind));
CREATE INDEX deadlines_due ON deadlines (due_at);

-- A bag without an index: the key of facts keeps it unique. The shipper moves it into batches by ctid.
CREATE TABLE unshipped (stream uuid NOT NULL, seq int NOT NULL);
CREATE TABLE batches (no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, streams uuid[] NOT NULL, seqs int[] NOT NULL);
CREATE TABLE leases (name text PRIMARY KEY, holder uuid NOT NULL, until bigint NOT NULL);

-- Everything that leaves the log for a reader is read as this role: it is no superuser and owns nothing, so the policies bind it
-- even where the owner of the tables is a superuser. Roles belong to the whole server: another database may have made it.
DO $$ BEGIN
  CREATE ROLE switchboard_reader NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN
  IF NOT pg_has_role(CURRENT_USER, 'switchboard_reader', 'MEMBER') THEN GRANT switchboard_reader TO CURRENT_USER; END IF;
END $$;
GRANT SELECT ON streams, facts, content TO switchboard_reader;

ALTER TABLE streams ENABLE ROW LEVEL SECURITY;
ALTER TABLE facts ENABLE ROW LEVEL SECURITY;
ALTER TABLE content ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON streams FOR SELECT TO switchboard_reader
  USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON facts FOR SELECT TO switchboard_reader
  USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON content FOR SELECT TO switchboard_reader
  USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);

-- Sets the tenant and selects in one call: half the time of a transaction with a SET. A visitor's counter never runs ahead
-- of seq, so the key of facts serves both audiences.
CREATE FUNCTION read_facts(for_tenant int, of_stream uuid, visible_only boolean, after_count int, to_count int, most int)
RETURNS TABLE (kind text, seq int, vseq int, at bigint, actor uuid, client_id uuid, type text, v smallint, body jsonb, worded boolean, words jsonb)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  PERFORM set_config('switchboard.tenant', for_tenant::text, true);
  RETURN QUERY
    SELECT s.kind, f.seq, f.vseq, f.at, f.actor, f.client_id, f.type, f.v, f.body, c.seq IS NOT NULL, c.body
    FROM facts f
    JOIN streams s ON s.id = f.stream
    LEFT JOIN content c ON c.stream = f.stream AND c.seq = f.seq
    WHERE f.stream = of_stream AND f.seq > after_count
      AND (NOT visible_only OR f.vseq > after_count)
      AND (to_count IS NULL OR CASE WHEN visible_only THEN f.vseq ELSE f.seq END <= to_count)
    ORDER BY f.seq LIMIT most;
END $$;
GRANT EXECUTE ON FUNCTION read_facts TO switchboard_reader;
