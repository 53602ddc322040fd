-- Whether wrap-up of a queue's contacts asks what they came to, or may be finished without a word of it.
ALTER TABLE queues ADD COLUMN disposition_required boolean NOT NULL DEFAULT true;
