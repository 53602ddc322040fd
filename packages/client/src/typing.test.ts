import type { ServerFrame } from '@switchboard/protocol'
import { describe, expect, it } from 'vitest'
import { contact, fact, following, hello, open, other, play, sent, tick } from '../test/course.js'
import type { Happening } from './state.js'
import { dueAt } from './step.js'

describe('typing', () => {
  const typing: ServerFrame = { t: 'typing', stream: contact, from: 'agent' }
  const said: Happening = { type: 'say_typing', stream: contact }

  it('is forgotten after 6 s, with the next message, and with the connection', () => {
    const [state] = play([...following, 1_000, typing])
    expect(state.typing).toEqual({ [contact]: 7_000 })
    expect(dueAt(state)).toBe(7_000)
    expect(play([6_999, tick], state)[0].typing).toEqual({ [contact]: 7_000 })
    expect(play([7_000, tick], state)[0].typing).toEqual({})
    const message = fact(1, { fact: { type: 'message_sent', from: 'agent', text: 'Hi' } })
    expect(play([message], state)[0].typing).toEqual({})
    expect(play([fact(1), { ...message, stream: other }], state)[0].typing).toEqual({ [contact]: 7_000 })
    expect(play([{ type: 'closed', code: 1006 }], state)[0].typing).toEqual({})
  })

  it('is said at most every 2 s, and only on an open line', () => {
    expect(sent(play([...open, said]))).toEqual([{ t: 'typing', stream: contact }])
    expect(sent(play([...open, said, 1_999, said]))).toEqual([])
    expect(sent(play([...open, said, 2_000, said]))).toHaveLength(1)
    expect(sent(play([...hello, said]))).toEqual([])
  })
})
