-- What an agent's desk looks up. Row-level security asks its own question before any that might leak, so that an index over an
-- expression cannot serve a reader: the functions below read as their owner, and take the tenant from where the policies take it.
CREATE FUNCTION reading_tenant() RETURNS int LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('switchboard.tenant', true), '')::int;

-- Who a visitor is, for who handles the contact.
GRANT SELECT (id, tenant, site, person, person_name, person_email, identified_at, attributes) ON visitors TO switchboard_reader;
ALTER TABLE visitors ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS of_tenant ON visitors;
CREATE POLICY of_tenant ON visitors FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);

-- Words as search compares them: small, without marks (what remains of ế is e; đ is a letter of its own), and nothing between
-- them but one space, so that 7741 finds VN-7741. `search/folded.ts` does the same. What stands between words is said by code
-- points: some databases know the letters of ASCII alone. Bodies that are no strings find their names when they are made: an index
-- is built without a search path.
CREATE FUNCTION search_folded(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(
  lower(translate(regexp_replace(normalize(coalesce(given, ''), NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd')),
  '[\u0020-\u002f\t\n\r\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f]+', ' ', 'g');
CREATE FUNCTION search_words(body jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN to_tsvector('simple', search_folded(coalesce(body ->> 'text', '') || ' ' || coalesce(body ->> 'comment', '')));
CREATE FUNCTION search_person(person text, name text, email text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN to_tsvector('simple', search_folded(coalesce(person, '') || ' ' || coalesce(name, '') || ' ' || coalesce(email, '')));
-- All the words, the last one perhaps not typed to its end.
CREATE FUNCTION search_query(given text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  SELECT CASE WHEN numnode(whole) = 0 THEN whole ELSE to_tsquery('simple', whole::text || ':*') END
  FROM plainto_tsquery('simple', search_folded(given)) AS whole;
END;

-- Kept by the database with each append. An erased body has no words and is in no index.
CREATE INDEX content_words ON content USING gin (search_words(body)) WHERE body IS NOT NULL;
CREATE INDEX visitors_words ON visitors USING gin (search_person(person, person_name, person_email)) WHERE person IS NOT NULL;

-- The contacts in which the words occur, the latest first: with the newest text that has them, or the visitor who is called so.
CREATE FUNCTION search_contacts(given text, of_agent text, of_brands text[], most int)
RETURNS TABLE (id uuid, hits int, hit_seq int, hit_at bigint, hit_type text, hit_body jsonb, hit_words jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  asked tsquery := search_query(given);
BEGIN
  IF numnode(asked) = 0 THEN RETURN; END IF;
  RETURN QUERY
    WITH own AS MATERIALIZED (
      SELECT ARRAY(SELECT a.stream FROM facts a
        WHERE a.tenant = reading_tenant() AND a.type = 'offer_accepted' AND a.body ->> 'agent' = of_agent) AS streams),
    said AS MATERIALIZED (
      SELECT c.stream, max(c.seq) AS seq, count(*)::int AS hits FROM content c
      WHERE c.body IS NOT NULL AND search_words(c.body) @@ asked AND c.tenant = reading_tenant()
        AND (of_agent IS NULL OR c.stream = ANY ((SELECT streams FROM own)::uuid[]))
      GROUP BY c.stream),
    called AS MATERIALIZED (
      SELECT f.stream FROM visitors v JOIN facts f
        ON f.tenant = v.tenant AND f.type = 'contact_started' AND f.body ->> 'visitor' = v.id::text
      WHERE v.person IS NOT NULL AND search_person(v.person, v.person_name, v.person_email) @@ asked AND v.tenant = reading_tenant()
        AND (of_agent IS NULL OR f.stream = ANY ((SELECT streams FROM own)::uuid[]))),
    found AS (
      SELECT stream, seq, hits FROM said UNION ALL
      SELECT stream, NULL, 0 FROM called WHERE stream NOT IN (SELECT stream FROM said))
    SELECT s.id, found.hits, f.seq, f.at, f.type, f.body, c.body
    FROM found
    JOIN streams s ON s.id = found.stream AND s.kind = 'contact' AND s.tenant = reading_tenant()
    LEFT JOIN facts f ON f.stream = found.stream AND f.seq = found.seq
    LEFT JOIN content c ON c.stream = found.stream AND c.seq = found.seq
    WHERE of_brands IS NULL OR s.state ->> 'brand' = ANY (of_brands)
    ORDER BY s.last_at DESC, s.id LIMIT most;
END $$;

-- The contacts that an agent has answered and that are closed, the last answered first.
CREATE FUNCTION closed_contacts(of_agent text, of_brands text[], before_at bigint, most int)
RETURNS TABLE (id uuid, answered_at bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT a.stream, a.at FROM facts a JOIN streams s ON s.id = a.stream
  WHERE a.tenant = reading_tenant() AND a.type = 'offer_accepted' AND a.body ->> 'agent' = of_agent
    AND a.at < coalesce(before_at, 9223372036854775807) AND s.phase = 'closed'
    AND (of_brands IS NULL OR s.state ->> 'brand' = ANY (of_brands))
    AND NOT EXISTS (SELECT FROM facts l WHERE l.stream = a.stream AND l.seq > a.seq
      AND l.type = 'offer_accepted' AND l.body ->> 'agent' = of_agent)
  ORDER BY a.at DESC, a.stream LIMIT most
$$;

-- The contacts of a visitor, and of all who are the same person to the same brand, the latest first.
CREATE FUNCTION contacts_of_person(of_visitor uuid, of_brand uuid, most int)
RETURNS TABLE (id uuid, started_at bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH same AS MATERIALIZED (
    SELECT me.id FROM visitors me WHERE me.id = of_visitor AND me.tenant = reading_tenant()
    UNION
    SELECT v.id FROM visitors me
    JOIN sites s ON s.tenant = me.tenant AND s.brand = of_brand
    JOIN visitors v ON v.tenant = me.tenant AND v.site = s.id AND v.person = me.person
    WHERE me.id = of_visitor AND me.tenant = reading_tenant() AND me.person IS NOT NULL)
  SELECT f.stream, f.at FROM same JOIN facts f
    ON f.tenant = reading_tenant() AND f.type = 'contact_started' AND f.body ->> 'visitor' = same.id::text
  WHERE f.body ->> 'brand' = of_brand::text
  ORDER BY f.at DESC, f.stream LIMIT most
$$;

-- How contacts went, by their ids: who answered last, what they were closed as, how they were rated.
CREATE FUNCTION contact_outcomes(ids uuid[])
RETURNS TABLE (id uuid, answered_by text, ended_at bigint, disposition text, score int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT s.id,
    (SELECT f.body ->> 'agent' FROM facts f WHERE f.stream = s.id AND f.type = 'offer_accepted' ORDER BY f.seq DESC LIMIT 1),
    (SELECT f.at FROM facts f WHERE f.stream = s.id AND f.type = 'contact_ended' ORDER BY f.seq DESC LIMIT 1),
    (SELECT f.body ->> 'disposition' FROM facts f WHERE f.stream = s.id AND f.type = 'wrap_up_ended' ORDER BY f.seq DESC LIMIT 1),
    (SELECT (f.body ->> 'score')::int FROM facts f WHERE f.stream = s.id AND f.type = 'contact_rated' ORDER BY f.seq DESC LIMIT 1)
  FROM streams s WHERE s.id = ANY (ids) AND s.tenant = reading_tenant()
$$;

REVOKE EXECUTE ON FUNCTION search_contacts, closed_contacts, contacts_of_person, contact_outcomes FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_contacts, closed_contacts, contacts_of_person, contact_outcomes TO switchboard_reader;
