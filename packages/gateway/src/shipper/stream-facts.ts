import type { StreamRef } from '@switchboard/analytics'
import { upcast, type AgentFact, type ContactFact, type Stored } from '@switchboard/domain'
import type { Pool } from 'pg'

/** A part of a stream: the facts with `after` < seq ≤ `to`. */
export interface StreamPart {
  readonly stream: string
  readonly after: number
  readonly to: number
}

/** A fact as it lies in the log. */
export interface FactRecord {
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

/** The facts of parts of streams, by stream, in order of seq. */
export async function readFacts(
  pool: Pool,
  parts: readonly StreamPart[],
): Promise<ReadonlyMap<string, readonly FactRecord[]>> {
  const { rows } = await pool.query<FactRecord>(
    `SELECT f.stream, s.kind, f.tenant, f.seq, f.vseq, f.at, f.actor, f.v, f.type, f.body
     FROM unnest($1::uuid[], $2::int[], $3::int[]) AS w(stream, after, upto)
       JOIN streams s ON s.id = w.stream JOIN facts f ON f.stream = w.stream AND f.seq > w.after AND f.seq <= w.upto
     ORDER BY f.stream, f.seq`,
    [parts.map(({ stream }) => stream), parts.map(({ after }) => after), parts.map(({ to }) => to)],
  )
  const facts = new Map<string, FactRecord[]>()
  for (const row of rows) {
    const list = facts.get(row.stream)
    if (list) list.push(row)
    else facts.set(row.stream, [row])
  }
  return facts
}

/** Whose stream a fact is of; null where analysts have no business with it, such as who watches whom. */
export function refOf({ kind, stream: id, tenant }: FactRecord): StreamRef | null {
  return kind === 'contact' || kind === 'agent' ? { kind, id, tenant } : null
}

/** The fact in the version that this program knows. Throws where it is newer. */
export function storedOf({
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
