-- Where the agent of a segment gave the contact: queue, agent, or reassigned by a supervisor; null where it ended otherwise.
ALTER TABLE segment ADD COLUMN IF NOT EXISTS handed_to LowCardinality(Nullable(String));
