-- What of a person's words is kept for how long, who was erased, and what came of it.

-- What kind of words they are: how long they are kept depends on it. The commonest needs no writing of what is there already.
ALTER TABLE content ADD COLUMN class text NOT NULL DEFAULT 'messages';
UPDATE content c SET class = CASE f.type WHEN 'contact_started' THEN 'pages' WHEN 'note_added' THEN 'notes' WHEN 'contact_rated' THEN 'comments' ELSE 'files' END
FROM facts f WHERE f.stream = c.stream AND f.seq = c.seq AND f.type IN ('contact_started', 'note_added', 'contact_rated', 'file_sent');
-- Left by itself by what is erased: as small as what still has to go.
CREATE INDEX content_expiring ON content (expires_at) WHERE expires_at IS NOT NULL AND body IS NOT NULL;

-- A class without a row is kept until somebody erases it.
CREATE TABLE retention (
  tenant int NOT NULL REFERENCES tenants,
  class  text NOT NULL,
  days   int NOT NULL CHECK (days BETWEEN 1 AND 36500),
  PRIMARY KEY (tenant, class)
);
-- Words that were there before a rule changed are dated anew by one node at a time; `aligned_rev` is the rules that they stand by.
CREATE TABLE retention_revs (
  tenant      int PRIMARY KEY REFERENCES tenants,
  rev         int NOT NULL,
  changed_at  bigint NOT NULL,
  aligned_rev int NOT NULL
);
-- What went, a row for each sweep that found something.
CREATE TABLE retention_runs (
  no     bigint GENERATED ALWAYS AS IDENTITY,
  tenant int NOT NULL REFERENCES tenants,
  at     bigint NOT NULL,
  counts jsonb NOT NULL,          -- by class
  PRIMARY KEY (tenant, no)
);

-- Who was erased, by ids that name nobody. One without `done_at` was interrupted, and is carried on.
CREATE TABLE erasures (
  id       uuid PRIMARY KEY,
  tenant   int NOT NULL REFERENCES tenants,
  at       bigint NOT NULL,
  actor    uuid,                  -- null: from the command line
  visitors uuid[] NOT NULL,
  contacts uuid[] NOT NULL,
  counts   jsonb NOT NULL,        -- by table
  done_at  bigint
);
CREATE INDEX erasures_of_tenant ON erasures (tenant, at);
CREATE INDEX erasures_interrupted ON erasures (at) WHERE done_at IS NULL;

-- An erased visitor is nobody: the browser that was it comes back as somebody new.
ALTER TABLE visitors ADD COLUMN erased_at bigint;
CREATE INDEX visitors_by_email ON visitors (tenant, lower(person_email)) WHERE person_email IS NOT NULL;
CREATE INDEX visitors_by_person ON visitors (tenant, person) WHERE person IS NOT NULL;
CREATE INDEX visitors_named ON visitors (tenant, id) WHERE person IS NOT NULL OR attributes <> '{}';

GRANT SELECT ON retention, retention_revs, retention_runs, erasures TO switchboard_reader;
ALTER TABLE retention ENABLE ROW LEVEL SECURITY;
ALTER TABLE retention_revs ENABLE ROW LEVEL SECURITY;
ALTER TABLE retention_runs ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasures ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON retention FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON retention_revs FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON retention_runs FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
CREATE POLICY of_tenant ON erasures FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
