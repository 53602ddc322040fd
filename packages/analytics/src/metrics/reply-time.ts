import { firstOf, historiesOf, messagesOf, queueAt } from '../reference/histories.js'
import { mean, summaryRows, type Observation } from '../reference/summary.js'
import { msBetween } from './sql.js'
import type { AnyFact, Metric } from './metric.js'

/** How long a visitor waits for each answer. */
export const replyTime: Metric = {
  key: 'reply_time',
  name: 'Wait for a reply',
  unit: 'ms',
  grain: 'turn',
  definition:
    'How long visitors waited for each reply: from the first message that no agent had replied to, to the next message of an agent. A file is a message. Several messages in a row are one turn. The first turn begins with the contact, in the queue. The mean over the turns that got their reply in the interval; one that never gets any does not count.',
  attribution: { mode: 'instant', moment: 'the reply' },
  sql: { at: 'answered_at', value: `avg(${msBetween('asked_at', 'answered_at')})` },
  reference: (facts, query) => summaryRows(turnsOf(facts, query.asOf), query, mean),
}

function turnsOf(facts: readonly AnyFact[], asOf: number): readonly Observation[] {
  return historiesOf(facts, asOf).flatMap((history) => {
    const started = firstOf(history, 'contact_started')
    const messages = messagesOf(history)
    return messages.flatMap(({ from, agent, at }, index): Observation[] => {
      if (from === 'visitor' || !started) return []
      const { brand, channel } = started.fact.body
      const since = messages.slice(0, index).findLastIndex((message) => message.from === 'agent') + 1
      const asked = messages[since]
      if (!asked || since === index) return []
      const group = { brand, queue: queueAt(history, asked.seq), channel, agent }
      return [{ at, value: at - asked.at, group }]
    })
  })
}
