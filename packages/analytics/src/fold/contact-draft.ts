import type { Channel, ContactFact } from '@switchboard/domain'
import { newCall, type CallDraft } from './fold-call.js'
import {
  versionOf,
  type ContactRow,
  type OfferRow,
  type Place,
  type SegmentRow,
  type TurnRow,
  type VisitRow,
} from './rows.js'

/** The rows so far. Each is replaced, never changed, by `put`, which also gives it its version. */
export interface Draft {
  contact: ContactRow
  readonly visits: Map<string, VisitRow>
  readonly offers: Map<string, OfferRow>
  readonly segments: Map<string, SegmentRow>
  readonly turns: Map<string, TurnRow>
  /** The queue, the visit, the segment and the turn that go on now. */
  queue: string
  visit: string | null
  segment: string | null
  turn: string | null
  readonly call: CallDraft
  /** The segments of those who came by a consultation. */
  readonly parts: Set<string>
}

type Started = Extract<ContactFact, { type: 'contact_started' }>['body']

/** The rows of a contact that has just begun. */
export function opening(
  stream: { id: string; tenant: number },
  body: Started,
  { seq, at }: { seq: number; at: number },
): Draft {
  const place: Place = { brand: body.brand, site: body.site, queue: body.queue, channel: body.channel }
  const base = { tenant: stream.tenant, version: versionOf(seq), contact: stream.id, ...place }
  const visit: VisitRow = {
    ...base,
    visit: body.visit,
    enteredAt: at,
    exitedAt: null,
    outcome: null,
    agent: null,
    repliedAt: null,
    joinedAt: null,
  }
  return {
    contact: {
      ...base,
      lastQueue: body.queue,
      createdAt: at,
      firstMessageAt: null,
      firstReplyAt: null,
      firstReplyAgent: null,
      answeredAt: null,
      endedAt: null,
      endedBy: null,
      abandoned: false,
      agent: null,
      score: null,
      ratedAt: null,
      promisedAt: body.channel === 'callback' ? (body.left?.at ?? at) : null,
      attemptedAt: null,
      callEnd: null,
    },
    visits: new Map(standsInLine(body.channel) ? [[body.visit, visit]] : []),
    offers: new Map(),
    segments: new Map(),
    turns: new Map(),
    queue: body.queue,
    visit: standsInLine(body.channel) ? body.visit : null,
    segment: null,
    turn: null,
    call: newCall(),
    parts: new Set(),
  }
}

/** When a fact came, epoch ms, and the version that it gives. */
export interface Moment {
  readonly version: number
  readonly at: number
}

/** Who left a message, or wishes to be called, is not there: none of it is a wait in a queue, nor bears on service level. */
export function standsInLine(channel: Channel): boolean {
  return channel === 'chat' || channel === 'voice'
}

/** What each row of the contact begins with. */
export function belonging({ contact, queue }: Draft): { tenant: number; contact: string } & Place {
  const { tenant, brand, site, channel } = contact
  return { tenant, contact: contact.contact, brand, site, queue, channel }
}

/** Changes a row that is there; throws where none is. */
export function put<R extends { version: number }>(
  rows: Map<string, R>,
  id: string,
  change: Partial<R>,
): void {
  const row = rows.get(id)
  if (!row) throw new Error(`a fact names ${id}, which no fact before it opened`)
  rows.set(id, { ...row, ...change })
}
