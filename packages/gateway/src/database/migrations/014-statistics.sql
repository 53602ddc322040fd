-- The planner's statistics keep samples of what columns hold, words that were erased since among them: of columns with words none are taken.
ALTER TABLE content ALTER COLUMN body SET STATISTICS 0;
ALTER TABLE visitors
  ALTER COLUMN person SET STATISTICS 0,
  ALTER COLUMN person_name SET STATISTICS 0,
  ALTER COLUMN person_email SET STATISTICS 0,
  ALTER COLUMN attributes SET STATISTICS 0;
ALTER INDEX visitors_by_email ALTER COLUMN 2 SET STATISTICS 0;
ALTER TABLE files ALTER COLUMN name SET STATISTICS 0;
ALTER INDEX content_words ALTER COLUMN 1 SET STATISTICS 0;
ALTER INDEX visitors_words ALTER COLUMN 1 SET STATISTICS 0;
ALTER TABLE blocked_visitors ALTER COLUMN reason SET STATISTICS 0;
