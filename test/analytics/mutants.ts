/** A fault planted on purpose: in the text of the query builder's statement, or in a compiled file of `fold`. */
export interface Mutant {
  readonly name: string
  /** The metrics whose numbers it spoils. */
  readonly metrics: readonly string[]
  readonly find: string
  readonly replace: string
}

export const sqlMutants: readonly Mutant[] = [
  { name: 'old versions of a row count too', metrics: ['handle_time', 'csat'], find: 'FINAL', replace: '' },
  {
    name: 'counted when accepted',
    metrics: ['handle_time'],
    find: 'WHERE',
    replace: 'WHERE accepted_at >= fromUnixTimestamp64Milli({from:Int64}) AND',
  },
  {
    name: 'as of is not heeded',
    metrics: ['wrap_up_time'],
    find: 'AND wrap_up_ended_at <= as_of',
    replace: '',
  },
  {
    name: 'a rating that was not known yet counts',
    metrics: ['csat'],
    find: 'AND rated_at <= as_of',
    replace: 'AND score IS NOT NULL',
  },
  { name: 'contacts without a rating count', metrics: ['csat'], find: 'AND rated_at <= as_of', replace: '' },
  { name: 'only a 5 is satisfied', metrics: ['csat'], find: 'score >= 4', replace: 'score > 4' },
  {
    name: 'a rating counts when it was given',
    metrics: ['csat_mean'],
    find: 'assumeNotNull(ended_at)',
    replace: 'assumeNotNull(rated_at)',
  },
  {
    name: 'the end of the range is within',
    metrics: ['handle_time'],
    find: '< fromUnixTimestamp64Milli({to:Int64}',
    replace: '<= fromUnixTimestamp64Milli({to:Int64}',
  },
  {
    name: 'the begin of the range is not within',
    metrics: ['handle_time'],
    find: '>= fromUnixTimestamp64Milli({from:Int64}',
    replace: '> fromUnixTimestamp64Milli({from:Int64}',
  },
  { name: 'days and hours of Greenwich', metrics: ['hold_time'], find: '{tz:String}', replace: "'UTC'" },
  {
    name: 'quarters are halves',
    metrics: ['talk_time'],
    find: 'INTERVAL 15 MINUTE',
    replace: 'INTERVAL 30 MINUTE',
  },
  { name: 'every tenant counts', metrics: ['csat'], find: 'tenant_id = {tenant:UInt32}', replace: '1' },
  { name: 'hold is part of talk', metrics: ['talk_time'], find: ' - arraySum', replace: ' - 0 * arraySum' },
  {
    name: 'seconds for milliseconds',
    metrics: ['handle_time', 'hold_time'],
    find: "'millisecond'",
    replace: "'second'",
  },
  {
    name: 'wrap-up is part of talk',
    metrics: ['talk_time'],
    find: 'accepted_at, ended_at',
    replace: 'accepted_at, wrap_up_ended_at',
  },
  {
    name: 'wrap-up begins when accepted',
    metrics: ['wrap_up_time'],
    find: 'ended_at, wrap_up_ended_at',
    replace: 'accepted_at, wrap_up_ended_at',
  },
  {
    name: 'agents are taken for queues',
    metrics: ['handle_time'],
    find: 'queue_id AS by_queue',
    replace: 'agent_id AS by_queue',
  },
  {
    name: 'only segments that were held count',
    metrics: ['hold_time'],
    find: 'AND wrap_up_ended_at <= as_of',
    replace: 'AND wrap_up_ended_at <= as_of AND notEmpty(hold_starts)',
  },
  { name: 'a median for a mean', metrics: ['handle_time'], find: 'avg(', replace: 'quantileExact(0.5)(' },
  {
    name: 'a filter is forgotten',
    metrics: ['talk_time'],
    find: 'channel IN {channels:Array(String)}',
    replace: '1',
  },
]

export const foldMutants: readonly Mutant[] = [
  {
    name: 'a hold is not ended by the end of the contact',
    metrics: ['hold_time'],
    find: '...closedHold(draft.segments.get(draft.segment), at)',
    replace: '...{}',
  },
  {
    name: 'every hold ends again at the end',
    metrics: ['hold_time'],
    find: 'row.holdStarts.length > ends.length',
    replace: 'row.holdStarts.length > 0',
  },
  {
    name: 'a hold begins when the contact was accepted',
    metrics: ['hold_time'],
    find: '?.holdStarts ?? []), at]',
    replace: '?.holdStarts ?? []), draft.contact.answeredAt ?? at]',
  },
  {
    name: 'the segment ends when wrap-up ends',
    metrics: ['wrap_up_time'],
    find: 'wrapUpEndedAt: at,',
    replace: 'wrapUpEndedAt: at, endedAt: at,',
  },
  {
    name: 'wrap-up always takes all its time',
    metrics: ['handle_time'],
    find: 'wrapUpEndedAt: at,',
    replace: 'wrapUpEndedAt: fact.body.dueAt,',
  },
  {
    name: 'handling begins when the contact came',
    metrics: ['handle_time'],
    find: 'acceptedAt: at',
    replace: 'acceptedAt: draft.contact.createdAt',
  },
  {
    name: 'the brand is the site',
    metrics: ['csat'],
    find: 'brand: body.brand',
    replace: 'brand: body.site',
  },
  {
    name: 'the score is the best one',
    metrics: ['csat_mean'],
    find: 'score: fact.body.score',
    replace: 'score: 5',
  },
  {
    name: 'a rating is known from the beginning',
    metrics: ['csat'],
    find: 'ratedAt: at',
    replace: 'ratedAt: draft.contact.createdAt',
  },
  {
    name: 'a rated contact ends when it is rated',
    metrics: ['csat'],
    find: 'ratedAt: at',
    replace: 'ratedAt: at, endedAt: at',
  },
  {
    name: 'the agent is not noted',
    metrics: ['csat'],
    find: 'version, agent, answeredAt',
    replace: 'version, answeredAt',
  },
  {
    name: 'versions do not grow',
    metrics: ['handle_time'],
    find: 'const version = versionOf(seq)',
    replace: 'const version = versionOf(1)',
  },
]
