import type { ClickHouseClient } from '@clickhouse/client'
import { keepRows } from '../fold/fold.js'
import type { Rows } from '../fold/rows.js'
import { begins, keys, tables } from './tables.js'

/** A tenant's rows that began within a span; epoch ms, `from` is within, `to` is not. */
export interface TenantSpan {
  readonly tenant: number
  readonly from: number
  readonly to: number
}

/** A row that is not stored as it should be. */
export interface Difference {
  readonly table: keyof Rows
  /** The columns that tell the row from others, as JSON text. */
  readonly key: string
  readonly kind: 'missing' | 'extra' | 'different'
  /** The contact or the agent that it is about. */
  readonly stream: string
  /** Column names and values; null where there should be none, or is none. */
  readonly expected: Cells | null
  readonly stored: Cells | null
}

/** What a comparison came to. */
export interface Comparison {
  /** How many were compared. */
  readonly rows: number
  readonly differences: readonly Difference[]
}

type Cells = Readonly<Record<string, unknown>>
type Grain = keyof Rows

const grains = Object.keys(tables) as readonly Grain[]

/** The rows that began within a span. */
export function rowsWithin(rows: Rows, { from, to }: Pick<TenantSpan, 'from' | 'to'>): Rows {
  const within = (at: number): boolean => at >= from && at < to
  return keepRows(rows, (row, grain) => within(begins[grain].at(row as never)))
}

/** Takes away every row of a tenant that began within a span, at all grains. Resolves when they are gone. */
export async function removeRows(client: ClickHouseClient, span: TenantSpan): Promise<void> {
  for (const grain of grains) {
    await client.command({
      query: `DELETE FROM ${grain} WHERE ${condition(grain)}`,
      query_params: { ...span },
    })
  }
}

/** How the stored rows of a tenant that began within a span differ from these, and how many were compared. */
export async function compareRows(
  client: ClickHouseClient,
  span: TenantSpan,
  rows: Rows,
): Promise<Comparison> {
  const differences: Difference[] = []
  let compared = 0
  for (const grain of grains) {
    const expected = byKey(grain, cellsOf(grain, rows))
    const stored = byKey(grain, await storedCells(client, span, grain))
    const all = new Set([...expected.keys(), ...stored.keys()])
    compared += all.size
    for (const key of all) {
      const pair = { expected: expected.get(key) ?? null, stored: stored.get(key) ?? null }
      const difference = differenceOf(grain, key, pair)
      if (difference) differences.push(difference)
    }
  }
  return { rows: compared, differences }
}

function condition(grain: Grain): string {
  const { column } = begins[grain]
  return `tenant_id = {tenant:UInt32} AND ${column} >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
    AND ${column} < fromUnixTimestamp64Milli({to:Int64}, 'UTC')`
}

/** Rows as they are sent: column names and values. */
function cellsOf(grain: Grain, rows: Rows): readonly Cells[] {
  const columns = Object.entries(tables[grain]) as unknown as readonly [string, (row: unknown) => unknown][]
  return rows[grain].map((row) => Object.fromEntries(columns.map(([column, read]) => [column, read(row)])))
}

async function storedCells(
  client: ClickHouseClient,
  span: TenantSpan,
  grain: Grain,
): Promise<readonly Cells[]> {
  const answer = await client.query({
    query: `SELECT ${Object.keys(tables[grain]).join(', ')} FROM ${grain} FINAL WHERE ${condition(grain)}
      SETTINGS output_format_json_quote_64bit_integers = 0, max_result_rows = 0, max_memory_usage = 0`,
    query_params: { ...span },
    format: 'JSONEachRow',
  })
  return answer.json<Cells>()
}

function byKey(grain: Grain, rows: readonly Cells[]): ReadonlyMap<string, Cells> {
  return new Map(rows.map((row) => [JSON.stringify(keys[grain].map((column) => row[column])), row]))
}

function differenceOf(
  table: Grain,
  key: string,
  { expected, stored }: { readonly expected: Cells | null; readonly stored: Cells | null },
): Difference | null {
  if (expected !== null && stored !== null && sameCells(expected, stored)) return null
  const kind = stored === null ? 'missing' : expected === null ? 'extra' : 'different'
  const one = expected ?? stored ?? {}
  const columns = table === 'work' ? ['agent_id'] : ['stream_id', 'contact_id', 'agent_id']
  const stream = columns.map((column) => one[column]).find((id) => typeof id === 'string') ?? ''
  return { table, key, kind, stream, expected, stored }
}

function sameCells(a: Cells, b: Cells): boolean {
  return Object.keys(a).every((column) => JSON.stringify(a[column]) === JSON.stringify(b[column]))
}
