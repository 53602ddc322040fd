import type { ContactFact, Stored } from '@switchboard/domain'
import { belonging, opening, put, standsInLine, type Draft, type Moment } from './contact-draft.js'
import { consultBegun, consultClosed, goes, handedBy } from './fold-consult.js'
import { callEndOf, joinEnd, keepMeasure } from './fold-call.js'
import { versionOf, type OfferRow, type Rows, type SegmentRow } from './rows.js'

type Grains = Pick<Rows, 'contact' | 'visit' | 'offer' | 'segment' | 'turn' | 'measure'>

/**
 * Folds the whole stream of one contact, from its first fact on and in order of seq, into the newest row of each grain.
 * A row's version is the seq of the last fact that changed it. Throws where the facts are not from a contact's beginning.
 */
export function foldContact(
  stream: { id: string; tenant: number },
  facts: readonly Stored<ContactFact>[],
): Grains {
  const [first, ...rest] = facts
  if (first?.fact.type !== 'contact_started')
    throw new Error(`stream ${stream.id} does not begin with contact_started`)
  const open = opening(stream, first.fact.body, first)
  for (const fact of rest) step(open, fact)
  return {
    contact: [open.contact],
    visit: [...open.visits.values()],
    offer: [...open.offers.values()],
    segment: [...open.segments.values()],
    turn: [...open.turns.values()],
    measure: [...open.call.measures.values()],
  }
}

function step(draft: Draft, { fact, seq, at }: Stored<ContactFact>): void {
  const version = versionOf(seq)
  switch (fact.type) {
    case 'offer_made': {
      // A message is taken by hand: nobody was asked.
      if (draft.contact.channel === 'message') return
      const { offer, visit, agent, dueAt } = fact.body
      draft.offers.set(offer, {
        ...belonging(draft),
        version,
        offer,
        visit,
        agent,
        dueAt,
        madeAt: at,
        shownAt: null,
        endedAt: null,
        outcome: null,
      })
      return
    }
    case 'offer_shown':
      return ring(draft, fact.body.offer, { version, shownAt: at })
    case 'offer_accepted':
      return accept(draft, fact.body, { version, at })
    case 'offer_declined':
      return ring(draft, fact.body.offer, { version, endedAt: at, outcome: 'declined' })
    case 'offer_expired':
      return ring(draft, fact.body.offer, { version, endedAt: at, outcome: 'expired' })
    case 'offer_undelivered':
      return ring(draft, fact.body.offer, { version, endedAt: at, outcome: 'undelivered' })
    case 'offer_withdrawn':
      return ring(draft, fact.body.offer, { version, endedAt: at, outcome: 'withdrawn' })
    case 'contact_held': {
      const holdStarts = [...(draft.segments.get(fact.body.segment)?.holdStarts ?? []), at]
      return put(draft.segments, fact.body.segment, { version, holdStarts })
    }
    case 'contact_resumed':
      return put(draft.segments, fact.body.segment, {
        version,
        ...closedHold(draft.segments.get(fact.body.segment), at),
      })
    case 'contact_ended':
      return end(draft, fact.body, { version, at })
    case 'wrap_up_ended': {
      const { segment, cause, disposition } = fact.body
      return put(draft.segments, segment, { version, wrapUpEndedAt: at, wrapUpCause: cause, disposition })
    }
    case 'contact_rated':
      draft.contact = { ...draft.contact, version, score: fact.body.score, ratedAt: at }
      return
    case 'message_sent':
    case 'file_sent':
      return fact.body.from === 'visitor'
        ? heard(draft, { seq, version, at })
        : answered(draft, fact.body.agent, { version, at })
    case 'callback_attempted':
      if (fact.body.attempt === 1) draft.contact = { ...draft.contact, version, attemptedAt: at }
      return
    case 'call_connected':
      if (joinEnd(draft.call, fact.body)) join(draft, fact.body.segment, { version, at })
      return
    case 'call_failed':
      draft.call.silent.add(fact.body.by)
      return
    case 'call_measured':
      return measure(draft, fact.body, { version, seq, at })
    case 'contact_moved':
      return move(draft, fact.body, { version, at })
    case 'contact_requeued':
      return requeue(draft, fact.body, { version, at })
    case 'contact_transferred':
      return transfer(draft, fact.body, { version, at })
    case 'consult_answered':
      return put(draft.segments, draft.segment ?? '', {
        version,
        ...consultBegun(draft.segments.get(draft.segment ?? ''), at),
      })
    case 'consult_ended':
      return put(draft.segments, draft.segment ?? '', {
        version,
        ...consultClosed(draft.segments.get(draft.segment ?? ''), at),
      })
    case 'conference_started':
      return joinIn(draft, { ...fact.body, segment: fact.body.joins }, { version, at })
    case 'conference_ended':
      if (goes(fact.body)) put(draft.segments, fact.body.segment, { version, endedAt: at, wrapUpEndedAt: at })
      return
    case 'contact_handed_over':
      return handOver(draft, fact.body, { version, at })
    case 'contact_started':
    case 'consult_started':
    case 'consult_shown':
    case 'note_added':
    case 'routing_widened':
    case 'nobody_eligible':
    case 'visitor_identified':
    case 'words_erased':
    case 'transcript_requested':
    case 'mail_sent':
    case 'mail_failed':
    case 'mail_retried':
    case 'callback_due':
      return
  }
}

