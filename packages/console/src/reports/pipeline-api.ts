/** How far the numbers are behind, what is missing from them and what the audits found; times in epoch ms. */
export interface Pipeline {
  readonly facts: number
  /** Age of the oldest fact on its way; null: there is none. */
  readonly lagMs: number | null
  readonly away: boolean
  readonly replays: number
  /** What somebody should look at. */
  readonly alarms: readonly ('late' | 'parked_facts' | 'parked_rows' | 'replays' | 'differences')[]
  readonly parked: readonly {
    readonly kind: 'fact' | 'row'
    readonly where: string
    readonly what: string
    readonly reason: string
    readonly parkedAt: number
  }[]
  readonly audits: readonly {
    readonly from: number
    readonly at: number
    readonly rows: number
    readonly differences: number
  }[]
  readonly past: { readonly contacts: number; readonly played: number; readonly doneAt: number | null } | null
}

/** What the page about the way of the numbers asks of the gateway; null where it cannot be had. */
export interface PipelineApi {
  pipeline(): Promise<Pipeline | null>
}

/** The gateway's REST interface, with the session of who is logged in. */
export function createPipelineApi(fetching: typeof fetch): PipelineApi {
  return {
    async pipeline() {
      const answer = await fetching('/api/v1/pipeline', { credentials: 'same-origin' }).catch(() => null)
      return answer?.ok === true ? ((await answer.json().catch(() => null)) as Pipeline | null) : null
    },
  }
}
