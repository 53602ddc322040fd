import { errors } from '@switchboard/protocol'
import type { WireFact } from '@switchboard/protocol'
import { factVersions } from '@switchboard/domain'
import type { AgentFact, ContactFact } from '@switchboard/domain'
import { describe, expect, test } from 'vitest'
import type { LoggedFact } from './log/log.js'
import { errorOf, toWire } from './wire.js'
import type { Names } from './wire.js'

type AnyFact = ContactFact | AgentFact
type Row<T extends AnyFact['type']> = {
  readonly body: Extract<AnyFact, { type: T }>['body']
  readonly content?: Record<string, string>
  readonly staff: WireFact
  /** Absent: the visitor never learns that there was a fact. */
  readonly visitor?: WireFact
}

const agent = 'a0000000-0000-7000-8000-000000000001'
const pictured = 'a0000000-0000-7000-8000-000000000002'
const names: Names = {
  staff: (id) => ({ [agent]: 'Lan', [pictured]: 'Mai' })[id] ?? '',
  picture: (id) => (id === pictured ? '/api/v1/pictures/p' : null),
  queue: () => 'Sales',
  contact: () => ({ brandName: 'Parcels', queueName: 'Support' }),
}

const offer = 'offer'
const visit = 'visit'
const segment = 'segment'
const started = { brand: 'b', site: 's', queue: 'q', visitor: 'v', channel: 'chat', locale: 'vi' } as const
const work = { contact: 'c', channel: 'chat', units: 100 } as const

