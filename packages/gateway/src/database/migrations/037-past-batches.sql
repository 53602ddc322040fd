-- Facts of a past that is played come as whole batches, without a mark each. What happens now is shipped before them.
ALTER TABLE batches ADD COLUMN past boolean NOT NULL DEFAULT false;
