import type { ContactFact, Stored } from '@switchboard/domain'
import type { MetricQuery, MetricRow } from '../query/query.js'
import { firstOf, historiesOf, meanRows, type Observation } from './reference.js'

/** For a reference: the mean of a value of the score over the rated contacts that ended in each interval. */
export function meanOverRated(
  facts: readonly Stored<ContactFact>[],
  query: MetricQuery,
  valueOf: (score: number) => number,
): readonly MetricRow[] {
  const observations = historiesOf(facts, query.asOf).flatMap((history): Observation[] => {
    const started = firstOf(history, 'contact_started')
    const ended = firstOf(history, 'contact_ended')
    const rated = firstOf(history, 'contact_rated')
    if (!started || !ended || !rated) return []
    const { brand, queue, channel } = started.fact.body
    const last = history.findLast(({ fact }) => fact.type === 'offer_accepted')
    const agent = last?.fact.type === 'offer_accepted' ? last.fact.body.agent : null
    return [{ at: ended.at, value: valueOf(rated.fact.body.score), group: { brand, queue, channel, agent } }]
  })
  return meanRows(observations, query)
}
