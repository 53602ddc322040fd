-- Of a wish to be called: from when on it was promised, and when it was first tried; null for every other contact.
ALTER TABLE contact ADD COLUMN IF NOT EXISTS promised_at Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1));
ALTER TABLE contact ADD COLUMN IF NOT EXISTS attempted_at Nullable(DateTime64(3, 'UTC')) CODEC(ZSTD(1));