/** Each fact as each side is told it. A fact without a row does not compile. */
const rows: { readonly [T in AnyFact['type']]: Row<T> } = {
  contact_started: {
    body: { ...started, visit },
    content: { page: 'https://shop.example/' },
    staff: { type: 'contact_started', ...started, page: 'https://shop.example/' },
    visitor: { type: 'contact_started' },
  },
  message_sent: {
    body: { from: 'agent', agent, length: 2 },
    content: { text: 'hi' },
    staff: { type: 'message_sent', from: 'agent', agent, name: 'Lan', text: 'hi' },
    visitor: { type: 'message_sent', from: 'agent', name: 'Lan', text: 'hi' },
  },
  file_sent: {
    body: { from: 'agent', agent, file: 'f', kind: 'image', bytes: 9, width: 3, height: 2 },
    content: { fileName: 'pump.jpg' },
    staff: {
      type: 'file_sent',
      from: 'agent',
      agent,
      name: 'Lan',
      file: 'f',
      kind: 'image',
      bytes: 9,
      width: 3,
      height: 2,
      fileName: 'pump.jpg',
    },
    visitor: {
      type: 'file_sent',
      from: 'agent',
      name: 'Lan',
      file: 'f',
      kind: 'image',
      bytes: 9,
      width: 3,
      height: 2,
      fileName: 'pump.jpg',
    },
  },
  note_added: {
    body: { agent, length: 4 },
    content: { text: 'note' },
    staff: { type: 'note_added', agent, name: 'Lan', text: 'note' },
  },
  offer_made: {
    body: { offer, visit, agent, dueAt: 9, routing: { rule: 'longest_idle', candidates: [] } },
    staff: { type: 'offer_made', offer, agent, name: 'Lan', dueAt: 9 },
  },
  offer_shown: { body: { offer }, staff: { type: 'offer_shown', offer } },
  offer_accepted: {
    body: { offer, visit, agent, segment },
    staff: { type: 'offer_accepted', offer, agent, name: 'Lan', segment },
    visitor: { type: 'agent_joined', name: 'Lan' },
  },
  offer_declined: {
    body: { offer, visit, agent, excludedUntil: 9 },
    staff: { type: 'offer_declined', offer, agent },
  },
  offer_expired: {
    body: { offer, visit, agent, dueAt: 8, excludedUntil: 9 },
    staff: { type: 'offer_expired', offer, agent },
  },
  offer_undelivered: {
    body: { offer, visit, agent, dueAt: 8 },
    staff: { type: 'offer_undelivered', offer, agent },
  },
  offer_withdrawn: { body: { offer, visit, agent }, staff: { type: 'offer_withdrawn', offer, agent } },
  routing_widened: {
    body: { visit, step: 1, cause: 'relaxed' },
    staff: { type: 'routing_widened', step: 1, cause: 'relaxed' },
  },
  nobody_eligible: {
    body: { visit, queue: 'q', required: { french: 1 } },
    staff: { type: 'nobody_eligible', queue: 'q' },
  },
  contact_moved: {
    body: { visit, queue: 'q', into: { queue: 'r', visit: 'w' }, cause: 'overflow' },
    staff: { type: 'contact_moved', queue: 'q', into: 'r', cause: 'overflow' },
  },
  contact_requeued: {
    body: { segment, agent, visit, cause: 'agent_lost' },
    staff: { type: 'contact_requeued', segment, agent, name: 'Lan', cause: 'agent_lost' },
    visitor: { type: 'agent_left', name: 'Lan' },
  },
  contact_transferred: {
    body: {
      segment,
      agent,
      queue: 'q',
      into: { queue: 'r', visit },
      to: null,
      cause: 'transferred',
      excludedUntil: 9,
      length: 4,
    },
    content: { note: 'VIP!' },
    staff: {
      type: 'contact_transferred',
      segment,
      agent,
      name: 'Lan',
      queue: 'q',
      into: 'r',
      intoName: 'Sales',
      to: null,
      toName: null,
      cause: 'transferred',
      note: 'VIP!',
    },
    visitor: { type: 'agent_left', name: 'Lan' },
  },
  consult_started: {
    body: { consult: offer, segment, agent, with: agent, queue: null, dueAt: 9, length: 4 },
    content: { note: 'VIP!' },
    staff: {
      type: 'consult_started',
      consult: offer,
      agent,
      name: 'Lan',
      with: agent,
      withName: 'Lan',
      queue: null,
      dueAt: 9,
      note: 'VIP!',
    },
  },
  consult_shown: { body: { consult: offer }, staff: { type: 'consult_shown', consult: offer } },
  consult_answered: {
    body: { consult: offer, agent, segment },
    staff: { type: 'consult_answered', consult: offer, agent, name: 'Lan', segment },
  },
  consult_ended: {
    body: { consult: offer, agent, segment: null, cause: 'declined', excludedUntil: 9 },
    staff: { type: 'consult_ended', consult: offer, agent, name: 'Lan', cause: 'declined' },
  },
  conference_started: {
    body: { consult: offer, segment, agent, joins: segment },
    staff: { type: 'conference_started', consult: offer, agent, name: 'Lan' },
  },
  conference_ended: {
    body: { consult: offer, agent, segment, cause: 'left' },
    staff: { type: 'conference_ended', consult: offer, agent, name: 'Lan', cause: 'left' },
  },
  contact_handed_over: {
    body: { segment, agent, into: { segment, agent }, cause: 'consulted' },
    staff: {
      type: 'contact_handed_over',
      agent,
      name: 'Lan',
      into: agent,
      intoName: 'Lan',
      segment,
      cause: 'consulted',
    },
    visitor: { type: 'agent_joined', name: 'Lan' },
  },
  call_connected: {
    body: { segment, by: 'visitor' },
    staff: { type: 'call_connected', by: 'visitor' },
  },
  call_failed: {
    body: { segment, by: 'agent', why: 'no_way' },
    staff: { type: 'call_failed', by: 'agent', why: 'no_way' },
  },
  call_measured: {
    body: { by: 'visitor', phases: { heard: 900 } },
    staff: { type: 'call_measured', by: 'visitor', phases: { heard: 900 } },
  },
  contact_held: {
    body: { segment },
    staff: { type: 'contact_held' },
    visitor: { type: 'contact_held' },
  },
  contact_resumed: {
    body: { segment },
    staff: { type: 'contact_resumed' },
    visitor: { type: 'contact_resumed' },
  },
  contact_ended: {
    body: { by: 'agent', during: 'connected', wrapUpDueAt: 9 },
    staff: { type: 'contact_ended', by: 'agent', wrapUpDueAt: 9 },
    visitor: { type: 'contact_ended', by: 'agent' },
  },
  wrap_up_ended: {
    body: { segment, agent, disposition: 'solved', cause: 'finished', dueAt: 9 },
    staff: { type: 'wrap_up_ended', disposition: 'solved', cause: 'finished' },
  },
  contact_rated: {
    body: { score: 4, commented: true },
    content: { comment: 'fine' },
    staff: { type: 'contact_rated', score: 4, comment: 'fine' },
    visitor: { type: 'contact_rated', score: 4 },
  },
  visitor_identified: { body: { visitor: agent }, staff: { type: 'visitor_identified' } },
  words_erased: {
    body: { erasure: 'e' },
    staff: { type: 'words_erased' },
    visitor: { type: 'words_erased' },
  },
  transcript_requested: {
    body: { by: 'agent', agent },
    content: { email: 'mai@example.com' },
    staff: { type: 'transcript_requested', by: 'agent', name: 'Lan', email: 'mai@example.com' },
  },
  mail_sent: { body: { letter: 2, asked: 2, attempt: 1 }, staff: { type: 'mail_sent', letter: 2 } },
  mail_failed: {
    body: { letter: 2, asked: 2, attempt: 1, reason: 'unreachable', again: 9 },
    staff: { type: 'mail_failed', letter: 2, reason: 'unreachable', again: 9 },
  },
  mail_retried: {
    body: { agent, letter: 2 },
    staff: { type: 'mail_retried', letter: 2, name: 'Lan' },
  },
  callback_due: { body: { visit, dueAt: 9 }, staff: { type: 'callback_due' } },
  callback_attempted: {
    body: { segment, agent, attempt: 2, result: 'busy' },
    staff: { type: 'callback_attempted', attempt: 2, name: 'Lan', result: 'busy' },
  },
  logged_in: { body: { cause: 'chosen' }, staff: { type: 'logged_in' } },
  logged_out: { body: { cause: 'planned' }, staff: { type: 'logged_out', cause: 'planned' } },
  presence_planned: {
    body: { to: 'break', reason: 'lunch', paid: false },
    staff: { type: 'presence_planned', presence: 'break', reason: 'lunch' },
  },
  presence_changed: {
    body: { from: 'offline', to: 'available', cause: 'chosen' },
    staff: { type: 'presence_changed', presence: 'available', cause: 'chosen' },
  },
  work_reserved: {
    body: { ...work, offer, dueAt: 9 },
    staff: {
      type: 'work_reserved',
      contact: 'c',
      offer,
      dueAt: 9,
      brandName: 'Parcels',
      queueName: 'Support',
    },
  },
  work_released: {
    body: { ...work, offer, cause: 'expired' },
    staff: { type: 'work_released', contact: 'c', offer, cause: 'expired' },
  },
  work_started: { body: { ...work, segment }, staff: { type: 'work_started', contact: 'c', segment } },
  work_ended: { body: { ...work, segment }, staff: { type: 'work_ended', contact: 'c', segment } },
}