/** Words or a file of the visitor: a turn begins, unless one goes on. */
function heard(draft: Draft, { seq, version, at }: Moment & { seq: number }): void {
  if (draft.contact.firstMessageAt === null) draft.contact = { ...draft.contact, version, firstMessageAt: at }
  if (draft.turn !== null) return
  draft.turn = String(seq)
  const row = { ...belonging(draft), version, seq, askedAt: at, answeredAt: null, agent: null }
  draft.turns.set(draft.turn, row)
}

/** Words or a file of an agent answer all that was said before. */
function answered(draft: Draft, agent: string | null, { version, at }: Moment): void {
  if (draft.contact.firstReplyAt === null)
    draft.contact = { ...draft.contact, version, firstReplyAt: at, firstReplyAgent: agent }
  const visit = draft.visits.get(draft.segments.get(draft.segment ?? '')?.visit ?? '')
  if (visit?.repliedAt === null) put(draft.visits, visit.visit, { version, repliedAt: at })
  if (draft.turn !== null) put(draft.turns, draft.turn, { version, answeredAt: at, agent })
  draft.turn = null
}

type Accepted = Extract<ContactFact, { type: 'offer_accepted' }>['body']

function accept(draft: Draft, body: Accepted, { version, at }: Moment): void {
  const { offer, visit, agent, segment } = body
  ring(draft, offer, { version, endedAt: at, outcome: 'accepted' })
  if (draft.visits.has(visit)) put(draft.visits, visit, { version, exitedAt: at, outcome: 'answered', agent })
  draft.segments.set(segment, {
    ...belonging(draft),
    version,
    segment,
    visit,
    offer,
    agent,
    acceptedAt: at,
    holdStarts: [],
    holdEnds: [],
    consultStarts: [],
    consultEnds: [],
    endedAt: null,
    wrapUpEndedAt: null,
    wrapUpCause: null,
    disposition: null,
    handedTo: null,
  })
  draft.contact = { ...draft.contact, version, agent, answeredAt: draft.contact.answeredAt ?? at }
  draft.visit = null
  draft.segment = segment
}

type HandedOver = Extract<ContactFact, { type: 'contact_handed_over' }>['body']

/** Who was consulted hears the visitor: from here on that agent handles as well. */
function joinIn(
  draft: Draft,
  { segment, agent }: { readonly segment: string; readonly agent: string },
  { version, at: acceptedAt }: Moment,
): void {
  const own = draft.segments.get(draft.segment ?? '')
  if (own === undefined) return
  draft.parts.add(segment)
  draft.segments.set(segment, {
    ...own,
    ...belonging(draft),
    version,
    segment,
    agent,
    acceptedAt,
    holdStarts: [],
    holdEnds: [],
    consultStarts: [],
    consultEnds: [],
  })
}

/** The call goes to who was consulted: the segment ends without wrap-up, and the other's goes on, or begins. */
function handOver(draft: Draft, body: HandedOver, { version, at }: Moment): void {
  const { segment, into } = body
  if (!draft.segments.has(into.segment)) joinIn(draft, into, { version, at })
  const holds = closedHold(draft.segments.get(segment), at)
  const ended = { version, handedTo: handedBy(body), endedAt: at, wrapUpEndedAt: at }
  put(draft.segments, segment, { ...ended, ...holds })
  draft.contact = { ...draft.contact, version, agent: into.agent }
  draft.segment = into.segment
}

