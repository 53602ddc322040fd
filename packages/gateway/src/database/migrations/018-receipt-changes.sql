-- When a side's cursors last moved, by the database's clock: nodes that share a database find by it what others have kept.
ALTER TABLE receipts ADD COLUMN changed_at bigint NOT NULL DEFAULT 0;
CREATE INDEX receipts_changed ON receipts (changed_at);
