import type { Uuid } from '@switchboard/protocol'

/** What a request came to. */
export type Told<T> = { readonly ok: true; readonly value: T } | { readonly ok: false }

/** One agent who was looked at. Times in epoch ms, shares of capacity in units of 100. */
export interface Candidate {
  readonly agent: Uuid
  readonly name: string
  readonly verdict: string
  readonly rank: number | null
  readonly chosen: boolean
  readonly fit: number
  readonly idleSince: number | null
  readonly free: number
  readonly handled: number
}

/** Why an agent was asked, as the gateway tells it. */
export interface Explained {
  readonly agentName: string
  readonly at: number
  readonly byName: string | null
  readonly explanation: {
    readonly agrees: boolean
    readonly differences: readonly string[]
    readonly need: {
      readonly queueName: string
      readonly priority: number
      readonly enqueuedAt: number
      readonly asked: Readonly<Record<string, number>>
      readonly required: Readonly<Record<string, number>>
      readonly step: number
      readonly stickyName: string | null
    }
    readonly omitted: Readonly<Record<string, number>>
    readonly candidates: readonly Candidate[]
  } | null
}

/** One thing of the record. */
export interface RecordEntry {
  readonly at: number
  readonly actorName: string | null
  readonly did: string
  readonly contact: Uuid | null
  readonly agentName: string | null
  readonly queueName: string | null
  readonly presence: string | null
  readonly watchedMs: number | null
  readonly cursor: string
}

/** One recording of a call; times in ms. */
export interface Recording {
  readonly id: Uuid
  readonly createdAt: number
  readonly ms: number
}

/** What the pages of supervision ask of the gateway by HTTP. */
export interface LiveApi {
  explain(offer: Uuid): Promise<Told<Explained>>
  recordings(contact: Uuid): Promise<Told<{ readonly recordings: readonly Recording[] }>>
  /** The bytes of a recording; null where they cannot be had. That it was opened is kept. */
  sound(recording: Uuid): Promise<ArrayBuffer | null>
  /** The page of the record after one entry; null: the newest. */
  record(
    after: string | null,
  ): Promise<Told<{ readonly entries: readonly RecordEntry[]; readonly next: string | null }>>
}

/** The gateway's REST interface, as a session of somebody who supervises may use it. */
export function createLiveApi(fetching: typeof fetch): LiveApi {
  const get = async <T>(path: string): Promise<Told<T>> => {
    try {
      const response = await fetching(`/api/v1/${path}`, { credentials: 'same-origin' })
      // The gateway's own description of these answers is tested against them.
      return response.ok ? { ok: true, value: (await response.json()) as T } : { ok: false }
    } catch {
      return { ok: false }
    }
  }
  return {
    recordings: (contact) => get(`contacts/${contact}/recordings`),
    async sound(recording) {
      try {
        const response = await fetching(`/api/v1/recordings/${recording}`, { credentials: 'same-origin' })
        return response.ok ? await response.arrayBuffer() : null
      } catch {
        return null
      }
    },
    explain: (offer) => get(`offers/${offer}/explanation`),
    record: (after) => get(`supervision?limit=50${after === null ? '' : `&after=${after}`}`),
  }
}
