import type { ContactState } from '@switchboard/domain'
import type { ReadAs } from '../centre/reader.js'

/** What is read of the log for those who come and those who wait. */
export interface ReceptionStore {
  /** How long the contacts waited, in ms, that agents accepted of a queue in the last so many ms. */
  waitsOf(tenant: number, queue: string, withinMs: number): Promise<readonly number[]>
  /** The contacts of a tenant that wait and ring nowhere, the longest first; at most two thousand. */
  waiting(tenant: number): Promise<readonly { readonly id: string; readonly state: ContactState }[]>
  /** Whether one of these agents is free or at work. */
  anyAtDesk(tenant: number, agents: readonly string[]): Promise<boolean>
}

const clock = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint'

// A contact enters a queue by its start, by a move, by a transfer, or by coming back from an agent who was lost. Those that came back do not
// name the queue: it is the one of the entry before.
const waits = `SELECT a.at - e.at AS wait FROM facts a
  CROSS JOIN LATERAL (
    SELECT at FROM facts WHERE stream = a.stream AND seq < a.seq
      AND type IN ('contact_started', 'contact_moved', 'contact_transferred', 'contact_requeued')
    ORDER BY seq DESC LIMIT 1) e
  CROSS JOIN LATERAL (
    SELECT coalesce(body #>> '{into,queue}', body ->> 'queue') AS queue FROM facts WHERE stream = a.stream AND seq < a.seq
      AND type IN ('contact_started', 'contact_moved', 'contact_transferred')
    ORDER BY seq DESC LIMIT 1) q
  WHERE a.tenant = $1 AND a.type = 'offer_accepted' AND a.at > ${clock} - $3::bigint AND q.queue = $2
  ORDER BY a.at DESC LIMIT 500`

const waiting = `SELECT id, state FROM streams
  WHERE tenant = $1 AND kind = 'contact' AND phase = 'queued' ORDER BY since LIMIT 2000`

const atDesk = `SELECT EXISTS (
  SELECT FROM streams WHERE tenant = $1 AND id = ANY($2::uuid[]) AND phase IN ('free', 'busy')) AS there`

/** The store as row-level security lets `readAs` see the log. */
export function createReceptionStore(readAs: ReadAs): ReceptionStore {
  return {
    async waitsOf(tenant, queue, withinMs) {
      const rows = await readAs<{ wait: number }>(tenant, waits, [tenant, queue, withinMs])
      return rows.map(({ wait }) => wait)
    },
    waiting: (tenant) => readAs(tenant, waiting, [tenant]),
    async anyAtDesk(tenant, agents) {
      const [row] = await readAs<{ there: boolean }>(tenant, atDesk, [tenant, agents])
      return row?.there ?? false
    },
  }
}