describe.each(Object.entries(rows))('%s', (type, row) => {
  const fact = logged(type, row)

  test('tells staff all of it, by the count of staff', () => {
    expect(toWire(fact, 'staff', names)).toEqual({
      t: 'fact',
      stream: 'stream',
      seq: 7,
      at: 5,
      id: 'id',
      fact: row.staff,
    })
  })

  test('tells the visitor what concerns the visitor, by the count of the visitor, or nothing', () => {
    const told = row.visitor
    const frame = { t: 'fact', stream: 'stream', seq: 3, at: 5, id: 'id', fact: told }
    expect(toWire(fact, 'visitor', names)).toEqual(told ? frame : null)
  })

  test('never names an agent by id to the visitor, not even where it was counted by mistake', () => {
    expect(JSON.stringify(toWire({ ...fact, vseq: 3 }, 'visitor', names))).not.toContain(agent)
  })

  test('of a newer version it is told that there was something', () => {
    const newer: LoggedFact = { ...fact, v: 9, newer: true, body: { secret: agent } }
    expect(toWire(newer, 'staff', names)?.fact).toEqual({ type: 'unknown', name: type, v: 9 })
  })
})

test.each(Object.entries(rows).filter(([, row]) => row.content))(
  'erased words of %s are null',
  (type, row) => {
    const frame = toWire({ ...logged(type, row), content: null }, 'staff', names)
    for (const name of Object.keys(row.content ?? {})) expect(frame?.fact).toHaveProperty(name, null)
  },
)

test('words of a visitor are told without a name', () => {
  const fact = logged('message_sent', {
    body: { from: 'visitor', agent: null, length: 2 },
    content: { text: 'hi' },
    visitor: true,
  })
  expect(toWire(fact, 'visitor', names)?.fact).toEqual({ type: 'message_sent', from: 'visitor', text: 'hi' })
  expect(toWire(fact, 'staff', names)?.fact).toEqual({ type: 'message_sent', from: 'visitor', text: 'hi' })
})

test('the visitor is told where the picture of who joins is', () => {
  const fact = logged('offer_accepted', { body: { offer, visit, agent: pictured, segment }, visitor: true })
  expect(toWire(fact, 'visitor', names)?.fact).toEqual({
    type: 'agent_joined',
    name: 'Mai',
    picture: '/api/v1/pictures/p',
  })
})

test('a refusal is a code of the table', () => {
  expect(errors).toHaveProperty(errorOf('offer_gone'))
})

function logged(
  type: string,
  row: { body: unknown; content?: Record<string, string>; visitor?: unknown },
): LoggedFact {
  return {
    stream: 'stream',
    kind: /^(presence|work|logged)_/.test(type) ? 'agent' : 'contact',
    tenant: 1,
    seq: 7,
    vseq: row.visitor === undefined ? null : 3,
    at: 5,
    actor: agent,
    clientId: 'id',
    type,
    v: factVersions[type as AnyFact['type']],
    body: row.body,
    ...(row.content && { content: row.content }),
  }
}
