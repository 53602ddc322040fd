import { describe, expect, test } from 'vitest'
import { inspect } from './statement.js'

describe('a statement', () => {
  test.each([
    ['SELECT 1', 'read', null],
    ['  -- a comment; SELECT\n/* INSERT; */ select 1 format JSON', 'read', 'JSON'],
    ['WITH 1 AS x SELECT x FORMAT TSV;', 'read', 'TSV'],
    ['(SELECT 1) UNION ALL (SELECT 2);  -- done', 'read', null],
    ['SELECT \'FORMAT CSV; \', "a;b", `c;d`', 'read', null],
    ["SELECT 'it''s \\'; ' FORMAT CSV", 'read', 'CSV'],
    ['SELECT $x$; FORMAT TSV$x$', 'read', null],
    ['SHOW TABLES', 'read', null],
    ['INSERT INTO t FORMAT JSONEachRow\n{"a":"; SELECT FORMAT CSV"}', 'insert', 'JSONEachRow'],
    ["INSERT INTO t VALUES (1, 'a;b'), (2, 'c')", 'insert', null],
    ['INSERT INTO t SETTINGS async_insert = 0 SELECT 1', 'insert', null],
    ['CREATE TABLE t (a UInt8) ENGINE = Memory', 'other', null],
    ['OPTIMIZE TABLE t FINAL', 'other', null],
    ['', 'other', null],
  ])('%s', (sql, lane, format) => {
    expect(inspect(sql)).toEqual({ lane, format, changesSession: false })
  })

  test('that changes the session is known', () => {
    expect(inspect('SET max_threads = 1')).toMatchObject({ changesSession: true })
    expect(inspect('/**/ use other')).toMatchObject({ changesSession: true })
  })

  test.each([
    ['SELECT 1; SELECT 2', 62],
    ['SELECT 1;\n-- and\nDROP TABLE t', 62],
    ["SELECT 1 INTO OUTFILE '/tmp/x'", 48],
    ["INSERT INTO t FROM INFILE '/etc/passwd' FORMAT LineAsString", 48],
  ])('that only the embedded engine would carry out is refused: %s', (sql, code) => {
    expect(inspect(sql)).toMatchObject({ code })
  })
})
