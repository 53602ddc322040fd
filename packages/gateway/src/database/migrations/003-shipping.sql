-- What could not be shipped is kept here with its reason: nothing is dropped in silence, and one bad fact never stops the others.

-- Facts that this version of the reducer could not fold: tried again whenever another node takes the shipper's lease.
CREATE TABLE parked_facts (
  stream    uuid NOT NULL,
  seq       int NOT NULL,
  reason    text NOT NULL,
  parked_at bigint NOT NULL,
  PRIMARY KEY (stream, seq)
);

-- Rows that the analytics engine refused as malformed.
CREATE TABLE parked_rows (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  batch     text NOT NULL,
  grain     text NOT NULL,
  reason    text NOT NULL,
  row       jsonb NOT NULL,
  parked_at bigint NOT NULL
);
