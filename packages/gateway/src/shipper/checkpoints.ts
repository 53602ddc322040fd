import { reducerRevision, type AgentCheckpoint } from '@switchboard/analytics'
import type { Pool } from 'pg'

/** So many facts are folded again at most, beside those of the batch itself. */
const every = 256

/** The newest checkpoint of each agent's stream before a seq; streams without one are not in the map. */
export async function readCheckpoints(
  pool: Pool,
  before: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, AgentCheckpoint>> {
  const { rows } = await pool.query<{ stream: string; body: AgentCheckpoint }>(
    `SELECT w.stream, c.body FROM unnest($1::uuid[], $2::int[]) AS w(stream, before) CROSS JOIN LATERAL
       (SELECT body FROM agent_checkpoints WHERE stream = w.stream AND revision = $3 AND seq < w.before ORDER BY seq DESC LIMIT 1) c`,
    [[...before.keys()], [...before.values()], reducerRevision],
  )
  return new Map(rows.map(({ stream, body }) => [stream, body]))
}

/** Keeps a checkpoint where the one before it has become far away. Whoever writes it writes the same. */
export async function keepCheckpoint(
  pool: Pool,
  stream: string,
  { before, now }: { readonly before: AgentCheckpoint | null; readonly now: AgentCheckpoint | null },
): Promise<void> {
  if (!now || now.seq - (before?.seq ?? 0) < every) return
  await pool.query(
    'INSERT INTO agent_checkpoints (stream, revision, seq, body) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [stream, reducerRevision, now.seq, JSON.stringify(now)],
  )
}
