import type { Clock } from './clock.js'
import type { ClientBase, Pool } from 'pg'
import type { Head } from './log.js'
import { clockSql, type Given, givenAsJson, headAsJson } from './rows.js'

/** Heads and retry keys as one statement saw them. */
export interface Fresh {
  readonly heads: ReadonlyMap<string, Head>
  /** What was answered before, by `keyOf`. */
  readonly given: ReadonlyMap<string, Given>
}

/** A retry key is unique by stream. */
export const keyOf = (stream: string, clientId: string): string => `${stream} ${clientId}`

/** Reads heads, and whether the retry keys were used: what a refusal may be founded on. Throws what the database throws. */
export async function readFresh(
  on: Pool,
  clock: Clock,
  asked: readonly { stream: string; clientId: string | null }[],
): Promise<Fresh> {
  const askedAt = performance.now()
  const { rows } = await on.query<{ clock: number; heads: Head[] | null; given: Given[] | null }>({
    name: 'fresh',
    text: freshText,
    values: pairs(asked),
  })
  const [row] = rows
  if (row !== undefined) clock.measure(row.clock, askedAt)
  return {
    heads: new Map((row?.heads ?? []).map((head) => [head.id, head])),
    given: new Map((row?.given ?? []).map((given) => [keyOf(given.stream, given.clientId), given])),
  }
}

/** What was answered to this retry key on the stream before, or null; sees what was committed until now. */
export async function readGiven(on: ClientBase, stream: string, clientId: string): Promise<Given | null> {
  const { rows } = await on.query<{ given: Given }>({
    name: 'given',
    text: givenText,
    values: pairs([{ stream, clientId }]),
  })
  return rows[0]?.given ?? null
}

/** Heads as they are now, in no order; streams that do not exist are left out. */
export async function readHeads(on: Pool | ClientBase, streams: readonly string[]): Promise<Head[]> {
  if (streams.length === 0) return []
  const { rows } = await on.query<{ head: Head }>({ name: 'heads', text: headsText, values: [streams] })
  return rows.map((row) => row.head)
}

const pairs = (asked: readonly { stream: string; clientId: string | null }[]): unknown[] => [
  asked.map((one) => one.stream),
  asked.map((one) => one.clientId),
]

const givenText = `SELECT used.given FROM unnest($1::uuid[], $2::uuid[]) AS asked(stream, client_id) CROSS JOIN LATERAL (
  SELECT ${givenAsJson('f')} AS given FROM facts f WHERE f.stream = asked.stream AND f.client_id = asked.client_id LIMIT 1) used`
const headsText = `SELECT ${headAsJson('s')} AS head FROM streams s WHERE s.id = ANY($1::uuid[])`
const freshText = `SELECT ${clockSql} AS clock, (SELECT json_agg(h.head) FROM (${headsText}) h) AS heads,
  (SELECT json_agg(g.given) FROM (${givenText}) g) AS given`
