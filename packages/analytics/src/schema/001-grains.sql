-- One table a grain, rows written by the reducer, the newest version wins: read them with FINAL. No materialised views.
-- Every key column is immutable for its row, so that versions of a row meet in one partition. Times are UTC with milliseconds.
-- The deduplication window counts inserts: a batch that is sent again is known again. fsync, because a batch is forgotten once it is acknowledged.

CREATE TABLE IF NOT EXISTS contact (
  tenant_id   UInt32,
  contact_id  UUID,
  version     UInt64 CODEC(T64, ZSTD(1)),
  brand_id    LowCardinality(String),
  site_id     LowCardinality(String),
  queue_id    LowCardinality(String),
  channel     LowCardinality(String),
  created_at  DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
  answered_at Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
  ended_at    Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
  ended_by    LowCardinality(Nullable(String)),
  abandoned   Bool,
  agent_id    LowCardinality(Nullable(String)),
  score       Nullable(UInt8),
  rated_at    Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1))
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(created_at)
ORDER BY (tenant_id, created_at, contact_id)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS visit (
  tenant_id  UInt32,
  visit_id   UUID,
  contact_id UUID,
  version    UInt64 CODEC(T64, ZSTD(1)),
  brand_id   LowCardinality(String),
  site_id    LowCardinality(String),
  queue_id   LowCardinality(String),
  channel    LowCardinality(String),
  entered_at DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
  exited_at  Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
  outcome    LowCardinality(Nullable(String)),
  agent_id   LowCardinality(Nullable(String))
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(entered_at)
ORDER BY (tenant_id, entered_at, visit_id)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS offer (
  tenant_id  UInt32,
  offer_id   UUID,
  visit_id   UUID,
  contact_id UUID,
  version    UInt64 CODEC(T64, ZSTD(1)),
  brand_id   LowCardinality(String),
  site_id    LowCardinality(String),
  queue_id   LowCardinality(String),
  channel    LowCardinality(String),
  agent_id   LowCardinality(String),
  made_at    DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
  due_at     DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
  shown_at   Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
  ended_at   Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
  outcome    LowCardinality(Nullable(String))
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(made_at)
ORDER BY (tenant_id, made_at, offer_id)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS segment (
  tenant_id        UInt32,
  segment_id       UUID,
  contact_id       UUID,
  visit_id         UUID,
  offer_id         UUID,
  version          UInt64 CODEC(T64, ZSTD(1)),
  brand_id         LowCardinality(String),
  site_id          LowCardinality(String),
  queue_id         LowCardinality(String),
  channel          LowCardinality(String),
  agent_id         LowCardinality(String),
  accepted_at      DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
  hold_starts      Array(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
  hold_ends        Array(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
  ended_at         Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
  wrap_up_ended_at Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1)),
  wrap_up_cause    LowCardinality(Nullable(String)),
  disposition      LowCardinality(Nullable(String))
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(accepted_at)
ORDER BY (tenant_id, accepted_at, segment_id)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS fact (
  tenant_id   UInt32,
  stream_kind LowCardinality(String),
  stream_id   UUID,
  seq         UInt32 CODEC(T64, ZSTD(1)),
  version     UInt64 CODEC(T64, ZSTD(1)),
  type        LowCardinality(String),
  at          DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
  agent_id    LowCardinality(Nullable(String)),
  contact_id  Nullable(UUID),
  body        String CODEC(ZSTD(3))
) ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(at)
ORDER BY (tenant_id, stream_kind, stream_id, seq)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1, fsync_part_directory = 1;
