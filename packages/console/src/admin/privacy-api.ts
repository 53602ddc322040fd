import { type Result, callWith } from './admin-api.js'

/** How long words are kept, in days by class; null: until somebody erases them. */
export interface Retention {
  readonly rev: number
  readonly days: Readonly<Record<string, number | null>>
  readonly aligned: boolean
}

/** What went within an hour, by class; `at` in epoch ms. */
export interface Run {
  readonly at: number
  readonly counts: Readonly<Record<string, number>>
}

/** By what somebody is looked for. */
export interface Sought {
  readonly by: 'email' | 'person' | 'visitor'
  readonly value: string
}

/** Somebody who was found. */
export interface Person {
  readonly visitors: readonly string[]
  readonly contacts: readonly { readonly id: string; readonly over: boolean }[]
}

/** What the page about visitors' data asks of the gateway. */
export interface PrivacyApi {
  retention(): Promise<Result<Retention>>
  changeRetention(rev: number, days: Retention['days']): Promise<Result<Retention>>
  runs(): Promise<Result<{ readonly runs: readonly Run[] }>>
  find(sought: Sought): Promise<Result<Person>>
  erase(sought: Sought): Promise<Result<object>>
  /** The zip; null where it could not be had. */
  handOut(sought: Sought): Promise<Blob | null>
}

/** The gateway's REST interface, as an administrator's session may use it. */
export function createPrivacyApi(fetching: typeof fetch): PrivacyApi {
  const call = callWith(fetching)
  return {
    retention: () => call('GET', 'retention'),
    changeRetention: (rev, days) => call('PATCH', 'retention', { rev, days }),
    runs: () => call('GET', 'retention-runs?limit=5'),
    find: (sought) => call('POST', 'person-search', sought),
    erase: (sought) => call('POST', 'person-erasures', sought),
    async handOut(sought) {
      const answer = await fetching('/api/v1/person-exports', {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(sought),
      }).catch(() => null)
      return answer?.ok === true ? answer.blob().catch(() => null) : null
    },
  }
}
