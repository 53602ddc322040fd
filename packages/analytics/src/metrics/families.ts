import type { Attribution, Metric, MetricSql } from './metric.js'

/** Every visit counts where it began, whenever the rest of it happens: so the parts add up to the whole in every interval. */
export const atEntry: Attribution = { mode: 'cohort', moment: 'the entry into the queue' }

/** An offer counts where it was made, whenever it ends. */
export const atOffer: Attribution = { mode: 'cohort', moment: 'the offer' }

/** What the numbers of handling have in common: a segment counts, whole, where its wrap-up ended. */
export const handledMetric: Pick<Metric, 'unit' | 'grain' | 'attribution'> = {
  unit: 'ms',
  grain: 'segment',
  attribution: { mode: 'instant', moment: 'the end of wrap-up' },
}

/** What the numbers of finished contacts have in common. */
export const endedMetric: Pick<Metric, 'grain' | 'attribution'> = {
  grain: 'contact',
  attribution: { mode: 'instant', moment: 'the end of the contact' },
}

/** The SQL of numbers of finished contacts: they belong to the queue that they were in last. */
export const endedSql: Pick<MetricSql, 'at' | 'by'> = { at: 'ended_at', by: { queue: 'last_queue_id' } }

/** The SQL of numbers of ratings. */
export const ratedSql: Omit<MetricSql, 'value'> = { ...endedSql, where: 'rated_at <= as_of' }

/** What every definition of a number of ratings says. */
export const ratedWords: string =
  'Contacts without a rating do not count; n is the number of ratings. A rating counts where its contact ended, and for the agent who handled it last.'

/**
 * What the numbers of agents' time have in common: it is cut where intervals meet. Idle time belongs to no queue, no brand and
 * no channel.
 */
export const agentMetric: Pick<Metric, 'grain' | 'attribution' | 'dimensions'> = {
  grain: 'agent_state',
  attribution: { mode: 'clipped', moment: 'each moment by itself' },
  dimensions: ['agent'],
}
