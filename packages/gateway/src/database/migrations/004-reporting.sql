-- What carrying facts to the analytics engine, replaying and checking them needs to remember.

-- Where the fold of an agent's long stream stood after a fact: a cache of what the facts come to, safe to empty at any time.
CREATE TABLE agent_checkpoints (
  stream   uuid NOT NULL,
  revision int NOT NULL,        -- of the reducer: one that folds otherwise begins anew
  seq      int NOT NULL,
  body     jsonb NOT NULL,
  PRIMARY KEY (stream, revision, seq)
);

-- Days whose rows were taken away to be written anew: one that is still here was interrupted.
CREATE TABLE replays (
  tenant   int NOT NULL,
  from_at  bigint NOT NULL,
  to_at    bigint NOT NULL,
  began_at bigint NOT NULL,
  PRIMARY KEY (tenant, from_at, to_at)
);

-- The newest audit of each day.
CREATE TABLE audits (
  tenant      int NOT NULL,
  from_at     bigint NOT NULL,
  to_at       bigint NOT NULL,
  at          bigint NOT NULL,
  rows        bigint NOT NULL,  -- compared
  differences bigint NOT NULL,
  report      jsonb NOT NULL,   -- the first differences, with what was expected and what was stored
  PRIMARY KEY (tenant, from_at, to_at)
);

-- Facts are written in the order of their times, or nearly: a few kilobytes find those of a day.
CREATE INDEX facts_by_time ON facts USING brin (at) WITH (pages_per_range = 32, autosummarize = on);
