import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { ClickHouseError, type ClickHouseClient } from '@clickhouse/client'
import type { Rows } from '../fold/rows.js'
import { tables } from './tables.js'

/** A row that the engine does not take, with the engine's reason. */
export interface Reject {
  readonly table: string
  readonly reason: string
  /** Column names and values as they were sent. */
  readonly row: Readonly<Record<string, unknown>>
}

/**
 * Inserts a batch. Sent again it counts once: the same rows of the same version are one where they are read with FINAL, as everywhere. Each
 * sending has a deduplication token of its own, for the engine notes a token before the part that it stands for: killed between the two, it
 * would take what is sent again for known, and lose it. Resolves, when all is stored, to the rows that were refused as malformed. Rejects
 * where the engine is away or out of order.
 */
export async function insertRows(
  client: ClickHouseClient,
  batch: string,
  rows: Rows,
): Promise<readonly Reject[]> {
  const sending = randomUUID()
  // Side by side: most of an insert is waiting for the disk. All are waited for, so that none still runs when the batch is sent again.
  const answers = await Promise.allSettled(
    partsOf(rows).map((part) => insertPart(client, part, `${batch}:${part.table}:${sending}`)),
  )
  return answers.flatMap((answer) => {
    if (answer.status === 'rejected') throw answer.reason
    return answer.value
  })
}

interface Part {
  readonly table: string
  readonly columns: readonly string[]
  readonly lines: readonly string[]
}

function partsOf(rows: Rows): readonly Part[] {
  return [
    partOf('fact', tables.fact, rows.fact),
    partOf('contact', tables.contact, rows.contact),
    partOf('visit', tables.visit, rows.visit),
    partOf('offer', tables.offer, rows.offer),
    partOf('segment', tables.segment, rows.segment),
    partOf('turn', tables.turn, rows.turn),
    partOf('measure', tables.measure, rows.measure),
    partOf('agent_state', tables.agent_state, rows.agent_state),
    partOf('work', tables.work, rows.work),
  ].filter(({ lines }) => lines.length > 0)
}

function partOf<R>(
  table: string,
  columns: Readonly<Record<string, (row: R) => unknown>>,
  rows: readonly R[],
): Part {
  const readers = Object.values(columns)
  return {
    table,
    columns: Object.keys(columns),
    lines: rows.map((row) => JSON.stringify(readers.map((read) => read(row)))),
  }
}

/** One malformed row makes the engine refuse them all: halves find it in a few steps. */
async function insertPart(client: ClickHouseClient, whole: Part, token: string): Promise<readonly Reject[]> {
  try {
    await send(client, whole, token)
    return []
  } catch (error) {
    if (!(error instanceof ClickHouseError) || !malformed.has(Number(error.code))) throw error
    const [line] = whole.lines
    if (whole.lines.length === 1 && line !== undefined) return [rejectOf(whole, line, error.message)]
    const middle = whole.lines.length >> 1
    const left = await insertPart(client, { ...whole, lines: whole.lines.slice(0, middle) }, `${token}/0`)
    return [
      ...left,
      ...(await insertPart(client, { ...whole, lines: whole.lines.slice(middle) }, `${token}/1`)),
    ]
  }
}

/** The engine's codes for a value that cannot be read or does not fit; anything else is not the row's fault. */
const malformed = new Set([6, 26, 27, 38, 41, 53, 69, 72, 117, 130, 131, 321, 349, 376, 407, 441, 691])

async function send(client: ClickHouseClient, { table, columns, lines }: Part, token: string): Promise<void> {
  // The settings are in the statement: there they hold for it alone, on every engine.
  const query = `INSERT INTO ${table} (${columns.join(', ')}) SETTINGS async_insert = 0, insert_deduplicate = 1,
    insert_deduplication_token = '${token.replaceAll(/[\\']/g, '\\$&')}', input_format_skip_unknown_fields = 0,
    input_format_null_as_default = 0 FORMAT JSONCompactEachRow`
  const { stream } = await client.exec({ query, values: Readable.from([`${lines.join('\n')}\n`]) })
  stream.resume()
  await new Promise<void>((resolve, reject) => {
    stream.once('end', resolve).once('error', reject)
  })
}

function rejectOf({ table, columns }: Part, line: string, reason: string): Reject {
  const values = JSON.parse(line) as unknown[]
  return { table, reason, row: Object.fromEntries(columns.map((column, index) => [column, values[index]])) }
}
