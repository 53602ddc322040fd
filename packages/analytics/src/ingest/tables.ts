import type { Rows } from '../fold/rows.js'

type Cell = string | number | boolean | null | readonly (string | number)[]

/** The columns of each grain's table, and where their values come from. */
export const tables: {
  readonly [G in keyof Rows]: Readonly<Record<string, (row: Rows[G][number]) => Cell>>
} = {
  contact: {
    tenant_id: (row) => row.tenant,
    contact_id: (row) => row.contact,
    version: (row) => row.version,
    brand_id: (row) => row.brand,
    site_id: (row) => row.site,
    queue_id: (row) => row.queue,
    last_queue_id: (row) => row.lastQueue,
    channel: (row) => row.channel,
    created_at: (row) => time(row.createdAt),
    first_message_at: (row) => timeOrNull(row.firstMessageAt),
    first_reply_at: (row) => timeOrNull(row.firstReplyAt),
    first_reply_agent_id: (row) => row.firstReplyAgent,
    answered_at: (row) => timeOrNull(row.answeredAt),
    ended_at: (row) => timeOrNull(row.endedAt),
    ended_by: (row) => row.endedBy,
    abandoned: (row) => row.abandoned,
    agent_id: (row) => row.agent,
    score: (row) => row.score,
    rated_at: (row) => timeOrNull(row.ratedAt),
    promised_at: (row) => timeOrNull(row.promisedAt),
    attempted_at: (row) => timeOrNull(row.attemptedAt),
    call_end: (row) => row.callEnd,
  },
  visit: {
    tenant_id: (row) => row.tenant,
    visit_id: (row) => row.visit,
    contact_id: (row) => row.contact,
    version: (row) => row.version,
    brand_id: (row) => row.brand,
    site_id: (row) => row.site,
    queue_id: (row) => row.queue,
    channel: (row) => row.channel,
    entered_at: (row) => time(row.enteredAt),
    exited_at: (row) => timeOrNull(row.exitedAt),
    outcome: (row) => row.outcome,
    agent_id: (row) => row.agent,
    replied_at: (row) => timeOrNull(row.repliedAt),
    joined_at: (row) => timeOrNull(row.joinedAt),
  },
  offer: {
    tenant_id: (row) => row.tenant,
    offer_id: (row) => row.offer,
    visit_id: (row) => row.visit,
    contact_id: (row) => row.contact,
    version: (row) => row.version,
    brand_id: (row) => row.brand,
    site_id: (row) => row.site,
    queue_id: (row) => row.queue,
    channel: (row) => row.channel,
    agent_id: (row) => row.agent,
    made_at: (row) => time(row.madeAt),
    due_at: (row) => time(row.dueAt),
    shown_at: (row) => timeOrNull(row.shownAt),
    ended_at: (row) => timeOrNull(row.endedAt),
    outcome: (row) => row.outcome,
  },
  segment: {
    tenant_id: (row) => row.tenant,
    segment_id: (row) => row.segment,
    contact_id: (row) => row.contact,
    visit_id: (row) => row.visit,
    offer_id: (row) => row.offer,
    version: (row) => row.version,
    brand_id: (row) => row.brand,
    site_id: (row) => row.site,
    queue_id: (row) => row.queue,
    channel: (row) => row.channel,
    agent_id: (row) => row.agent,
    accepted_at: (row) => time(row.acceptedAt),
    hold_starts: (row) => row.holdStarts.map(time),
    hold_ends: (row) => row.holdEnds.map(time),
    ended_at: (row) => timeOrNull(row.endedAt),
    wrap_up_ended_at: (row) => timeOrNull(row.wrapUpEndedAt),
    wrap_up_cause: (row) => row.wrapUpCause,
    disposition: (row) => row.disposition,
    handed_to: (row) => row.handedTo,
    consult_starts: (row) => row.consultStarts.map(time),
    consult_ends: (row) => row.consultEnds.map(time),
  },
  turn: {
    tenant_id: (row) => row.tenant,
    contact_id: (row) => row.contact,
    seq: (row) => row.seq,
    version: (row) => row.version,
    brand_id: (row) => row.brand,
    site_id: (row) => row.site,
    queue_id: (row) => row.queue,
    channel: (row) => row.channel,
    asked_at: (row) => time(row.askedAt),
    answered_at: (row) => timeOrNull(row.answeredAt),
    agent_id: (row) => row.agent,
  },
  measure: {
    tenant_id: (row) => row.tenant,
    contact_id: (row) => row.contact,
    seq: (row) => row.seq,
    version: (row) => row.version,
    brand_id: (row) => row.brand,
    site_id: (row) => row.site,
    queue_id: (row) => row.queue,
    channel: (row) => row.channel,
    measured_at: (row) => time(row.measuredAt),
    side: (row) => row.side,
    agent_id: (row) => row.agent,
    microphone_ms: (row) => row.phases.microphone ?? null,
    queued_ms: (row) => row.phases.queued ?? null,
    offered_ms: (row) => row.phases.offered ?? null,
    accepted_ms: (row) => row.phases.accepted ?? null,
    connected_ms: (row) => row.phases.connected ?? null,
    heard_ms: (row) => row.phases.heard ?? null,
    mos: (row) => row.quality?.mos ?? null,
    loss_ratio: (row) => row.quality?.lossRatio ?? null,
    jitter_ms: (row) => row.quality?.jitterMs ?? null,
    rtt_ms: (row) => row.quality?.rttMs ?? null,
    concealed_ratio: (row) => row.quality?.concealedRatio ?? null,
    jitter_buffer_ms: (row) => row.quality?.jitterBufferMs ?? null,
  },
  agent_state: {
    tenant_id: (row) => row.tenant,
    agent_id: (row) => row.agent,
    seq: (row) => row.seq,
    version: (row) => row.version,
    started_at: (row) => time(row.startedAt),
    ended_at: (row) => timeOrNull(row.endedAt),
    state: (row) => row.state,
    presence: (row) => row.presence,
    works: (row) => row.works,
    units: (row) => row.units,
    rings: (row) => row.rings,
    capacity: (row) => row.capacity,
  },
  work: {
    tenant_id: (row) => row.tenant,
    segment_id: (row) => row.segment,
    contact_id: (row) => row.contact,
    version: (row) => row.version,
    agent_id: (row) => row.agent,
    channel: (row) => row.channel,
    units: (row) => row.units,
    started_at: (row) => time(row.startedAt),
    ended_at: (row) => timeOrNull(row.endedAt),
    shared_ms: (row) => row.sharedMs,
  },
  fact: {
    tenant_id: (row) => row.tenant,
    stream_kind: (row) => row.kind,
    stream_id: (row) => row.stream,
    seq: (row) => row.seq,
    version: (row) => row.version,
    type: (row) => row.type,
    at: (row) => time(row.at),
    agent_id: (row) => row.agent,
    contact_id: (row) => row.contact,
    body: (row) => row.body,
  },
}

