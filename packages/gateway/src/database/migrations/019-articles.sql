-- The knowledge of a brand: articles that administrators write and visitors search.
CREATE TABLE articles (
  id        uuid PRIMARY KEY,
  tenant    int NOT NULL REFERENCES tenants,
  brand     uuid NOT NULL,
  title     text NOT NULL,
  text      text NOT NULL,         -- Markdown
  language  text,                  -- null: for every visitor
  published boolean NOT NULL,      -- else a draft, which visitors do not see
  rev       int NOT NULL DEFAULT 1,
  archived  boolean NOT NULL DEFAULT false,
  FOREIGN KEY (tenant, brand) REFERENCES brands (tenant, id)
);
-- A word of the title weighs more than one of the text.
CREATE FUNCTION search_article(title text, text text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN setweight(to_tsvector('simple', search_folded(title)), 'A') || to_tsvector('simple', search_folded(text));
CREATE INDEX articles_of_tenant ON articles (tenant);
CREATE INDEX articles_words ON articles USING gin (search_article(title, text)) WHERE published AND NOT archived;
GRANT SELECT ON articles TO switchboard_reader;
ALTER TABLE articles ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_tenant ON articles FOR SELECT TO switchboard_reader USING (tenant = nullif(current_setting('switchboard.tenant', true), '')::int);
