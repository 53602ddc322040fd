import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { wordsClassOf } from '@switchboard/domain'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { append } from '../log/append.js'
import { createClock } from '../log/clock.js'
import type { Growth } from '../log/grow.js'
import type { LoggedFact } from '../log/log.js'
import { addPastBatches } from '../shipper/batches.js'
import { DayOvertaken } from './patience.js'
import type { DayPlayed } from './simulate-day.js'

type Cell = string | number | null

const dayMs = 86_400_000
/** Heads are written so many at a time: one statement each. */
const headsAtOnce = 400
/** Rows that travel in one piece. */
const rowsAtOnce = 500

/**
 * Writes a day to the log within the transaction of `client`. The heads go through the log's own statement, which sees whether somebody
 * else has moved them; then nobody can have written their facts, which are copied in, and are put into batches without a mark each.
 * No webhook hears of them. Throws DayOvertaken.
 */
export async function keepDay(
  client: PoolClient,
  tenant: number,
  { growths, visitors }: DayPlayed,
): Promise<void> {
  await copyIn(
    client,
    'visitors (id, tenant, site, created_at)',
    visitors.map(({ id, site, createdAt }) => [id, tenant, site, createdAt]),
  )
  await moveHeads(client, growths)
  const facts = growths.flatMap((growth) => growth.facts)
  await copyIn(
    client,
    'facts (stream, tenant, seq, vseq, at, v, type, actor, client_id, body)',
    facts.map(({ stream, seq, vseq, at, v, type, actor, clientId, body }) => {
      return [stream, tenant, seq, vseq, at, v, type, actor, clientId, JSON.stringify(body)]
    }),
  )
  await copyIn(
    client,
    'content (stream, seq, tenant, body, expires_at)',
    wordRows(facts, await retentionOf(client, tenant)),
  )
  await addPastBatches(client, facts)
}

async function moveHeads(client: PoolClient, growths: readonly Growth[]): Promise<void> {
  const clock = createClock()
  for (let at = 0; at < growths.length; at += headsAtOnce) {
    const units = growths.slice(at, at + headsAtOnce).map((growth) => [{ ...growth, facts: [] }])
    const { lost } = await append(client, clock, units)
    if (lost.size > 0) throw new DayOvertaken(`${lost.size} streams had changed while their day was played`)
  }
}

function wordRows(facts: readonly LoggedFact[], days: ReadonlyMap<string, number>): readonly Cell[][] {
  return facts.flatMap(({ stream, seq, tenant, type, at, content }) => {
    if (!content) return []
    const kept = days.get(wordsClassOf(type))
    return [[stream, seq, tenant, JSON.stringify(content), kept === undefined ? null : at + kept * dayMs]]
  })
}

async function retentionOf(client: PoolClient, tenant: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ class: string; days: number }>(
    'SELECT class, days FROM retention WHERE tenant = $1',
    [tenant],
  )
  return new Map(rows.map((row) => [row.class, row.days]))
}

async function copyIn(client: PoolClient, target: string, rows: readonly (readonly Cell[])[]): Promise<void> {
  await pipeline(
    Readable.from(piecesOf(rows), { objectMode: true }),
    client.query(copyFrom(`COPY ${target} FROM STDIN`)),
  )
}

function* piecesOf(rows: readonly (readonly Cell[])[]): Generator<Buffer> {
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    yield Buffer.from(
      rows
        .slice(at, at + rowsAtOnce)
        .map((row) => `${row.map(textOf).join('\t')}\n`)
        .join(''),
    )
}

/** As COPY reads it; JSON has its control characters escaped already, so that only its backslashes are in the way. */
function textOf(cell: Cell): string {
  if (cell === null) return '\\N'
  return typeof cell === 'number' || !cell.includes('\\') ? String(cell) : cell.replaceAll('\\', '\\\\')
}
