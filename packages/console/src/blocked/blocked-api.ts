import type { Uuid } from '@switchboard/protocol'

/** A visitor from whom nothing more is taken. `at` in epoch ms; `name` and `email` null: nobody has said who it is. */
export interface Blocked {
  readonly visitor: Uuid
  readonly name: string | null
  readonly email: string | null
  readonly contact: Uuid
  readonly reason: string
  readonly byName: string | null
  readonly at: number
}

/** What the page of blocked visitors asks of the gateway. */
export interface BlockedApi {
  /** The newest first; null: it could not be read. */
  list(): Promise<readonly Blocked[] | null>
  /** Whether the visitor is let in again; so it is as well where somebody else was faster. */
  unblock(visitor: Uuid): Promise<boolean>
}

const path = '/api/v1/blocked-visitors'

/** The gateway's REST interface, as a session of a supervisor may use it. */
export function createBlockedApi(fetching: typeof fetch): BlockedApi {
  return {
    async list() {
      try {
        const response = await fetching(path, { credentials: 'same-origin' })
        if (!response.ok) return null
        // The gateway's own description of these answers is tested against them.
        return ((await response.json()) as { readonly blocked: readonly Blocked[] }).blocked
      } catch {
        return null
      }
    },
    async unblock(visitor) {
      try {
        const answer = await fetching(`${path}/${visitor}/unblock`, {
          method: 'POST',
          credentials: 'same-origin',
        })
        return answer.ok || answer.status === 404
      } catch {
        return false
      }
    },
  }
}
