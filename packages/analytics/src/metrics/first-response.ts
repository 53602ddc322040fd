import { contactsOf } from '../reference/contacts.js'
import { mean, summaryRows } from '../reference/summary.js'
import { msBetween } from './sql.js'
import type { Metric } from './metric.js'

/** Time to the first words of an agent. */
export const firstResponse: Metric = {
  key: 'first_response',
  name: 'First response',
  unit: 'ms',
  grain: 'contact',
  definition:
    'How long visitors waited for the first words of an agent: from the first message of the visitor to the first of an agent, by the calendar, waiting in the queue included; 0 where the agent wrote first. What nobody wrote, such as an automatic text, is not a response. The mean over the contacts that got their first words in the interval; a contact that got none does not count.',
  attribution: { mode: 'instant', moment: 'the first words of an agent' },
  sql: {
    at: 'first_reply_at',
    where: 'first_message_at <= as_of',
    value: `avg(greatest(0, ${msBetween('first_message_at', 'first_reply_at')}))`,
    by: { agent: 'first_reply_agent_id' },
  },
  reference: (facts, query) => {
    const replies = contactsOf(facts, query.asOf).flatMap((contact) => {
      const { firstMessageAt, firstReplyAt: at, firstReplyAgent: agent, atFirst } = contact
      if (at === null || firstMessageAt === null) return []
      return [{ at, value: Math.max(0, at - firstMessageAt), group: { ...atFirst, agent } }]
    })
    return summaryRows(replies, query, mean)
  },
}
