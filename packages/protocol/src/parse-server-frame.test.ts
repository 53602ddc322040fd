import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyServerFrame, serverFrames, wireFacts } from '../../../test/support/frames.js'
import { isParseFault } from './parse-fault.js'
import { parseServerFrame } from './parse-server-frame.js'
import { serialize } from './serialize.js'
import type { ServerFrame, WireFact } from './server-frames.js'

const stream = '01890a5d-ac96-774b-bcce-b302099a8057'

function fact(body: unknown): unknown {
  return parseServerFrame(JSON.stringify({ t: 'fact', stream, seq: 1, at: 1, fact: body }))
}

describe('reading what the gateway has sent', () => {
  for (const [t, frames] of Object.entries<fc.Arbitrary<ServerFrame>>(serverFrames)) {
    it(`reads every ${t} as it was written`, () => {
      fc.assert(
        fc.property(frames, (frame) => {
          expect(parseServerFrame(serialize(frame))).toEqual(frame)
        }),
      )
    })
  }

  for (const [type, facts] of Object.entries<fc.Arbitrary<WireFact>>(wireFacts)) {
    it(`reads every ${type} as it was written`, () => {
      fc.assert(
        fc.property(facts, (body) => {
          expect(fact(body)).toMatchObject({ fact: body })
        }),
      )
    })
  }

  it('answers any text and any JSON with a frame or a fault', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.json())
    fc.assert(
      fc.property(texts, (text) => {
        expect(parseServerFrame(text)).toBeTypeOf('object')
      }),
    )
  })

  it('survives a frame of which one key has gone wrong, and reads nothing that was not asked for', () => {
    fc.assert(
      fc.property(anyServerFrame, fc.jsonValue(), fc.nat(), (frame, value, which) => {
        const keys = Object.keys(frame)
        const key = keys[which % keys.length] ?? 't'
        const read = parseServerFrame(JSON.stringify({ ...frame, [key]: value, extra: value }))
        expect(read).not.toHaveProperty('extra')
        if (!isParseFault(read)) expect(parseServerFrame(serialize(read))).toEqual(read)
      }),
      { numRuns: 1_000 },
    )
  })

  it('counts a fact of a type that it does not know, and a t that it does not know is a fault', () => {
    expect(fact({ type: 'contact_translated', to: 'x' })).toMatchObject({
      fact: { type: 'unknown', name: 'contact_translated', v: 0 },
    })
    expect(parseServerFrame('{"t":"snapshot"}')).toMatchObject({ error: 'bad_frame' })
  })

  it('keeps from a fact only what its form names, and takes none whose form is wrong', () => {
    expect(fact({ type: 'agent_joined', name: 'Ana', mail: 'ana@example.com' })).toMatchObject({
      fact: { type: 'agent_joined', name: 'Ana' },
    })
    expect(fact({ type: 'agent_joined' })).toEqual({
      error: 'bad_frame',
      message: 'fact.fact is missing or not what docs/protocol.md says',
    })
    expect(fact('agent_joined')).toMatchObject({ error: 'bad_frame' })
  })

  it('takes a code that it does not know as internal', () => {
    const refused = { t: 'refused', id: stream, code: 'too_clever', message: 'No.' }
    expect(parseServerFrame(JSON.stringify(refused))).toEqual({ ...refused, code: 'internal' })
    expect(parseServerFrame(JSON.stringify({ ...refused, code: 7 }))).toMatchObject({ error: 'bad_frame' })
  })
})
