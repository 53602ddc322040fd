-- A supervisor may be let into the sound of a call; `side`: the name of the room beside it, where the visitor never is.
ALTER TABLE call_rooms ADD COLUMN side text UNIQUE;
ALTER TABLE call_legs DROP CONSTRAINT call_legs_party_check;
ALTER TABLE call_legs ADD CONSTRAINT call_legs_party_check CHECK (party IN ('visitor', 'agent', 'supervisor'));
