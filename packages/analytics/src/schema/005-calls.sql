-- Calls: how they ended, when both ends had sound, and what each end measured. Rows of before have NULL there until their day is replayed.

ALTER TABLE contact ADD COLUMN IF NOT EXISTS call_end LowCardinality(Nullable(String));
ALTER TABLE visit ADD COLUMN IF NOT EXISTS joined_at Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1));

-- Phases in ms since the press that began the call (the agent's end: since the ring was shown).
CREATE TABLE IF NOT EXISTS measure (
  tenant_id   UInt32,
  contact_id  UUID,
  seq         UInt32 CODEC(T64, ZSTD(1)),
  version     UInt64 CODEC(T64, ZSTD(1)),
  brand_id    LowCardinality(String),
  site_id     LowCardinality(String),
  queue_id    LowCardinality(String),
  channel     LowCardinality(String),
  measured_at DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
  side        LowCardinality(String),
  agent_id    LowCardinality(Nullable(String)),
  microphone_ms Nullable(UInt32) CODEC(ZSTD(1)),
  queued_ms Nullable(UInt32) CODEC(ZSTD(1)),
  offered_ms Nullable(UInt32) CODEC(ZSTD(1)),
  accepted_ms Nullable(UInt32) CODEC(ZSTD(1)),
  connected_ms Nullable(UInt32) CODEC(ZSTD(1)),
  heard_ms Nullable(UInt32) CODEC(ZSTD(1)),
  mos Nullable(Float64) CODEC(ZSTD(1)),
  loss_ratio Nullable(Float64) CODEC(ZSTD(1)),
  jitter_ms Nullable(Float64) CODEC(ZSTD(1)),
  rtt_ms Nullable(Float64) CODEC(ZSTD(1)),
  concealed_ratio Nullable(Float64) CODEC(ZSTD(1)),
  jitter_buffer_ms Nullable(Float64) CODEC(ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(measured_at)
ORDER BY (tenant_id, measured_at, contact_id, seq)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1, fsync_part_directory = 1;
