-- Articles of one brand and topic say the same in several languages: each leads to the others.
ALTER TABLE articles ADD COLUMN topic text;
CREATE INDEX articles_of_topic ON articles (tenant, brand, topic) WHERE topic IS NOT NULL;
