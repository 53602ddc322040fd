import { expect, test } from 'vitest'
import { newAgent } from './agent.js'
import type { Work } from './agent.js'
import { newContact } from './contact.js'
import type { ContactView } from './contact.js'
import { mineRows } from './inbox.js'
import type { Line } from './line.js'

const names = { brandName: 'Gốm Hiên', queueName: 'Orders' }

test('wrap-up comes first, then who waits for an answer, longest first, then the others', () => {
  const contacts: Record<string, ContactView> = {
    theirs: view([said('visitor', 1000), said('agent', 2000)]),
    late: view([said('visitor', 1000)]),
    later: view([said('visitor', 3000)]),
    done: { ...view([said('visitor', 1000)]), phase: 'wrap_up', endedAt: 5000, wrapUpDueAt: 125_000 },
  }
  const agent = { ...newAgent, work: ['theirs', 'later', 'late', 'done'].map((id) => work(id)) }
  const rows = mineRows(agent, (id) => contacts[id] ?? newContact, none)
  expect(rows.map((row) => [row.contact, row.group])).toEqual([
    ['done', 'wrap_up'],
    ['late', 'your_turn'],
    ['later', 'your_turn'],
    ['theirs', 'their_turn'],
  ])
  expect(rows[0]?.dueAt).toBe(125_000)
})

test('a turn lasts from the first unanswered message, not from the last one', () => {
  const agent = { ...newAgent, work: [work('c')] }
  const lines = [said('visitor', 1000), said('agent', 2000), said('visitor', 3000), said('visitor', 9000)]
  expect(mineRows(agent, () => view(lines), none)[0]).toMatchObject({
    group: 'your_turn',
    since: 3000,
    last: { mine: false },
  })
})

test('a contact whose facts have not come has a row with what the offer said', () => {
  const agent = { ...newAgent, work: [work('c')] }
  expect(mineRows(agent, () => newContact, none)).toEqual([
    {
      contact: 'c',
      channel: null,
      said: null,
      group: 'their_turn',
      since: 500,
      visitor: null,
      ...names,
      last: null,
      dueAt: null,
      unread: 0,
    },
  ])
})

test('unread is what the visitor wrote and one has neither seen nor answered', () => {
  const agent = { ...newAgent, work: [work('c')] }
  const lines = [said('visitor', 1000), said('agent', 2000), said('visitor', 3000), said('visitor', 9000)]
  const unread = (seen: number) =>
    mineRows(
      agent,
      () => view(lines),
      () => seen,
    )[0]?.unread
  expect([0, 1, 2, 3].map(unread)).toEqual([2, 2, 1, 0])
})

const none = () => 0

function work(contact: string, endedAt: number | null = null): Work {
  return { contact, segment: `s-${contact}`, startedAt: 500, endedAt, ...names }
}

function view(lines: readonly Line[]): ContactView {
  return { ...newContact, phase: 'connected', lines }
}

function said(from: 'visitor' | 'agent', at: number): Line {
  return {
    kind: 'message',
    key: String(at),
    at,
    from,
    agent: null,
    name: '',
    text: 'x',
    state: { is: 'sent' },
  }
}
