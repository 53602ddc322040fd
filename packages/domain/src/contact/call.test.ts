import { describe, expect, test } from 'vitest'
import { connectCall, failCall, hold, isRefusal, measureCall, startContact } from '../index.js'
import type { ContactState } from '../index.js'

const first = {
  brand: 'b',
  site: 's',
  queue: 'q',
  visitor: 'vi',
  channel: 'voice',
  locale: 'vi',
  visit: 'visit',
  text: '',
} as const
const core = {
  ...first,
  enqueuedAt: 0,
  excluded: {},
  answered: true,
  rated: false,
}
const talking: ContactState = { ...core, phase: 'connected', segment: 'seg', agent: 'an', heldSince: null }
const visitor = { by: 'visitor', actor: 'vi' } as const

describe('a call', () => {
  test('begins without words; a chat does not', () => {
    expect(startContact(null, first, 1)).toMatchObject({
      facts: [{ fact: { type: 'contact_started', body: { channel: 'voice' } } }],
    })
    expect(startContact(null, { ...first, channel: 'chat' }, 1)).toEqual({ refused: 'text_empty' })
    const said = startContact(null, { ...first, text: 'My order' }, 1)
    expect(isRefusal(said) ? 0 : said.facts.length).toBe(2)
  })

  test('tells its visitor of a hold, and a chat does not', () => {
    expect(hold(talking, { agent: 'an' }, 1)).toMatchObject({ facts: [{ visible: true }] })
    expect(hold({ ...talking, channel: 'chat' }, { agent: 'an' }, 1)).toMatchObject({
      facts: [{ visible: false }],
    })
  })

  test('is connected for either end within the segment, as often as it is found again', () => {
    for (const end of [visitor, { by: 'agent', actor: 'an' } as const])
      expect(connectCall(talking, end, 1)).toMatchObject({
        facts: [{ fact: { body: { segment: 'seg', by: end.by } }, visible: false }],
      })
  })

  test.each([
    ['not_found', talking, { by: 'visitor', actor: 'eve' }],
    ['not_found', talking, { by: 'agent', actor: 'bo' }],
    ['not_found', { ...talking, channel: 'chat' }, visitor],
    ['not_found', null, visitor],
    ['not_connected', { ...core, phase: 'queued' }, visitor],
    ['contact_over', { ...core, phase: 'closed' }, visitor],
  ] as const)('is %s for whoever has nothing to connect', (refused, state, end) => {
    expect(connectCall(state, end, 1)).toEqual({ refused })
  })

  test('fails while it waits or is connected, and not after', () => {
    const failed = { ...visitor, why: 'no_way' } as const
    expect(failCall({ ...core, phase: 'queued' }, failed, 1)).toMatchObject({
      facts: [{ fact: { body: { segment: null, why: 'no_way' } } }],
    })
    expect(failCall(talking, failed, 1)).toMatchObject({ facts: [{ fact: { body: { segment: 'seg' } } }] })
    expect(failCall({ ...core, phase: 'closed' }, failed, 1)).toEqual({ refused: 'contact_over' })
  })

  test('may be measured after its end, by its two ends alone', () => {
    const measured = { ...visitor, phases: { queued: 90, heard: 2_400 } }
    expect(measureCall({ ...core, phase: 'closed' }, measured, 1)).toMatchObject({
      facts: [{ fact: { body: { by: 'visitor', phases: { heard: 2_400 } } } }],
    })
    expect(measureCall(talking, { ...measured, actor: 'eve' }, 1)).toEqual({ refused: 'not_found' })
  })
})
