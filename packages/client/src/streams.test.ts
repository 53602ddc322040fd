import type { ClientFrame, Command, ServerFrame } from '@switchboard/protocol'
import { describe, expect, it } from 'vitest'
import {
  contact,
  fact,
  first,
  follow,
  following,
  hello,
  open,
  opened,
  other,
  play,
  sent,
  tick,
  token,
  welcome,
} from '../test/course.js'
import type { Course } from '../test/course.js'
import { initialState } from './state.js'
import { dueAt } from './step.js'

describe('streams', () => {
  it('are followed with hello, at once, or when the welcome has come', () => {
    expect(sent(play([follow, ...hello]))[0]).toMatchObject({ last: { [contact]: 0 } })
    expect(sent(play([...open, follow]))).toEqual([{ t: 'follow', stream: contact, after: 0 }])
    expect(sent(play([...hello, follow]))).toEqual([])
    expect(sent(play([...hello, follow, welcome]))).toEqual([{ t: 'follow', stream: contact, after: 0 }])
    expect(play([...following, follow])[1]).toEqual([])
  })

  it('begin after the fact that was read by other means', () => {
    const [state] = play([...open, { type: 'follow', stream: contact, after: 7 }, fact(7), fact(8)])
    expect(state.streams[contact]).toMatchObject({ seq: 8, facts: [fact(8)] })
  })

  it('that the gateway follows by itself are taken on, and their past is pulled', () => {
    const adopted = play([...hello, { ...welcome, heads: { [contact]: 2, [other]: 0 } }])
    expect(sent(adopted)).toEqual([{ t: 'pull', stream: contact, after: 0, to: 2 }])
    const [state] = play([fact(3), fact(1), fact(2)], adopted[0])
    expect(state.streams[contact]).toMatchObject({ seq: 3, held: [], pull: null })
    const named = play([follow, ...hello, { ...welcome, heads: { [contact]: 2 } }])
    expect(sent(named)).toEqual([])
  })

  it('that nobody follows are not collected', () => {
    expect(
      play([
        ...open,
        fact(1),
        { t: 'limited', stream: contact, from: 1, to: 9 },
        { t: 'hb', heads: { [contact]: 9 } },
      ])[0].streams,
    ).toEqual({})
    expect(play([...following, { type: 'unfollow', stream: contact }, fact(1)])[0].streams).toEqual({})
    expect(sent(play([...following, { type: 'unfollow', stream: contact }]))).toEqual([
      { t: 'unfollow', stream: contact },
    ])
    expect(play([follow, { type: 'unfollow', stream: contact }])).toEqual([initialState([]), []])
    expect(play([...open, { type: 'unfollow', stream: contact }])[1]).toEqual([])
  })

  it('apply the next fact, drop a known one, hold a later one and pull what is missing, once', () => {
    const gap = play([...following, fact(1), fact(1), fact(4)])
    expect(gap[0].streams[contact]).toMatchObject({ seq: 1, facts: [fact(1)], held: [fact(4)] })
    expect(sent(gap)).toEqual([{ t: 'pull', stream: contact, after: 1, to: 3 }])
    expect(sent(play([fact(6), fact(6), fact(5)], gap[0]))).toEqual([])
    const [filled] = play([fact(6), fact(5), fact(2), fact(3)], gap[0])
    expect(filled.streams[contact]).toMatchObject({ seq: 6, held: [], pull: null })
    expect(filled.streams[contact]?.facts.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('pull the next gap when the first is filled', () => {
    const turn = play([...following, fact(2), fact(5), fact(1)])
    expect(sent(turn)).toEqual([{ t: 'pull', stream: contact, after: 2, to: 4 }])
  })

  it('hold no more than they need', () => {
    const many = Array.from({ length: 1_005 }, (_, nth) => fact(nth + 2))
    const [state] = play([...following, ...many])
    expect(state.streams[contact]).toMatchObject({ head: 1_006 })
    expect(state.streams[contact]?.held).toHaveLength(1_000)
  })

  it('find the loss of the last fact by the heads of a heartbeat, and ask again only after 10 s', () => {
    const heads: ServerFrame = { t: 'hb', heads: { [contact]: 2 } }
    const pull: ClientFrame = { t: 'pull', stream: contact, after: 1, to: 2 }
    const lost: Course = [...following, fact(1), 1_000, heads]
    expect(sent(play(lost))).toEqual([{ t: 'hb' }, pull])
    expect(sent(play([...lost, 10_999, heads]))).toEqual([{ t: 'hb' }])
    expect(sent(play([...lost, 11_000, heads]))).toEqual([{ t: 'hb' }, pull])
    expect(sent(play([...lost, fact(2), heads]))).toEqual([{ t: 'hb' }])
    const further: ServerFrame = { t: 'hb', heads: { [contact]: 3 } }
    expect(play([...lost, further])[0].streams[contact]?.head).toBe(3)
  })

  it('pull page after page what was not sent', () => {
    const limited: ServerFrame = { t: 'limited', stream: contact, from: 2, to: 5 }
    expect(sent(play([...following, fact(1), limited]))).toEqual([
      { t: 'pull', stream: contact, after: 1, to: 5 },
    ])
    expect(sent(play([...following, fact(1), fact(5), limited]))).toEqual([
      { t: 'pull', stream: contact, after: 1, to: 4 },
    ])
    expect(sent(play([...following, ...[1, 2, 3, 4, 5].map((seq) => fact(seq)), limited]))).toEqual([])
  })

  it('resume from their cursors under the epoch of the welcome', () => {
    const [state] = play([...following, fact(1), fact(2), { type: 'closed', code: 1006 }, 250, tick, token])
    expect(sent(play([opened], state))).toEqual([
      { t: 'hello', v: 1, token: 'secret', last: { [contact]: 2 }, epoch: 'one' },
    ])
  })

  it('are loaded again under another epoch', () => {
    const course: Course = [...following, fact(1), { type: 'closed', code: 1006 }, 250, tick, token, opened]
    const [state] = play([...course, { ...welcome, epoch: 'two', heads: { [contact]: 1 } }])
    expect(state.epoch).toBe('two')
    expect(state.streams[contact]).toMatchObject({ seq: 0, facts: [] })
  })

  it('are loaded again after close code 4010', () => {
    const [state] = play([...following, fact(1), { type: 'closed', code: 4010 }])
    expect(state.epoch).toBe(null)
    expect(state.streams[contact]).toMatchObject({ seq: 0, facts: [] })
    expect(state.link.is).toBe('waiting')
  })

  it('that may not be followed say so, are left out of hello, and can be tried again', () => {
    const refused: ServerFrame = { t: 'error', code: 'not_found', message: 'No.', stream: contact }
    const [state] = play([...following, refused])
    expect(state.streams[contact]?.fault).toBe('not_found')
    const again = play([{ type: 'closed', code: 1006 }, 250, tick, token, opened], state)
    expect(sent(again)).toMatchObject([{ last: {} }])
    expect(sent(play([follow], state))).toEqual([{ t: 'follow', stream: contact, after: 0 }])
    expect(play([follow], state)[0].streams[contact]).not.toHaveProperty('fault')
    expect(play([...open, refused])[0].streams).toEqual({})
    expect(play([...following, { t: 'error', code: 'draining', message: 'Bye.' }])[0]).toEqual(
      play(following)[0],
    )
  })

  it('for which the gateway has no time are followed again after 10 s, from where they stand', () => {
    const busy: ServerFrame = { t: 'error', code: 'rate_limited', message: 'Too fast.', stream: contact }
    const [state] = play([...following, 1_000, fact(1), fact(3), busy])
    expect(state.streams[contact]).not.toHaveProperty('fault')
    expect(dueAt(state)).toBe(11_000)
    expect(sent(play([10_999, tick], state))).toEqual([])
    const again = play([11_000, tick], state)
    expect(sent(again)).toEqual([{ t: 'follow', stream: contact, after: 1 }])
    expect(sent(play([12_000, tick], again[0]))).toEqual([])
    expect(play([{ type: 'closed', code: 1006 }, 11_000, tick], state)[1]).toEqual([{ do: 'fetch_token' }])
    const [resumed] = play([{ type: 'closed', code: 1006 }, 1_250, tick, token, opened, welcome], state)
    expect(resumed.streams[contact]).not.toHaveProperty('followAt')
  })

  it('of a contact that is being started are followed, and are no fault while they are not there', () => {
    const start: Command = { t: 'start', id: first, stream: contact, text: 'Hello' }
    const refused: ServerFrame = { t: 'error', code: 'not_found', message: 'No.', stream: contact }
    const [state] = play([{ type: 'command', command: start }, ...open, refused])
    expect(state.streams[contact]).toMatchObject({ seq: 0 })
    expect(state.streams[contact]).not.toHaveProperty('fault')
    expect(initialState([start]).streams).toHaveProperty(contact)
  })
})
