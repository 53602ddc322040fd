import {
  foldFrom,
  joinRows,
  noRows,
  rowsWithin,
  type AgentCheckpoint,
  type Rows,
  type TenantSpan,
} from '@switchboard/analytics'
import type { Pool } from 'pg'
import type { ParkedFact } from './batches.js'
import { readCheckpoints } from './checkpoints.js'
import { readFacts, refOf, storedOf, type FactRecord } from './stream-facts.js'

/** Rows of some streams, all of the span asked for, and the facts that could not be folded. */
export interface DayPart {
  readonly rows: Rows
  readonly unfoldable: readonly ParkedFact[]
}

const contactsAtOnce = 500
const factsAtOnce = 2_000
const endless = 2 ** 31 - 1

/** What the log says a tenant's rows of a span are, a part of the streams at a time. */
export async function* rowsOfDay(pool: Pool, span: TenantSpan): AsyncGenerator<DayPart> {
  const { rows: streams } = await pool.query<{ stream: string; kind: string; first: number }>(
    `SELECT f.stream, s.kind, min(f.seq) AS first FROM facts f JOIN streams s ON s.id = f.stream
     WHERE f.tenant = $1 AND f.at >= $2 AND f.at < $3 AND s.kind IN ('contact', 'agent') GROUP BY 1, 2 ORDER BY 1`,
    [span.tenant, span.from, span.to],
  )
  const contacts = streams.filter(({ kind }) => kind === 'contact').map(({ stream }) => stream)
  for (let at = 0; at < contacts.length; at += contactsAtOnce) {
    const parts = contacts.slice(at, at + contactsAtOnce).map((stream) => ({ stream, after: 0, to: endless }))
    const facts = await readFacts(pool, parts)
    yield joinParts([...facts.values()].map((records) => partOf(records, { span, after: null })))
  }
  for (const { stream, first } of streams.filter(({ kind }) => kind === 'agent'))
    yield await agentDay(pool, { stream, first }, span)
}

/** An agent's rows: from the last checkpoint before the span to where the last of them has ended. */
async function agentDay(
  pool: Pool,
  { stream, first }: { readonly stream: string; readonly first: number },
  span: TenantSpan,
): Promise<DayPart> {
  let after = (await readCheckpoints(pool, new Map([[stream, first]]))).get(stream) ?? null
  const found: DayPart[] = []
  for (;;) {
    const from = after?.seq ?? 0
    const facts = await readFacts(pool, [{ stream, after: from, to: from + factsAtOnce }])
    const records = facts.get(stream) ?? []
    const part = partOf(records, { span, after })
    found.push(part)
    after = part.checkpoint
    if (records.length < factsAtOnce || !after || isOver(after, span)) break
  }
  const { rows, unfoldable } = joinParts(found)
  return {
    rows: {
      ...rows,
      agent_state: newest(rows.agent_state, ({ seq }) => seq),
      work: newest(rows.work, ({ segment }) => segment),
    },
    unfoldable,
  }
}

/** Whether nothing after a checkpoint can change a row of the span. */
function isOver({ at, works }: AgentCheckpoint, { to }: TenantSpan): boolean {
  return at >= to && Object.values(works).every(({ startedAt }) => startedAt >= to)
}

/** Pages meet in a row that the first leaves open and the second ends. */
function newest<R extends { readonly version: number }>(
  rows: readonly R[],
  keyOf: (row: R) => unknown,
): readonly R[] {
  return [...new Map(rows.toSorted((a, b) => a.version - b.version).map((row) => [keyOf(row), row])).values()]
}

function partOf(
  records: readonly FactRecord[],
  { span, after }: { readonly span: TenantSpan; readonly after: AgentCheckpoint | null },
): DayPart & { readonly checkpoint: AgentCheckpoint | null } {
  const [first] = records
  const stream = first && refOf(first)
  if (!stream) return { rows: noRows, unfoldable: [], checkpoint: null }
  try {
    const { rows, checkpoint } = foldFrom(stream, records.map(storedOf), { since: 1, after })
    return { rows: rowsWithin(rows, span), unfoldable: [], checkpoint }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const unfoldable = records.map(({ seq }) => ({ stream: stream.id, seq, reason }))
    return { rows: noRows, unfoldable, checkpoint: null }
  }
}

function joinParts(parts: readonly DayPart[]): DayPart {
  return {
    rows: joinRows(parts.map(({ rows }) => rows)),
    unfoldable: parts.flatMap(({ unfoldable }) => unfoldable),
  }
}
