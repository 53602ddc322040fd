import { foldFrom, joinRows, noRows, type AgentCheckpoint, type Rows } from '@switchboard/analytics'
import type { Pool } from 'pg'
import type { Batch, ParkedFact } from './batches.js'
import { keepCheckpoint, readCheckpoints } from './checkpoints.js'
import { readFacts, refOf, storedOf, type FactRecord } from './stream-facts.js'

/** What a batch comes to: rows to insert, and the facts that could not be folded. */
export interface BatchRows {
  readonly rows: Rows
  readonly parked: readonly ParkedFact[]
}

const streamsAtOnce = 500
const endless = 2 ** 31 - 1

/**
 * Reads what a batch touches and folds it: contacts from their first fact up to now, agents from their last checkpoint up to
 * the batch's own facts. A stream that cannot be folded is put aside whole; the others go on.
 */
export async function rowsOfBatch(pool: Pool, batch: Pick<Batch, 'facts'>): Promise<BatchRows> {
  const seqs = new Map<string, number[]>()
  for (const { stream, seq } of batch.facts) seqs.set(stream, [...(seqs.get(stream) ?? []), seq])
  const streams = [...seqs]
  const found: BatchRows[] = []
  for (let at = 0; at < streams.length; at += streamsAtOnce)
    found.push(...(await rowsOfStreams(pool, new Map(streams.slice(at, at + streamsAtOnce)))))
  return { rows: joinRows(found.map(({ rows }) => rows)), parked: found.flatMap(({ parked }) => parked) }
}

async function rowsOfStreams(
  pool: Pool,
  wanted: ReadonlyMap<string, readonly number[]>,
): Promise<readonly BatchRows[]> {
  const agents = await agentsAmong(pool, [...wanted.keys()])
  const firsts = new Map([...agents].map((stream) => [stream, Math.min(...(wanted.get(stream) ?? []))]))
  const checkpoints = await readCheckpoints(pool, firsts)
  const parts = [...wanted].map(([stream, seqs]) => {
    const to = agents.has(stream) ? Math.max(...seqs) : endless
    return { stream, after: checkpoints.get(stream)?.seq ?? 0, to }
  })
  const facts = await readFacts(pool, parts)
  const found: BatchRows[] = []
  for (const [stream, seqs] of wanted) {
    const before = checkpoints.get(stream) ?? null
    const { checkpoint, ...rows } = foldRecords(facts.get(stream) ?? [], { seqs, before })
    await keepCheckpoint(pool, stream, { before, now: checkpoint })
    found.push(rows)
  }
  return found
}

async function agentsAmong(pool: Pool, streams: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ id: string }>(
    "SELECT id FROM streams WHERE id = ANY($1::uuid[]) AND kind = 'agent'",
    [streams],
  )
  return new Set(rows.map(({ id }) => id))
}

function foldRecords(
  records: readonly FactRecord[],
  { seqs, before }: { readonly seqs: readonly number[]; readonly before: AgentCheckpoint | null },
): BatchRows & { readonly checkpoint: AgentCheckpoint | null } {
  const [first] = records
  const stream = first && refOf(first)
  if (!stream) return { rows: noRows, parked: [], checkpoint: null }
  try {
    const folded = foldFrom(stream, records.map(storedOf), { since: Math.min(...seqs), after: before })
    return { ...folded, parked: [] }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const parked = seqs.map((seq) => ({ stream: stream.id, seq, reason }))
    return { rows: noRows, parked, checkpoint: null }
  }
}
