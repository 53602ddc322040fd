import { expect } from 'vitest'
import type { NativeColumn } from './native-reader.js'

/** One thing that Grafana's ClickHouse plug-in (4.x) asks, with its macros and builder already written out, and what comes back. */
export interface GrafanaCall {
  readonly when: string
  readonly sql: string
  /** Settings that the plug-in adds to the address for this call. */
  readonly settings?: Readonly<Record<string, string>>
  readonly answer: readonly NativeColumn[]
}

const anyText = expect.any(String) as unknown as string
const anyNumber = expect.any(Number) as unknown as number
const column = (name: string, type: string, values: NativeColumn['values']): NativeColumn => ({
  name,
  type,
  values,
})
const text = (name: string, values: readonly string[]): NativeColumn => column(name, 'String', values)
const without = (name: string): NativeColumn => text(name, ['', ''])

/** Minutes of the answer's moments, as seconds since 1970. */
const minute = { first: 1_700_000_040, second: 1_700_000_100 }

/** The calls over a database with the table `waits (at DateTime64(3, 'UTC'), queue LowCardinality(String), ms Nullable(UInt32))` of four rows. */
export const grafanaCalls = (database: string): readonly GrafanaCall[] => [
  {
    when: 'a connection opens',
    sql: 'SELECT displayName(), version(), revision(), timezone()',
    answer: [
      text('displayName()', [anyText]),
      text('version()', [expect.stringMatching(/^\d+\.\d+\./)]),
      column('revision()', 'UInt32', [anyNumber]),
      text('timezone()', ['UTC']),
    ],
  },
  { when: 'Save & test is pressed', sql: 'SELECT 1', answer: [column('1', 'UInt8', [1])] },
  {
    when: 'it looks which functions there are by version',
    sql: 'SELECT version()',
    answer: [text('version()', [anyText])],
  },
  {
    when: 'it looks whether the user may only read',
    sql: "SELECT value FROM system.settings WHERE name='readonly'",
    answer: [text('value', ['0'])],
  },
  {
    when: 'only reading is enforced',
    sql: "SELECT getSetting('max_execution_time') AS seconds",
    settings: { max_execution_time: '30', readonly: '1' },
    answer: [column('seconds', expect.stringMatching(/^U?Int64$|^Float64$/), [30])],
  },
  {
    when: 'the list of databases opens',
    sql: `SELECT name FROM system.databases WHERE name = '${database}'`,
    answer: [text('name', [database])],
  },
  {
    when: 'the list of tables opens',
    sql: `SHOW TABLES FROM "${database}" LIKE 'waits'`,
    answer: [text('name', ['waits'])],
  },
  {
    when: 'the builder reads the columns of a table',
    sql: `DESC TABLE "${database}"."waits"`,
    answer: [
      text('name', ['at', 'queue', 'ms']),
      text('type', ["DateTime64(3, 'UTC')", 'LowCardinality(String)', 'Nullable(UInt32)']),
      ...['default_type', 'default_expression', 'comment', 'codec_expression', 'ttl_expression'].map((name) =>
        text(name, ['', '', '']),
      ),
    ],
  },
  {
    when: 'the schema of several tables is read at once',
    sql: `SELECT database, table, name, type, comment FROM system.columns WHERE (database, table) IN (('${database}', 'waits')) AND name != 'at' ORDER BY database, table, position`,
    answer: [
      text('database', [database, database]),
      text('table', ['waits', 'waits']),
      text('name', ['queue', 'ms']),
      text('type', ['LowCardinality(String)', 'Nullable(UInt32)']),
      without('comment'),
    ],
  },
  {
    when: 'a filter offers the values of a column',
    sql: `SELECT DISTINCT queue FROM ${database}.waits ORDER BY queue SETTINGS max_execution_time=10`,
    answer: [column('queue', 'LowCardinality(String)', ['sales', 'support'])],
  },
  {
    when: 'a time series is drawn: $__timeFilter_ms, $__timeInterval, GROUP BY, the row limit as a setting',
    sql: `SELECT toStartOfInterval(toDateTime(at), INTERVAL 60 second) as "time", queue, count(*) as n, avg(ms) as wait FROM "${database}"."waits" WHERE ( at >= fromUnixTimestamp64Milli(1700000000000) AND at <= fromUnixTimestamp64Milli(1700000120000) ) GROUP BY "time", queue ORDER BY "time" ASC, queue ASC LIMIT 1000`,
    answer: [
      column('time', 'DateTime', [minute.first, minute.first, minute.second]),
      column('queue', 'LowCardinality(String)', ['sales', 'support', 'support']),
      column('n', 'UInt64', [1, 1, 2]),
      column('wait', 'Nullable(Float64)', [2000, null, 500]),
    ],
  },
  {
    when: 'a table is shown: $__dateTimeFilter over seconds, rows as they are',
    sql: `SELECT at, queue, ms FROM "${database}"."waits" WHERE (toDate(at) >= toDate('2023-11-14') AND toDate(at) <= toDate('2023-11-14')) AND (at >= toDateTime(1700000100) AND at <= toDateTime(1700000200)) ORDER BY at LIMIT 2`,
    answer: [
      column('at', "DateTime64(3, 'UTC')", [1_700_000_100_123, 1_700_000_110_000]),
      column('queue', 'LowCardinality(String)', ['support', 'support']),
      column('ms', 'Nullable(UInt32)', [700, 300]),
    ],
  },
]

/** What the calls find. */
export const grafanaTable = (database: string): readonly string[] => [
  `CREATE TABLE ${database}.waits (at DateTime64(3, 'UTC'), queue LowCardinality(String), ms Nullable(UInt32)) ENGINE = MergeTree ORDER BY at`,
  `INSERT INTO ${database}.waits SELECT fromUnixTimestamp64Milli(t, 'UTC'), q, m FROM VALUES ('t Int64, q String, m Nullable(UInt32)',
    (1700000050000, 'sales', 2000), (1700000060000, 'support', NULL), (1700000100123, 'support', 700), (1700000110000, 'support', 300))`,
]
