-- How far each side of a contact holds the other's words and has read them, by both counters. A cursor a side, not a row a message.
CREATE TABLE receipts (
  stream          uuid NOT NULL,
  reader          text NOT NULL CHECK (reader IN ('visitor', 'agent')),
  tenant          int NOT NULL,
  delivered_seq   int NOT NULL,
  delivered_vseq  int NOT NULL,
  read_seq        int NOT NULL,
  read_vseq       int NOT NULL,
  PRIMARY KEY (stream, reader)
) WITH (fillfactor = 70);
GRANT SELECT ON receipts TO switchboard_reader;
ALTER TABLE receipts ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON receipts FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);

-- Visitors from whom nothing more is taken. The reason is somebody's words: it goes with the visitor.
CREATE TABLE blocked_visitors (
  visitor    uuid PRIMARY KEY REFERENCES visitors ON DELETE CASCADE,
  tenant     int NOT NULL REFERENCES tenants,
  brand      uuid NOT NULL,
  contact    uuid NOT NULL,             -- over which it came to this
  reason     text NOT NULL,
  blocked_by uuid NOT NULL,
  blocked_at bigint NOT NULL,
  FOREIGN KEY (tenant, brand) REFERENCES brands (tenant, id)
);
CREATE INDEX blocked_visitors_of_tenant ON blocked_visitors (tenant, blocked_at);
CREATE TRIGGER centre_changed AFTER INSERT OR UPDATE OR DELETE ON blocked_visitors FOR EACH ROW EXECUTE FUNCTION centre_changed();
GRANT SELECT ON blocked_visitors TO switchboard_reader;
ALTER TABLE blocked_visitors ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON blocked_visitors FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
