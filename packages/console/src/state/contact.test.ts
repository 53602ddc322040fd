import type { Pending } from '@switchboard/client'
import type { FactFrame, StaffContactFact, WireFact } from '@switchboard/protocol'
import { expect, test } from 'vitest'
import { newContact, stepContact } from './contact.js'
import type { ContactView } from './contact.js'
import { withPending } from './line.js'

const started: StaffContactFact = {
  type: 'contact_started',
  brand: 'b',
  site: 's',
  queue: 'q',
  visitor: 'v',
  channel: 'chat',
  locale: 'vi',
  page: 'https://gom.example/',
}
const asked: StaffContactFact = { type: 'message_sent', from: 'visitor', text: 'Chào bạn' }
const offered: StaffContactFact = { type: 'offer_made', offer: 'o', agent: 'linh', name: 'Linh', dueAt: 9000 }
const accepted: StaffContactFact = {
  type: 'offer_accepted',
  offer: 'o',
  agent: 'linh',
  name: 'Linh',
  segment: 'g',
}
const ended: StaffContactFact = { type: 'contact_ended', by: 'visitor', wrapUpDueAt: 99_000 }
const me = { id: 'linh', name: 'Linh' }

test.each<[string, WireFact[], string]>([
  ['nothing', [], 'unknown'],
  ['a first message', [started, asked], 'queued'],
  ['an offer', [started, asked, offered], 'offered'],
  [
    'an offer that was declined',
    [started, offered, { type: 'offer_declined', offer: 'o', agent: 'linh' }],
    'queued',
  ],
  ['an answer', [started, offered, accepted], 'connected'],
  ['the end of a talk', [started, offered, accepted, ended], 'wrap_up'],
  ['the end in the queue', [started, { type: 'contact_ended', by: 'visitor', wrapUpDueAt: null }], 'closed'],
  [
    'wrap-up',
    [started, offered, accepted, ended, { type: 'wrap_up_ended', disposition: 'd', cause: 'finished' }],
    'closed',
  ],
])('after %s a contact is %s', (_, facts, phase) => {
  expect(after(...facts).phase).toBe(phase)
})

test('the lines are what was said and what an agent should know, in order', () => {
  const view = after(started, asked, offered, { type: 'offer_shown', offer: 'o' }, accepted, {
    type: 'message_sent',
    from: 'agent',
    agent: 'linh',
    name: 'Linh',
    text: 'Dạ',
  })
  expect(view.lines.map((line) => (line.kind === 'event' ? line.what : line.kind))).toEqual([
    'started',
    'message',
    'accepted',
    'message',
  ])
})

test('the wait runs from the start of the contact to the answer', () => {
  const line = after(started, asked, offered, accepted).lines.at(-1)
  expect(line).toMatchObject({ kind: 'event', what: 'accepted', waitedMs: 3000, name: 'Linh' })
})

test('an erased text is none, and the line stays', () => {
  expect(after(started, { ...asked, text: null }).lines.at(-1)).toMatchObject({ kind: 'message', text: null })
})

test('hold, disposition and rating are kept', () => {
  const held = after(started, offered, accepted, { type: 'contact_held' })
  expect(held.held).toBe(true)
  expect(step(held, { type: 'contact_resumed' }).held).toBe(false)
  const closed = step(step(held, ended), { type: 'wrap_up_ended', disposition: 'address', cause: 'finished' })
  expect([closed.held, closed.disposition]).toEqual([false, 'address'])
  expect(step(closed, { type: 'contact_rated', score: 4, comment: null }).rating).toEqual({
    score: 4,
    comment: null,
  })
})

test('facts that are not known change nothing', () => {
  const view = after(started)
  expect(step(view, { type: 'unknown', name: 'contact_painted', v: 2 })).toBe(view)
})

test('what is on its way stands behind what has arrived, with how far it has got', () => {
  const pending: Pending[] = [
    { command: { t: 'say', id: 'm1', stream: 'c', text: 'Một' }, status: 'sending' },
    { command: { t: 'note', id: 'm2', stream: 'c', text: 'Hai' }, status: 'sent' },
    { command: { t: 'say', id: 'm3', stream: 'c', text: 'Ba' }, status: 'failed', code: 'rate_limited' },
    { command: { t: 'end', id: 'm4', stream: 'c' }, status: 'sending' },
  ]
  const late = withPending(after(started, asked).lines, pending, me).slice(2)
  expect(late.map((line) => [line.kind, line.key, line.kind === 'event' ? null : line.state])).toEqual([
    ['message', 'm1', { is: 'sending' }],
    ['note', 'm2', { is: 'sent' }],
    ['message', 'm3', { is: 'failed', code: 'rate_limited', id: 'm3' }],
  ])
})

test('words that are erased leave an open screen, and what happened stays', () => {
  const rated: StaffContactFact = { type: 'contact_rated', score: 4, comment: 'nhanh' }
  const view = after(started, asked, offered, accepted, ended, rated, { type: 'words_erased' })
  expect(JSON.stringify(view)).not.toMatch(/gom.example|Chào bạn|nhanh/)
  expect(view.lines).toHaveLength(5)
  expect(view.rating?.score).toBe(4)
})

test('what has arrived while its command is still pending is said once', () => {
  const view = stepContact(
    after(started, asked),
    frame({ ...asked, from: 'agent', agent: 'linh', name: 'Linh' }, 3, 'm1'),
  )
  const pending: Pending[] = [
    { command: { t: 'say', id: 'm1', stream: 'c', text: 'Chào bạn' }, status: 'sending' },
  ]
  expect(withPending(view.lines, pending, me)).toBe(view.lines)
})

function after(...facts: WireFact[]): ContactView {
  return facts.reduce((view, fact, index) => stepContact(view, frame(fact, index + 1)), newContact)
}

function step(view: ContactView, fact: WireFact): ContactView {
  return stepContact(view, frame(fact, 9))
}

function frame(fact: WireFact, seq: number, id?: string): FactFrame {
  return { t: 'fact', stream: 'c', seq, at: seq * 1000, ...(id !== undefined && { id }), fact }
}
