import { limits } from '@switchboard/protocol'
import type { Command, ServerFrame, Uuid } from '@switchboard/protocol'
import { describe, expect, it } from 'vitest'
import {
  contact,
  fact,
  first,
  following,
  open,
  opened,
  play,
  say,
  second,
  sent,
  tick,
  token,
  welcome,
} from '../test/course.js'
import type { Course } from '../test/course.js'
import type { Effect, Happening } from './state.js'
import { dueAt } from './step.js'

const give = (id: Uuid): Happening => ({ type: 'command', command: say(id) })
const ack = (id: Uuid, seq: number | null = 1): ServerFrame => ({
  t: 'ack',
  id,
  stream: contact,
  seq,
  at: 5,
})
const settled = (id: Uuid): Effect => ({ do: 'settle', id, outcome: { ok: true, seq: 1, at: 5 } })
const refused = (id: Uuid): ServerFrame => ({ t: 'refused', id, code: 'contact_over', message: 'Over.' })

describe('commands', () => {
  it('wait for the line, then go out in order', () => {
    expect(sent(play([give(first)]))).toEqual([])
    expect(sent(play([give(first), give(second), ...open]))).toEqual([say(first), say(second)])
    expect(sent(play([...open, give(first)]))).toEqual([say(first)])
  })

  it('are settled by their ack, or by their fact, once', () => {
    expect(play([...open, give(first), ack(first)])[1]).toEqual([settled(first)])
    expect(play([...open, give(first), ack(first), ack(first)])[1]).toEqual([])
    const byFact = play([...following, give(first), fact(1, { id: first, at: 5 })])
    expect(byFact[1]).toEqual([settled(first)])
    expect(byFact[0].outbox).toEqual([])
    expect(play([ack(first)], byFact[0])[1]).toEqual([])
  })

  it('are sent until their fact is in the view', () => {
    const [acked] = play([...following, give(first), ack(first)])
    expect(acked.outbox).toMatchObject([{ is: 'acked' }])
    expect(play([fact(1, { id: first })], acked)[0].outbox).toEqual([])
    expect(play([{ type: 'unfollow', stream: contact }], acked)[0].outbox).toEqual([])
    expect(play([...following, give(first), ack(first, null)])[0].outbox).toEqual([])
    expect(play([...following, fact(1), give(first), ack(first)])[0].outbox).toEqual([])
    expect(play([...following, give(first), fact(2, { id: first })])[0].outbox).toMatchObject([
      { is: 'acked', seq: 2 },
    ])
  })

  it('that another epoch has acknowledged are forgotten with it', () => {
    const [acked] = play([
      ...following,
      give(first),
      ack(first),
      { type: 'closed', code: 1006 },
      250,
      tick,
      token,
      opened,
    ])
    expect(play([{ ...welcome, epoch: 'two' }], acked)[0].outbox).toEqual([])
    expect(play([...following, give(first), ack(first), { type: 'closed', code: 4010 }])[0].outbox).toEqual(
      [],
    )
  })

  it('are sent again, the same: all after a resume, the oldest after 10 s without an answer', () => {
    const course: Course = [...open, 1_000, give(first), 2_000, give(second)]
    expect(dueAt(play(course)[0])).toBe(11_000)
    expect(sent(play([...course, 10_999, tick]))).toEqual([])
    const again = play([...course, 11_000, tick])
    expect(sent(again)).toEqual([say(first)])
    expect(sent(play([20_999, ack(first)], again[0]))).toEqual([])
    expect(sent(play([20_999, ack(first), 21_000, tick], again[0]))).toEqual([say(second)])
    const resumed: Course = [...course, { type: 'closed', code: 1006 }, 2_250, tick, token, opened, welcome]
    expect(sent(play(resumed))).toEqual([say(first), say(second)])
  })

  it(`are sent 7 at once, then 20 a second, and are at most ${limits.unacknowledged} unanswered`, () => {
    const many = Array.from({ length: 40 }, (_, nth) => give(`${first.slice(0, -2)}${nth + 10}`))
    let [state, effects] = play([...many, ...open])
    expect(effects).toHaveLength(7)
    for (let count = 8; count <= 32; count++) {
      const at = dueAt(state) ?? 0
      expect(at).toBe((count - 7) * 50)
      expect(sent(play([at - 1, tick], state))).toEqual([])
      ;[state, effects] = play([at, tick], state)
      expect(effects).toHaveLength(1)
    }
    expect(dueAt(state)).toBe(10_000)
    expect(sent(play([1_300, ack(`${first.slice(0, -2)}10`)], state))).toEqual([
      say(`${first.slice(0, -2)}42`),
    ])
  })

  it('that were too fast are sent again a little later', () => {
    const busy: ServerFrame = { t: 'refused', id: first, code: 'rate_limited', message: 'Too fast.' }
    const turn = play([...open, 1_000, give(first), busy])
    expect(turn[1]).toEqual([])
    expect(turn[0].outbox).toMatchObject([{ is: 'queued' }])
    const due = dueAt(turn[0]) ?? 0
    expect(due).toBe(2_700)
    expect(sent(play([due, tick], turn[0]))).toEqual([say(first)])
  })

  it('that are refused have failed; only those with a text stay, to be sent again or dropped', () => {
    const turn = play([...open, give(first), refused(first)])
    expect(turn[1]).toEqual([{ do: 'settle', id: first, outcome: { ok: false, code: 'contact_over' } }])
    expect(turn[0].outbox).toMatchObject([{ is: 'failed', code: 'contact_over' }])
    expect(play([refused(first), ack(second)], turn[0])[1]).toEqual([])
    expect(sent(play([{ type: 'retry', id: first }], turn[0]))).toEqual([say(first)])
    expect(sent(play([give(first)], turn[0]))).toEqual([say(first)])
    expect(play([{ type: 'discard', id: first }], turn[0])[0].outbox).toEqual([])
    const end: Command = { t: 'end', id: second, stream: contact }
    expect(play([...open, { type: 'command', command: end }, refused(second)])[0].outbox).toEqual([])
  })

  it('that have not failed can be neither retried nor dropped', () => {
    const [state] = play([...open, give(first)])
    expect(
      play(
        [
          { type: 'retry', id: first },
          { type: 'discard', id: first },
        ],
        state,
      ),
    ).toEqual([state, []])
  })

  it('that are given twice are sent once', () => {
    expect(sent(play([...open, give(first), give(first)]))).toEqual([])
    expect(play([...following, give(first), ack(first), give(first)])[1]).toEqual([settled(first)])
  })

  it('fail when the connection stops for good, and at once after that', () => {
    const turn = play([...following, give(first), ack(first), give(second), { type: 'closed', code: 4503 }])
    expect(turn[1]).toEqual([{ do: 'settle', id: second, outcome: { ok: false, code: 'signed_out' } }])
    expect(turn[0].outbox).toMatchObject([{ is: 'acked' }, { is: 'failed', code: 'signed_out' }])
    const later = '01890a5d-ac96-774b-bcce-b302099a8055'
    expect(play([give(later)], turn[0])[1]).toEqual([
      { do: 'settle', id: later, outcome: { ok: false, code: 'signed_out' } },
    ])
  })

  it('are told that the client was closed, and stay for the next one', () => {
    const turn = play([...open, give(first), { type: 'close' }])
    const closed: Effect = { do: 'settle', id: first, outcome: { ok: false, code: 'closed' } }
    expect(turn[0].link).toEqual({ is: 'stopped', code: 'closed' })
    expect(turn[1]).toEqual([{ do: 'close_line', code: 1000, reason: 'closed' }, closed])
    expect(turn[0].outbox).toMatchObject([{ is: 'sent' }])
    expect(dueAt(turn[0])).toBe(null)
    expect(play([{ type: 'close' }], turn[0])[1]).toEqual([])
    expect(play([give(second)], turn[0])[1]).toContainEqual({ ...closed, id: second })
    expect(sent(play(open, turn[0]))).toEqual([say(first)])
  })
})
