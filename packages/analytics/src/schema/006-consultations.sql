-- Consultations that were answered, in the segment of who asked: begins and ends, as those of holds.
ALTER TABLE segment ADD COLUMN IF NOT EXISTS consult_starts Array(DateTime64(3, 'UTC')) CODEC(ZSTD(1));
ALTER TABLE segment ADD COLUMN IF NOT EXISTS consult_ends Array(DateTime64(3, 'UTC')) CODEC(ZSTD(1));
