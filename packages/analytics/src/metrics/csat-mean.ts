import type { Metric } from './metric.js'
import { meanOverRated } from './rated.js'

/** The average rating. */
export const csatMean: Metric = {
  key: 'csat_mean',
  name: 'Mean rating',
  unit: 'score',
  grain: 'contact',
  definition:
    'The mean of the ratings on the scale of 1 to 5. Contacts without a rating do not count; n is the number of ratings. A rating counts where its contact ended, and for the agent who handled it last.',
  attribution: { mode: 'instant', moment: 'the end of the contact' },
  sql: { at: 'ended_at', where: 'rated_at <= as_of', value: 'avg(score)' },
  reference: (facts, query) => meanOverRated(facts, query, (score) => score),
}
