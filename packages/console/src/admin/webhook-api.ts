import { type Result, callWith } from './admin-api.js'

/** A delivery as the gateway lists it; times in epoch ms. */
export interface Delivery {
  readonly id: string
  readonly webhook: string
  readonly type: string
  readonly at: number
  readonly state: 'waiting' | 'delivered' | 'failed'
  readonly attempts: number
  readonly dueAt: number | null
  readonly status: number | null
  readonly fault: string | null
  readonly response: string | null
}

/** Which deliveries; empty: whichever. */
export interface Wanted {
  readonly webhook: string
  readonly state: string
  readonly before: number | null
}

/** What the pages about webhooks ask of the gateway. */
export interface WebhookApi {
  deliveries(
    wanted: Wanted,
  ): Promise<Result<{ readonly deliveries: readonly Delivery[]; readonly next: number | null }>>
  payload(delivery: string): Promise<Result<{ readonly payload: object }>>
  sendAgain(delivery: string): Promise<Result<object>>
  makeSecret(webhook: string): Promise<Result<{ readonly secret: string }>>
  test(webhook: string): Promise<Result<object>>
}

/** The gateway's REST interface, as an administrator's session may use it. */
export function createWebhookApi(fetching: typeof fetch): WebhookApi {
  const call = callWith(fetching)
  return {
    deliveries({ webhook, state, before }) {
      const query = new URLSearchParams({
        ...(webhook !== '' && { webhook }),
        ...(state !== '' && { state }),
        ...(before !== null && { before: String(before) }),
      })
      return call('GET', `webhook-deliveries?${query.toString()}`)
    },
    payload: (delivery) => call('GET', `webhook-deliveries/${delivery}`),
    sendAgain: (delivery) => call('POST', `webhook-deliveries/${delivery}/send-again`, {}),
    makeSecret: (webhook) => call('POST', `webhooks/${webhook}/secret`, {}),
    test: (webhook) => call('POST', `webhooks/${webhook}/test`, {}),
  }
}
