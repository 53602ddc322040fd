import type { LoggedFact } from '../log/log.js'
import { testType } from './types.js'

/** What a webhook hears, in the form of Standard Webhooks. */
export interface Payload {
  readonly type: string
  /** ISO 8601: when it happened. */
  readonly timestamp: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What is known besides the fact itself. */
interface About {
  /** The tenant's short name. */
  readonly tenant: string
  readonly brand: string | null
  /** Whether this webhook may read what persons typed. */
  readonly words: boolean
}

/** A fact as it is told: ids, codes, lengths and times; words only where they may be read, null once they were erased. */
export function payloadOf(fact: LoggedFact, { tenant, brand, words }: About): Payload {
  const { stream, kind, seq, at, actor, type, v, body, content } = fact
  return {
    type,
    timestamp: new Date(at).toISOString(),
    data: {
      tenant,
      brand,
      stream,
      kind,
      seq,
      at,
      actor,
      v,
      body,
      ...(words && content !== undefined && { words: content }),
    },
  }
}

/** What is told to try a webhook. `at`: epoch ms. */
export function testPayload(webhook: string, at: number, tenant: string): Payload {
  return { type: testType, timestamp: new Date(at).toISOString(), data: { tenant, webhook, at } }
}
