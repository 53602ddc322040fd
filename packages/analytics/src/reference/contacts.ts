import type { AnyFact } from '../metrics/metric.js'
import { allOf, firstOf, historiesOf, messagesOf, ownersOf, queueAt } from './histories.js'
import type { Group, Observation } from './summary.js'

/** One contact, read straight from facts. Times in epoch ms, null where they have not come. */
export interface Contact {
  readonly createdAt: number
  readonly answeredAt: number | null
  readonly endedAt: number | null
  readonly firstMessageAt: number | null
  readonly firstReplyAt: number | null
  readonly firstReplyAgent: string | null
  readonly score: number | null
  /** With the queue that it came into. */
  readonly atFirst: Group
  /** With the queue that it was in last, and the agent who handled it last. */
  readonly atLast: Group
}

/** For a reference: every contact that began by `asOf`, as it was known then. */
export function contactsOf(facts: readonly AnyFact[], asOf: number): readonly Contact[] {
  return historiesOf(facts, asOf).flatMap((history): Contact[] => {
    const started = firstOf(history, 'contact_started')
    if (!started) return []
    const { brand, queue, channel } = started.fact.body
    const accepts = allOf(history, 'offer_accepted')
    const messages = messagesOf(history)
    const reply = messages.find(({ from }) => from === 'agent')
    return [
      {
        createdAt: started.at,
        answeredAt: accepts[0]?.at ?? null,
        endedAt: firstOf(history, 'contact_ended')?.at ?? null,
        firstMessageAt: messages.find(({ from }) => from === 'visitor')?.at ?? null,
        firstReplyAt: reply?.at ?? null,
        firstReplyAgent: reply?.agent ?? null,
        score: firstOf(history, 'contact_rated')?.fact.body.score ?? null,
        atFirst: { brand, queue, channel },
        atLast: {
          brand,
          queue: queueAt(history, Infinity),
          channel,
          agent: ownersOf(history).at(-1)?.agent ?? null,
        },
      },
    ]
  })
}

/** For a reference: the score of each contact that was rated, where the contact ended. */
export function scoresOf(facts: readonly AnyFact[], asOf: number): readonly Observation[] {
  return contactsOf(facts, asOf).flatMap(({ endedAt, score, atLast }) =>
    endedAt === null || score === null ? [] : [{ at: endedAt, value: score, group: atLast }],
  )
}