/** Both ends have sound: with this the wait of whoever calls is over. */
function join(draft: Draft, segment: string, { version, at }: Moment): void {
  // Who came to it by a consultation did not end the wait.
  if (draft.parts.has(segment)) return
  const visit = draft.visits.get(draft.segments.get(segment)?.visit ?? '')
  if (visit?.joinedAt === null) put(draft.visits, visit.visit, { version, joinedAt: at })
}

type Measured = Extract<ContactFact, { type: 'call_measured' }>['body']

function measure(draft: Draft, body: Measured, { version, seq, at }: Moment & { seq: number }): void {
  const { contact, segment } = draft
  const where = { ...belonging(draft), version, seq, measuredAt: at, agent: contact.agent, segment }
  keepMeasure(draft.call, body, where)
}

type Moved = Extract<ContactFact, { type: 'contact_moved' }>['body']
type Requeued = Extract<ContactFact, { type: 'contact_requeued' }>['body']

/** On to another queue: the visit ends, another one begins there. */
function move(draft: Draft, { visit, into }: Moved, { version, at }: Moment): void {
  if (draft.visits.has(visit)) put(draft.visits, visit, { version, exitedAt: at, outcome: 'moved' })
  enterQueue(draft, into, { version, at })
}

/** The agent was lost, or nobody answered the call back: the segment ends without wrap-up, and the contact waits once more. */
function requeue(draft: Draft, { segment, visit }: Requeued, { version, at }: Moment): void {
  const holds = closedHold(draft.segments.get(segment), at)
  put(draft.segments, segment, { version, endedAt: at, wrapUpEndedAt: at, ...holds })
  draft.segment = null
  enter(draft, visit, { version, at })
}

type Transferred = Extract<ContactFact, { type: 'contact_transferred' }>['body']

/** Given away: the segment ends without wrap-up, and a visit begins in the queue that the contact is in now. */
function transfer(draft: Draft, { segment, into, to, cause }: Transferred, { version, at }: Moment): void {
  const kind = to === null ? 'queue' : 'agent'
  const handedTo = cause === 'reassigned' ? 'reassigned' : kind
  const ended = { version, endedAt: at, wrapUpEndedAt: at, handedTo } as const
  put(draft.segments, segment, { ...ended, ...closedHold(draft.segments.get(segment), at) })
  draft.segment = null
  enterQueue(draft, into, { version, at })
}

/** Another visit begins, in the queue that the contact is in last. */
function enterQueue(draft: Draft, into: Moved['into'], { version, at }: Moment): void {
  draft.queue = into.queue
  draft.contact = { ...draft.contact, version, lastQueue: into.queue }
  enter(draft, into.visit, { version, at })
}

function enter(draft: Draft, visit: string, { version, at }: Moment): void {
  if (!standsInLine(draft.contact.channel)) return
  const row = { ...belonging(draft), version, visit, enteredAt: at, exitedAt: null }
  draft.visits.set(visit, { ...row, outcome: null, agent: null, repliedAt: null, joinedAt: null })
  draft.visit = visit
}

type Ended = Extract<ContactFact, { type: 'contact_ended' }>['body']

function end(draft: Draft, { by, during }: Ended, { version, at }: Moment): void {
  const waiting = during === 'queued' || during === 'offered'
  draft.contact = {
    ...draft.contact,
    version,
    endedAt: at,
    endedBy: by,
    abandoned: waiting && by === 'visitor',
    callEnd:
      draft.contact.channel === 'voice'
        ? callEndOf(draft.call, { waiting, byVisitor: by === 'visitor' })
        : null,
  }
  if (draft.visit !== null) {
    put(draft.visits, draft.visit, {
      version,
      exitedAt: at,
      outcome: by === 'visitor' ? 'abandoned' : 'failed',
    })
  }
  if (draft.segment !== null) {
    put(draft.segments, draft.segment, {
      version,
      endedAt: at,
      ...closedHold(draft.segments.get(draft.segment), at),
    })
  }
}

/** What became of a ring; those of messages have no rows. */
function ring(draft: Draft, offer: string, change: Partial<OfferRow>): void {
  if (draft.contact.channel !== 'message') put(draft.offers, offer, change)
}

/** A hold that goes on ends here; where none does, nothing changes. */
function closedHold(row: SegmentRow | undefined, at: number): Pick<SegmentRow, 'holdEnds'> {
  const ends = row?.holdEnds ?? []
  return { holdEnds: row && row.holdStarts.length > ends.length ? [...ends, at] : ends }
}
