-- Agent time and turns, and the moments of the first words. Rows of before have NULL there until their day is replayed.

ALTER TABLE contact
  ADD COLUMN IF NOT EXISTS last_queue_id LowCardinality(String) DEFAULT queue_id,
  ADD COLUMN IF NOT EXISTS first_message_at Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
  ADD COLUMN IF NOT EXISTS first_reply_at Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
  ADD COLUMN IF NOT EXISTS first_reply_agent_id LowCardinality(Nullable(String));

ALTER TABLE visit ADD COLUMN IF NOT EXISTS replied_at Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1));

CREATE TABLE IF NOT EXISTS turn (
  tenant_id   UInt32,
  contact_id  UUID,
  seq         UInt32 CODEC(T64, ZSTD(1)),
  version     UInt64 CODEC(T64, ZSTD(1)),
  brand_id    LowCardinality(String),
  site_id     LowCardinality(String),
  queue_id    LowCardinality(String),
  channel     LowCardinality(String),
  asked_at    DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
  answered_at Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
  agent_id    LowCardinality(Nullable(String))
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(asked_at)
ORDER BY (tenant_id, asked_at, contact_id, seq)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1, fsync_part_directory = 1;

-- From one fact of an agent to the next; together they cover the agent's time without a gap.
CREATE TABLE IF NOT EXISTS agent_state (
  tenant_id  UInt32,
  agent_id   LowCardinality(String),
  seq        UInt32 CODEC(T64, ZSTD(1)),
  version    UInt64 CODEC(T64, ZSTD(1)),
  started_at DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
  ended_at   Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
  state      LowCardinality(String),
  presence   LowCardinality(String),
  works      UInt16 CODEC(T64, ZSTD(1)),
  units      UInt32 CODEC(T64, ZSTD(1)),
  rings      UInt16 CODEC(T64, ZSTD(1)),
  capacity   UInt32 CODEC(T64, ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(started_at)
ORDER BY (tenant_id, started_at, agent_id, seq)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS work (
  tenant_id  UInt32,
  segment_id UUID,
  contact_id UUID,
  version    UInt64 CODEC(T64, ZSTD(1)),
  agent_id   LowCardinality(String),
  channel    LowCardinality(String),
  units      UInt32 CODEC(T64, ZSTD(1)),
  started_at DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
  ended_at   Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
  shared_ms  Float64 CODEC(ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(started_at)
ORDER BY (tenant_id, started_at, segment_id)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1, fsync_part_directory = 1;
