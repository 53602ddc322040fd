-- By which rules the visitors of a site are greeted: see the schema in greetings/greetings.ts; null: by none.
ALTER TABLE sites ADD COLUMN greetings jsonb;
