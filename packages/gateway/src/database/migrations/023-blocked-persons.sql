-- A block holds for a person, in every browser: when somebody turns out to be a person of whom a browser is blocked, every node reads the set-up anew.
CREATE FUNCTION blocked_person_known() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM blocked_visitors b
    JOIN visitors v ON v.id = b.visitor
    JOIN sites s ON s.tenant = b.tenant AND s.brand = b.brand AND s.id = NEW.site
    WHERE b.tenant = NEW.tenant AND (b.visitor = NEW.id OR v.person = NEW.person)
  ) THEN
    INSERT INTO centre_revisions VALUES (NEW.tenant, 1)
    ON CONFLICT (tenant) DO UPDATE SET no = centre_revisions.no + 1;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER person_made AFTER INSERT ON visitors FOR EACH ROW
  WHEN (NEW.person IS NOT NULL) EXECUTE FUNCTION blocked_person_known();
CREATE TRIGGER person_told AFTER UPDATE OF person ON visitors FOR EACH ROW
  WHEN (NEW.person IS DISTINCT FROM OLD.person) EXECUTE FUNCTION blocked_person_known();
