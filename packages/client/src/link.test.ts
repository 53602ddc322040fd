import type { ServerFrame } from '@switchboard/protocol'
import { describe, expect, it } from 'vitest'
import { hello, open, opened, play, sent, tick, token, welcome } from '../test/course.js'
import type { Course } from '../test/course.js'
import { initialState } from './state.js'
import { dueAt } from './step.js'

describe('connecting', () => {
  it('fetches a token, opens a line, says hello, and is open with the welcome', () => {
    expect(play([{ type: 'connect' }])[1]).toEqual([{ do: 'fetch_token' }])
    expect(play([{ type: 'connect' }, token])[1]).toEqual([{ do: 'open_line' }])
    expect(sent(play(hello))).toEqual([{ t: 'hello', v: 1, token: 'secret', last: {} }])
    expect(play(open)[0].link).toMatchObject({ is: 'open', welcome })
  })

  it('does nothing twice', () => {
    for (const course of [
      [...hello, { type: 'connect' }],
      [...open, { type: 'connect' }],
      [...open, token],
      [...open, opened],
      [...open, welcome],
    ] as Course[])
      expect(play(course)[1]).toEqual([])
    expect(play([token, opened, welcome, { type: 'closed', code: 1006 }, { type: 'woke' }, tick])).toEqual([
      initialState([]),
      [],
    ])
  })

  it('stops without a token', () => {
    expect(play([{ type: 'connect' }, { type: 'token', token: null }])[0].link).toEqual({
      is: 'stopped',
      code: 'not_logged_in',
    })
  })

  it.each([
    ['a token that cannot be fetched', [{ type: 'connect' }, { type: 'token_failed' }]],
    ['a line that closes', [{ type: 'connect' }, token, { type: 'closed', code: 1006 }]],
    ['a token that does not come', [{ type: 'connect' }, 15_000, tick]],
    ['a line that does not open', [{ type: 'connect' }, token, 15_000, tick]],
    ['a welcome that does not come', [...hello, 15_000, tick]],
  ] as [string, Course][])('waits, then tries again, after %s', (_, course) => {
    const [state] = play(course)
    expect(state.link).toMatchObject({ is: 'waiting', attempt: 1 })
    const due = dueAt(state) ?? 0
    expect(play([due, tick], state)[1]).toEqual([{ do: 'fetch_token' }])
  })

  it('waits up to twice as long after each failure, at most 30 s', () => {
    let state = initialState([])
    const waits: number[] = []
    for (let n = 0; n < 9; n++) {
      ;[state] = play([0, { type: 'connect' }, token, { type: 'closed', code: 1006 }], state)
      waits.push(dueAt(state) ?? 0)
    }
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000])
  })

  it('counts failures anew after 30 s of a stable connection, not before', () => {
    const failed: Course = [{ type: 'connect' }, { type: 'token_failed' }, ...open]
    expect(play([...failed, 29_999, { type: 'closed', code: 1006 }])[0].link).toMatchObject({ attempt: 2 })
    expect(play([...failed, 30_000, { type: 'closed', code: 1006 }])[0].link).toMatchObject({ attempt: 1 })
  })

  it('comes back in the window that the gateway has named, and no wake-up shortens it', () => {
    const drain: ServerFrame = { t: 'drain', retry: { minMs: 4_000, maxMs: 6_000 } }
    for (const course of [
      [...open, drain],
      [...hello, drain],
    ] as Course[]) {
      const [state] = play([...course, 100, { type: 'closed', code: 1012 }])
      expect(dueAt(state)).toBe(5_100)
      expect(play([3_000, { type: 'woke' }], state)).toEqual([state, []])
      expect(play([5_100, { type: 'woke' }], state)[1]).toEqual([{ do: 'fetch_token' }])
    }
    expect(play([drain])[0]).toEqual(initialState([]))
  })

  it('comes back at once when the page wakes up during a wait of its own', () => {
    const waiting: Course = [{ type: 'connect' }, { type: 'token_failed' }]
    expect(play([...waiting, { type: 'woke' }])[1]).toEqual([{ do: 'fetch_token' }])
  })

  it.each([
    [4500, 'token_invalid'],
    [4501, 'bad_frame'],
    [4503, 'signed_out'],
    [4999, 'internal'],
  ])('stops for good on close code %i, as %s', (code, name) => {
    expect(play([...open, { type: 'closed', code }])[0].link).toEqual({ is: 'stopped', code: name })
  })

  it.each([1000, 1001, 1006, 1011, 1012, 4001, 4002, 4008, 4012, 4013, 4499])(
    'comes back after close code %i',
    (code) => {
      const [state] = play([...open, { type: 'closed', code }])
      expect(state.link.is).toBe('waiting')
      expect(dueAt(state)).toBe(250)
    },
  )

  it('can be started again after it has stopped', () => {
    expect(play([...open, { type: 'closed', code: 4503 }, { type: 'connect' }])[1]).toEqual([
      { do: 'fetch_token' },
    ])
  })
})

describe('a line that says nothing', () => {
  it('is let go after 70 s without any frame', () => {
    const heard: Course = [...open, 50_000, { t: 'hb', heads: {} }]
    expect(play([...heard, 119_999, tick])[0].link.is).toBe('open')
    const [state, effects] = play([...heard, 120_000, tick])
    expect(state.link.is).toBe('waiting')
    expect(effects).toEqual([{ do: 'close_line', code: 4012, reason: 'no_heartbeat' }])
  })

  it('is asked for a sign of life when the page wakes up, once, and let go when none comes in 5 s', () => {
    const woken: Course = [...open, 1_000, { type: 'woke' }]
    expect(sent(play(woken))).toEqual([{ t: 'hb', probe: true }])
    expect(play([...woken, 2_000, { type: 'woke' }])[1]).toEqual([])
    expect(dueAt(play(woken)[0])).toBe(6_000)
    expect(play([...woken, 6_000, tick])[0].link.is).toBe('waiting')
    expect(play([...woken, 5_999, { t: 'hb', heads: {} }, 6_000, tick])[0].link.is).toBe('open')
  })

  it('gets an answer to each heartbeat', () => {
    expect(sent(play([...open, { t: 'hb', heads: {} }]))).toEqual([{ t: 'hb' }])
  })
})
