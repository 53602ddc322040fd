import type { Pool } from 'pg'
import type { LoggedFact, StreamKind } from './log.js'
import { type Meaning, understand } from './meaning.js'
import type { Given } from './rows.js'

/** A command's facts are among so many last ones of a companion's stream, or they are no news to anybody. */
const reach = 64

interface AgainRow extends Omit<LoggedFact, 'content'> {
  readonly worded: boolean
  readonly words: Readonly<Record<string, string>> | null
}

/** The facts that a command left when it was carried out: those of its moment, on its stream and on the others that it took. */
export async function readAgain(
  on: Pool,
  meaning: Meaning,
  streams: readonly string[],
  given: Given,
): Promise<readonly LoggedFact[]> {
  const { rows } = await on.query<AgainRow>({
    name: 'again',
    text: againText,
    values: [streams, given.stream, given.seq, given.at],
  })
  return rows.map(({ worded, words, ...row }) =>
    understand(meaning, { ...row, kind: row.kind satisfies StreamKind, ...(worded && { content: words }) }),
  )
}

// All facts of a command bear the same time. On its own stream they begin at a known place; on the others they are near the end.
const againText = `SELECT s.id AS stream, s.kind, s.tenant, f.seq, f.vseq, f.at, f.actor, f.client_id AS "clientId", f.type, f.v, f.body,
  c.seq IS NOT NULL AS worded, c.body AS words
FROM streams s
CROSS JOIN LATERAL (
  SELECT * FROM facts f WHERE f.stream = s.id AND f.seq >= CASE WHEN s.id = $2 THEN $3 ELSE s.seq - ${reach} END ORDER BY f.seq LIMIT ${reach}) f
LEFT JOIN LATERAL (SELECT * FROM content c WHERE c.stream = f.stream AND c.seq = f.seq LIMIT 1) c ON true
WHERE s.id = ANY($1::uuid[]) AND f.at = $4
ORDER BY s.id, f.seq`
