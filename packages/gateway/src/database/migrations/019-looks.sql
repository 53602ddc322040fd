-- How the widget looks in the pages of a site: the tokens of docs/widget.md that differ from the product's own.
ALTER TABLE sites ADD COLUMN looks jsonb NOT NULL DEFAULT '{}';
CREATE INDEX sites_of_origin ON sites USING gin (origins) WHERE NOT archived;
