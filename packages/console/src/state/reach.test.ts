import type { FactFrame } from '@switchboard/protocol'
import { expect, test } from 'vitest'
import { reachOf } from './reach.js'

const said = (seq: number, agent?: string): FactFrame => ({
  t: 'fact',
  stream: 'c',
  seq,
  at: seq,
  ...(agent !== undefined && { id: `id-${String(seq)}` }),
  fact: {
    type: 'message_sent',
    from: agent === undefined ? 'visitor' : 'agent',
    ...(agent !== undefined && { agent }),
    text: 'a',
  },
})
const facts = [said(1), said(2, 'me'), said(3, 'me'), said(4), said(5, 'other'), said(6, 'me')]

test.each([
  [0, 0, { 'id-6': 'sent' }],
  [5, 0, { 'id-6': 'sent' }],
  [6, 0, { 'id-6': 'delivered' }],
  [6, 2, { 'id-6': 'delivered', 'id-2': 'read' }],
  [6, 5, { 'id-6': 'delivered', 'id-3': 'read' }],
  [6, 6, { 'id-6': 'read' }],
])('delivered to %i and read to %i', (delivered, read, states) => {
  expect(Object.fromEntries(reachOf(facts, { delivered, read }, 'me'))).toEqual(states)
})

test('an agent who said nothing has nothing to wait for', () => {
  expect(reachOf([said(1)], { delivered: 1, read: 1 }, 'me').size).toBe(0)
})
