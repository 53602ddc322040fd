import type pg from 'pg'
import type { Sealing } from '../centre/sealing.js'
import type { Log } from '../log/log.js'
import { waitAfter } from './back-off.js'
import type { Guard } from './guard.js'
import { noteArrival, noteFailure, pauseWebhook } from './health.js'
import { type Due, type Lane, firstOf, release, settle } from './outbox.js'
import { type Payload, payloadOf, testPayload } from './payload.js'
import { type Outcome, post } from './post.js'
import { sealedFor } from './secrets.js'
import { signedHeaders } from './signature.js'
import { testType } from './types.js'

/** What carrying a delivery out needs. */
export interface DeliveringParts {
  readonly pool: pg.Pool
  readonly log: Pick<Log, 'read'>
  readonly sealing: Sealing
  readonly guard: Guard
  /** Epoch ms, for the receiver's check of the signature. */
  readonly now: () => number
  /** From 0 to 1. */
  readonly dice: () => number
  readonly report: (what: string, error?: unknown) => void
  readonly timeoutMs: number
}

/** Tries the first delivery of a lane and writes what became of it. A crash between the two sends it again under the same id. */
export async function deliverFirst(parts: DeliveringParts, lane: Lane, signal: AbortSignal): Promise<void> {
  const { pool } = parts
  const due = await firstOf(pool, lane)
  if (due === null) return release(pool, lane)
  let outcome: Outcome
  try {
    outcome = await tryOnce(parts, due, signal)
  } catch (error) {
    await release(pool, lane, signal.aborted ? 0 : parts.timeoutMs)
    if (signal.aborted) return
    throw error
  }
  await keep(parts, due, outcome)
}

async function keep(parts: DeliveringParts, due: Due, outcome: Outcome): Promise<void> {
  const { pool, dice, report } = parts
  if (outcome.fault === null) {
    await settle(pool, due, { ...outcome, waitMs: 0 })
    return noteArrival(pool, due.webhook)
  }
  // A test is to be looked at, not to be repeated for days.
  const isTest = due.type === testType
  const wait = isTest ? null : waitAfter(due.attempts + 1, dice())
  await settle(pool, due, { ...outcome, waitMs: wait === null ? null : Math.max(wait, outcome.askedMs ?? 0) })
  if (isTest) return
  const gone = outcome.status === 410
  const cause = gone ? 'gone' : (await noteFailure(pool, due.webhook)) ? 'failing' : null
  if (cause !== null && (await pauseWebhook(pool, due, cause)))
    report(`the webhook ${due.webhook} of tenant ${due.tenantKey} was paused: ${cause}`)
}

async function tryOnce(parts: DeliveringParts, due: Due, signal: AbortSignal): Promise<Outcome> {
  const { sealing, guard, timeoutMs } = parts
  const open = (sealed: string | null): string | null =>
    sealed === null ? null : sealing.open(sealed, sealedFor(due.webhook))
  const secrets = [open(due.secret), open(due.oldSecret)].filter((secret) => secret !== null)
  if (secrets.length === 0)
    return { fault: 'no_secret', status: null, response: null, durationMs: 0, askedMs: null }
  const body = JSON.stringify(await composePayload(parts.log, due))
  const timestamp = Math.floor(parts.now() / 1_000)
  const headers = signedHeaders({ id: due.id, timestamp, body }, secrets)
  return post({ url: due.url, headers, body, timeoutMs, signal }, guard)
}

/** What is or would be sent now: made from the log each time, so that what was erased since is not in it. */
export async function composePayload(
  log: Pick<Log, 'read'>,
  due: Pick<Due, 'tenant' | 'tenantKey' | 'webhook' | 'stream' | 'seq' | 'type' | 'at' | 'brand' | 'words'>,
): Promise<Payload> {
  const { tenant, tenantKey, webhook, stream, seq, brand, words } = due
  if (due.type === testType) return testPayload(webhook, due.at, tenantKey)
  const [fact] = await log.read({ tenant, stream, audience: 'staff', after: seq - 1, to: seq, limit: 1 })
  if (fact === undefined) throw new Error(`the fact ${seq} of ${stream} is gone`)
  return payloadOf(fact, { tenant: tenantKey, brand, words })
}
