import type { ServerFrame } from '@switchboard/protocol'
import { describe, expect, it } from 'vitest'
import { contact, fact, following, play, sent } from '../test/course.js'
import type { Happening } from './state.js'

const theirs = (seq: number): ServerFrame =>
  fact(seq, { fact: { type: 'message_sent', from: 'agent', name: 'Lan', text: 'Hi' } })
const mine = (seq: number): ServerFrame =>
  fact(seq, { fact: { type: 'message_sent', from: 'visitor', text: 'Hello' } })
const held: Happening = { type: 'seen', stream: contact, read: false }
const read: Happening = { type: 'seen', stream: contact, read: true }
const reach = (delivered: number, to: number): ServerFrame => ({
  t: 'receipt',
  stream: contact,
  from: 'agent',
  delivered,
  read: to,
})

describe('receipts', () => {
  it('say once how far the words of the other side are here, and once that they were read', () => {
    const [state] = play([...following, mine(1), theirs(2), mine(3)])
    const [told, effects] = play([held], state)
    expect(sent([told, effects])).toEqual([{ t: 'receipt', stream: contact, delivered: 2, read: 0 }])
    expect(sent(play([held], told))).toEqual([])
    expect(sent(play([read], told))).toEqual([{ t: 'receipt', stream: contact, delivered: 2, read: 2 }])
    const [all] = play([read], told)
    expect(sent(play([read, held], all))).toEqual([])
  })

  it('say nothing of one’s own words, nor while the line is down', () => {
    const [state] = play([...following, mine(1)])
    expect(sent(play([read], state))).toEqual([])
    const [down] = play([theirs(2), { type: 'closed', code: 1006 }], state)
    expect(sent(play([read], down))).toEqual([])
  })

  it('that come go forward only, whatever their order', () => {
    const [state] = play([...following, mine(1), reach(1, 0), reach(3, 3), reach(2, 1)])
    expect(state.reached).toEqual({ [contact]: { delivered: 3, read: 3 } })
  })
})
