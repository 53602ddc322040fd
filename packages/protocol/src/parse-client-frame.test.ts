import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyClientFrame, clientFrames, uuid } from '../../../test/support/frames.js'
import type { ClientFrame } from './client-frames.js'
import { commandAudiences } from './client-shapes.js'
import { limits } from './limits.js'
import { isCommand, parseClientFrame } from './parse-client-frame.js'
import { isParseFault } from './parse-fault.js'
import { serialize } from './serialize.js'

const stream = '01890a5d-ac96-774b-bcce-b302099a8057'
const id = '01890a5d-ac96-774b-bcce-b302099a8058'
const say = { t: 'say', id, stream, text: 'Hello' }

function parsed(frame: unknown, socket?: 'visitor' | 'staff'): ReturnType<typeof parseClientFrame> {
  return parseClientFrame(JSON.stringify(frame), socket)
}

describe('reading what a client has sent', () => {
  for (const [t, frames] of Object.entries<fc.Arbitrary<ClientFrame>>(clientFrames)) {
    it(`reads every ${t} as it was written`, () => {
      fc.assert(
        fc.property(frames, (frame) => {
          expect(parseClientFrame(serialize(frame))).toEqual(frame)
        }),
      )
    })
  }

  it('answers any text with a frame or a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseClientFrame(text)).toBeTypeOf('object')
      }),
    )
  })

  it('answers any JSON with a frame or a fault', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseClientFrame(text)).toBeTypeOf('object')
      }),
    )
  })

  it('survives a frame of which one key has gone wrong, and reads nothing that was not asked for', () => {
    fc.assert(
      fc.property(anyClientFrame, fc.jsonValue(), fc.nat(), (frame, value, which) => {
        const keys = Object.keys(frame)
        const key = keys[which % keys.length] ?? 't'
        const read = parsed({ ...frame, [key]: value, besides: value })
        expect(read).not.toHaveProperty('besides')
        if (isParseFault(read)) expect(read.message).toContain(key === 't' ? '' : key)
        else expect(parseClientFrame(serialize(read))).toEqual(read)
      }),
      { numRuns: 1_000 },
    )
  })

  it('names the field that is wrong', () => {
    expect(parsed({ ...say, stream: 'x' })).toEqual({
      error: 'bad_frame',
      message: 'say.stream is missing or not what docs/protocol.md says',
    })
  })

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['null', 'null'],
    ['no t', '{}'],
    ['a t of the prototype', '{"t":"constructor"}'],
    ['a t of no frame', '{"t":"hallo"}'],
    ['a very deep list', '['.repeat(60_000)],
    ['a number that is none', `{"t":"follow","stream":"${stream}","after":1e999}`],
    ['a fraction', `{"t":"follow","stream":"${stream}","after":0.5}`],
    ['a pull of nothing', `{"t":"pull","stream":"${stream}","after":5,"to":5}`],
    ['an id in capitals', JSON.stringify({ ...say, id: id.toUpperCase() })],
    ['an optional key that is null', JSON.stringify({ t: 'start', id, stream, text: 'x', page: null })],
    ['a score out of range', JSON.stringify({ t: 'rate', id, stream, score: 6 })],
    ['cursors in a list', JSON.stringify({ t: 'hello', v: 1, token: 'x', last: [1] })],
    ['cursors of no stream', JSON.stringify({ t: 'hello', v: 1, token: 'x', last: { __proto__x: 1 } })],
    ['another version', JSON.stringify({ t: 'hello', v: 2, token: 'x' })],
    ['a token without end', JSON.stringify({ t: 'hello', v: 1, token: 'x'.repeat(limits.tokenLength + 1) })],
  ])('takes %s for a bad frame', (_, text) => {
    expect(parseClientFrame(text)).toMatchObject({ error: 'bad_frame' })
  })

  it('takes cursors of too many streams for a bad frame', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(uuid, {
          minLength: limits.followedStreams + 1,
          maxLength: limits.followedStreams + 1,
        }),
        (streams) => {
          const last = Object.fromEntries(streams.map((one) => [one, 1]))
          expect(parsed({ t: 'hello', v: 1, token: 'x', last })).toMatchObject({ error: 'bad_frame' })
        },
      ),
      { numRuns: 3 },
    )
  })

  it('takes a frame above the limit of its socket for a bad frame before it is read', () => {
    const text = JSON.stringify({ ...say, text: 'x'.repeat(limits.visitorFrameBytes) })
    expect(parseClientFrame(text, 'visitor')).toMatchObject({ error: 'bad_frame' })
    expect(parseClientFrame(text, 'staff')).toMatchObject({ error: 'text_too_long', id })
  })

  it('refuses a text or a comment that is too long, with the id of the command', () => {
    expect(parsed({ ...say, text: 'x'.repeat(limits.textLength) })).toMatchObject({ t: 'say' })
    expect(parsed({ ...say, text: 'x'.repeat(limits.textLength + 1) })).toEqual({
      error: 'text_too_long',
      id,
      message: 'say.text is longer than 8000',
    })
    const comment = 'x'.repeat(limits.commentLength + 1)
    expect(parsed({ t: 'rate', id, stream, score: 5, comment })).toMatchObject({ error: 'text_too_long', id })
  })

  it('replaces what no database stores', () => {
    expect(parsed({ ...say, text: 'a\0b\ud800c😀' })).toMatchObject({ text: 'a\ufffdb\ufffdc😀' })
  })

  it('refuses the commands of the other kind of socket, with the id of the command', () => {
    fc.assert(
      fc.property(anyClientFrame, fc.constantFrom('visitor', 'staff'), (frame, socket) => {
        const read = parsed(frame, socket)
        const audience = isCommand(frame) ? commandAudiences[frame.t] : 'both'
        if (audience === 'both' || audience === socket) expect(read).toEqual(frame)
        else expect(read).toMatchObject({ error: 'not_allowed', id: isCommand(frame) ? frame.id : '' })
      }),
    )
  })
})
