-- Over what a call's sound travels: chosen once, so that both ends meet. `room`: its name at the voice server, which nobody can guess.
CREATE TABLE call_rooms (
  contact  uuid PRIMARY KEY,
  tenant   int NOT NULL,
  plane    text NOT NULL CHECK (plane IN ('p2p', 'livekit')),
  room     text NOT NULL UNIQUE
);
GRANT SELECT ON call_rooms TO switchboard_reader;
ALTER TABLE call_rooms ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON call_rooms FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);

-- Who was let into a call's room, by the name borne there; who is not here has no business in it.
CREATE TABLE call_legs (
  leg        uuid PRIMARY KEY,
  contact    uuid NOT NULL REFERENCES call_rooms ON DELETE CASCADE,
  tenant     int NOT NULL,
  party      text NOT NULL CHECK (party IN ('visitor', 'agent')),
  agent      uuid,
  page       uuid NOT NULL,
  granted_at bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (contact, agent, page)
);
GRANT SELECT ON call_legs TO switchboard_reader;
ALTER TABLE call_legs ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON call_legs FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
