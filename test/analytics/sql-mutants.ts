/** A fault planted on purpose in the text of the query builder's statement. */
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
    find: '(rated_at <= as_of)',
    replace: '(score IS NOT NULL)',
  },
  {
    name: 'contacts without a rating count',
    metrics: ['csat'],
    find: 'AND (rated_at <= as_of)',
    replace: '',
  },
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
  {
    name: 'exactly the target is too late',
    metrics: ['service_level'],
    find: '<= target_ms',
    replace: '< target_ms',
  },
  {
    name: 'the target of another queue',
    metrics: ['service_level'],
    find: "queue IN ('', queue_id)",
    replace: '1',
  },
  {
    name: 'a target holds before its time',
    metrics: ['service_level'],
    find: 'since <= toUnixTimestamp64Milli(entered_at)',
    replace: '1',
  },
  {
    name: 'a chat is served by being accepted',
    metrics: ['service_level'],
    find: "if(channel = 'chat', replied_at, exited_at)",
    replace: 'exited_at',
  },
  {
    name: 'who waits too long is not seen',
    metrics: ['service_level_negative'],
    find: "dateDiff('millisecond', entered_at, as_of) > target_ms",
    replace: '0',
  },
  {
    name: 'what happens later is known before',
    metrics: ['answered', 'abandoned', 'flow_out', 'asa'],
    find: 'exited_at <= as_of',
    replace: '1',
  },
  {
    name: 'the agent is known before the answer',
    metrics: ['queued'],
    find: 'if(exited_at <= as_of, agent_id, NULL)',
    replace: 'agent_id',
  },
  {
    name: 'exactly the limit is not short',
    metrics: ['abandoned_short'],
    find: '<= short_ms',
    replace: '< short_ms',
  },
  {
    name: 'rank by the floor',
    metrics: ['answer_wait_p90', 'handle_time_p50'],
    find: '* count() + 99, 100)',
    replace: '* count(), 100) + 1',
  },
  {
    name: 'a percentile of two is told',
    metrics: ['answer_wait_p95'],
    find: 'count() < 20',
    replace: 'count() < 2',
  },
  {
    name: 'time is not cut where intervals meet',
    metrics: ['busy_time'],
    find: 'least(till, following) - greatest(begin, point)',
    replace: 'till - begin',
  },
  {
    name: 'time before the range counts',
    metrics: ['busy_time'],
    find: 'greatest(toUnixTimestamp64Milli(started_at), {from:Int64}) AS begin',
    replace: 'toUnixTimestamp64Milli(started_at) AS begin',
  },
  {
    name: 'time after the range counts',
    metrics: ['idle_time'],
    find: ', {to:Int64}) AS till',
    replace: ') AS till',
  },
  {
    name: 'what goes on is left out',
    metrics: ['busy_time', 'signed_in_time'],
    find: 'ifNull(ended_at, as_of)',
    replace: 'ifNull(ended_at, started_at)',
  },
  {
    name: 'an end that was not known yet cuts',
    metrics: ['signed_in_time'],
    find: 'toUnixTimestamp64Milli(as_of), {to:Int64}',
    replace: '{to:Int64}',
  },
  {
    name: 'ringing is idle',
    metrics: ['occupancy'],
    find: "('busy', 'idle')",
    replace: "('busy', 'idle', 'ringing')",
  },
  {
    name: 'calls are chats',
    metrics: ['chat_handle_time_adjusted'],
    find: "channel = 'chat'",
    replace: '1',
  },
  {
    name: 'missed and declined are one',
    metrics: ['rona'],
    find: "outcome = 'expired'",
    replace: "outcome IN ('expired', 'declined')",
  },
  {
    name: 'contacts are counted by segments',
    metrics: ['handle_time_contact'],
    find: 'uniqExact(contact_id)',
    replace: 'count()',
  },
  {
    name: 'a call that came too late was in time',
    metrics: ['callback_kept_on_time'],
    find: 'BETWEEN 0 AND 1800000',
    replace: '>= 0',
  },
  {
    name: 'a call that came too early was in time',
    metrics: ['callback_kept_on_time'],
    find: 'BETWEEN 0 AND 1800000',
    replace: '<= 1800000',
  },
  {
    name: 'a call that nobody tried does not count',
    metrics: ['callback_kept_on_time'],
    find: 'OR (dateDiff',
    replace: 'AND (dateDiff',
  },
]
