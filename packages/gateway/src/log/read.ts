import type { Pool } from 'pg'
import type { LoggedFact, Log, StreamKind } from './log.js'
import { type Meaning, understand } from './meaning.js'

interface FactRow {
  readonly kind: StreamKind
  readonly seq: number
  readonly vseq: number | null
  readonly at: number
  readonly actor: string | null
  readonly client_id: string | null
  readonly type: string
  readonly v: number
  readonly body: unknown
  readonly worded: boolean
  readonly words: Readonly<Record<string, string>> | null
}

/** Reads facts after a counter, under the tenant's row-level security. `on` must be a pool of readers. */
export async function readFacts(
  on: Pool,
  meaning: Meaning,
  query: Parameters<Log['read']>[0],
): Promise<readonly LoggedFact[]> {
  const { tenant, stream, audience, after, to, limit } = query
  const { rows } = await on.query<FactRow>({
    name: 'read',
    text: 'SELECT * FROM read_facts($1, $2, $3, $4, $5, $6)',
    values: [tenant, stream, audience === 'visitor', after, to ?? null, limit],
  })
  return rows.map(({ client_id: clientId, worded, words, ...row }) =>
    understand(meaning, { ...row, stream, tenant, clientId, ...(worded && { content: words }) }),
  )
}
