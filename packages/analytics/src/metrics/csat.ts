import type { Metric } from './metric.js'
import { meanOverRated } from './rated.js'

/** Satisfied visitors among those who rated. */
export const csat: Metric = {
  key: 'csat',
  name: 'Satisfaction (CSAT)',
  unit: 'ratio',
  grain: 'contact',
  definition:
    'The share of ratings that are 4 or 5 on the scale of 1 to 5. Contacts without a rating do not count; n is the number of ratings. A rating counts where its contact ended, and for the agent who handled it last.',
  attribution: { mode: 'instant', moment: 'the end of the contact' },
  sql: { at: 'ended_at', where: 'rated_at <= as_of', value: 'countIf(score >= 4) / count()' },
  reference: (facts, query) => meanOverRated(facts, query, (score) => (score >= 4 ? 1 : 0)),
}
