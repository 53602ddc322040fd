import { fold, joinRows, type Rows, type StreamRef } from '@switchboard/analytics'
import { upcast, type AgentFact, type ContactFact, type Stored } from '@switchboard/domain'
import type { Pool } from 'pg'
import type { Batch, ParkedFact } from './batches.js'

/** What a batch comes to: rows to insert, and the facts that could not be folded. */
export interface BatchRows {
  readonly rows: Rows
  readonly parked: readonly ParkedFact[]
}

const streamsAtOnce = 500

/**
 * Reads the streams that a batch touches, contacts from their first fact up to now, and folds them. A stream that cannot be
 * folded is put aside whole; the others go on.
 */
export async function rowsOfBatch(pool: Pool, batch: Batch): Promise<BatchRows> {
  const seqs = new Map<string, number[]>()
  for (const { stream, seq } of batch.facts) seqs.set(stream, [...(seqs.get(stream) ?? []), seq])
  const streams = [...seqs.keys()]
  const found: BatchRows[] = []
  for (let at = 0; at < streams.length; at += streamsAtOnce) {
    const some = new Map(
      streams.slice(at, at + streamsAtOnce).map((stream) => [stream, seqs.get(stream) ?? []]),
    )
    const facts = await readFacts(pool, some)
    for (const [stream, wanted] of some) found.push(foldStream(facts.get(stream) ?? [], wanted))
  }
  return { rows: joinRows(found.map(({ rows }) => rows)), parked: found.flatMap(({ parked }) => parked) }
}

interface FactRecord {
  readonly stream: string
  readonly kind: string
  readonly tenant: number
  readonly seq: number
  readonly vseq: number | null
  readonly at: number
  readonly actor: string | null
  readonly v: number
  readonly type: string
  readonly body: unknown
}

/** Of contacts every fact, of all else the batch's own. */
async function readFacts(
  pool: Pool,
  wanted: ReadonlyMap<string, readonly number[]>,
): Promise<ReadonlyMap<string, readonly FactRecord[]>> {
  const pairs = [...wanted].flatMap(([stream, seqs]) => seqs.map((seq) => ({ stream, seq })))
  const columns = 'f.stream, s.kind, f.tenant, f.seq, f.vseq, f.at, f.actor, f.v, f.type, f.body'
  const { rows } = await pool.query<FactRecord>(
    `SELECT ${columns} FROM streams s JOIN facts f ON f.stream = s.id WHERE s.id = ANY($1::uuid[]) AND s.kind = 'contact'
     UNION ALL
     SELECT ${columns} FROM unnest($2::uuid[], $3::int[]) AS w(stream, seq) JOIN streams s ON s.id = w.stream
       JOIN facts f ON f.stream = w.stream AND f.seq = w.seq WHERE s.kind <> 'contact'
     ORDER BY stream, seq`,
    [[...wanted.keys()], pairs.map(({ stream }) => stream), pairs.map(({ seq }) => seq)],
  )
  const facts = new Map<string, FactRecord[]>()
  for (const row of rows) {
    const list = facts.get(row.stream)
    if (list) list.push(row)
    else facts.set(row.stream, [row])
  }
  return facts
}

const nothing: Rows = { contact: [], visit: [], offer: [], segment: [], fact: [] }

function foldStream(records: readonly FactRecord[], wanted: readonly number[]): BatchRows {
  const [first] = records
  // Who watches whom is no business of analysts.
  if (!first || (first.kind !== 'contact' && first.kind !== 'agent')) return { rows: nothing, parked: [] }
  const stream: StreamRef = { kind: first.kind, id: first.stream, tenant: first.tenant }
  try {
    const facts = records.map(storedOf)
    return { rows: fold(stream, facts, Math.min(...wanted)), parked: [] }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { rows: nothing, parked: wanted.map((seq) => ({ stream: first.stream, seq, reason })) }
  }
}

function storedOf({
  type,
  v,
  body,
  stream,
  seq,
  vseq,
  at,
  actor,
}: FactRecord): Stored<ContactFact | AgentFact> {
  const lifted = upcast({ type, v, body })
  if ('newer' in lifted) throw new Error(`${type} of version ${v} is newer than this program`)
  return { stream, seq, vseq, at, actor, fact: lifted.fact as ContactFact | AgentFact }
}