/** The time that a grain's rows are kept by, which never changes for a row. */
export const begins: {
  readonly [G in keyof Rows]: { readonly column: string; readonly at: (row: Rows[G][number]) => number }
} = {
  contact: { column: 'created_at', at: (row) => row.createdAt },
  visit: { column: 'entered_at', at: (row) => row.enteredAt },
  offer: { column: 'made_at', at: (row) => row.madeAt },
  segment: { column: 'accepted_at', at: (row) => row.acceptedAt },
  turn: { column: 'asked_at', at: (row) => row.askedAt },
  measure: { column: 'measured_at', at: (row) => row.measuredAt },
  agent_state: { column: 'started_at', at: (row) => row.startedAt },
  work: { column: 'started_at', at: (row) => row.startedAt },
  fact: { column: 'at', at: (row) => row.at },
}

/** The columns that tell a tenant's rows of a grain apart. */
export const keys: Readonly<Record<keyof Rows, readonly string[]>> = {
  contact: ['contact_id'],
  visit: ['visit_id'],
  offer: ['offer_id'],
  segment: ['segment_id'],
  turn: ['contact_id', 'seq'],
  measure: ['contact_id', 'seq'],
  agent_state: ['agent_id', 'seq'],
  work: ['segment_id'],
  fact: ['stream_kind', 'stream_id', 'seq'],
}

/** A bare number would be read as seconds or as ticks by its length; this form has one reading. */
function time(at: number): string {
  const second = Math.floor(at / 1_000)
  if (second !== lately.second) lately = { second, text: textOfSecond(second) }
  return lately.text + String(at - second * 1_000).padStart(3, '0')
}

/** Most times of a row lie close together, and to write one is dear. */
let lately = { second: 0, text: textOfSecond(0) }

function textOfSecond(second: number): string {
  return new Date(second * 1_000).toISOString().replace('T', ' ').slice(0, -4)
}

function timeOrNull(at: number | null): string | null {
  return at === null ? null : time(at)
}
