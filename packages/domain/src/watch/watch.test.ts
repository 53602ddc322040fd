import { expect, test } from 'vitest'
import type { WatchFact } from '../facts.js'
import type { Change } from '../decision.js'
import { isRefusal } from '../decision.js'
import { whisper } from '../contact/messages.js'
import { names, situations, worldIn } from '../../test/situations.js'
import { contactOf } from '../../test/world.js'
import { endWatch, evolveWatch, isWhisperedIn, noteRead, startWatch } from './watch.js'
import { endRecording, failRecording, pauseRecording, startRecording } from './recording.js'
import type { WatchState } from './watch.js'

const look = { contact: 'c', brand: 'b', watcher: 'supervisor', watch: 'w' }

function after(state: WatchState | null, change: Change<WatchFact>, at: number): WatchState {
  const [first] = change.facts
  if (first === undefined) throw new Error('nothing was decided')
  return evolveWatch(state, { stream: 's', seq: 1, vseq: null, at, actor: null, fact: first.fact })
}

test('a look begins, is known, and ends with how long it was open', () => {
  const open = after(null, startWatch(look), 10)
  expect(open.open).toEqual({ w: { watcher: 'supervisor', since: 10 } })
  const ended = endWatch(open, look)
  if (isRefusal(ended)) throw new Error(ended.refused)
  expect(ended.facts[0]?.fact.body).toMatchObject({ watcher: 'supervisor', since: 10 })
  expect(after(open, ended, 20).open).toEqual({})
})

test('no fact of it is one that a visitor may learn of', () => {
  const open = after(null, startWatch(look), 10)
  for (const change of [startWatch(look), endWatch(open, look), noteRead(look)])
    expect(isRefusal(change) || change.facts.every(({ visible }) => !visible)).toBe(true)
})

test('what is not open cannot end, and reading once opens nothing', () => {
  expect(endWatch(null, look)).toEqual({ refused: 'not_found' })
  const read = after(null, noteRead(look), 5)
  expect(endWatch(read, look)).toEqual({ refused: 'not_found' })
})

test.each(names())(
  'a whisper on a contact that is %s stands there until it is closed, and no visitor sees it',
  (name) => {
    const contact = contactOf(worldIn(name), 'c') ?? null
    const said = whisper(contact, { agent: 'supervisor', text: 'ask for the order' }, 9)
    const { phase } = situations[name]
    if (phase === null || phase === 'closed')
      expect(said).toEqual({ refused: phase === null ? 'not_found' : 'contact_over' })
    else expect(said).toMatchObject({ facts: [{ visible: false, fact: { body: { whisper: true } } }] })
  },
)

test('an empty whisper is none', () => {
  const contact = contactOf(worldIn('connected'), 'c') ?? null
  expect(whisper(contact, { agent: 's', text: '  ' }, 9)).toEqual({ refused: 'text_empty' })
})

test('the state stays small however many look and never leave', () => {
  let state: WatchState | null = null
  for (let n = 0; n < 80; n++) state = after(state, startWatch({ ...look, watch: `w${n}` }), n)
  expect(Object.keys(state?.open ?? {})).toHaveLength(50)
  expect(state?.open['w79']).toBeDefined()
})

test('who is in the sound of a call is known by how, from the beginning to the end', () => {
  const open = after(null, startWatch({ ...look, how: 'whisper' }), 10)
  expect(isWhisperedIn(open)).toBe(true)
  expect(isWhisperedIn(after(null, startWatch({ ...look, how: 'monitor' }), 10))).toBe(false)
  const ended = endWatch(open, look)
  if (isRefusal(ended)) throw new Error(ended.refused)
  expect(ended.facts[0]?.fact.body).toMatchObject({ how: 'whisper', since: 10 })
  expect(isWhisperedIn(after(open, ended, 20))).toBe(false)
})

test('a call is recorded once at a time, paused and gone on with, and its end or failure leaves no trace in the state', () => {
  const call = { contact: 'c', brand: 'b' }
  const on = step(null, startRecording(null, call))
  expect(startRecording(on, call)).toEqual({ refused: 'already_taken' })
  expect(pauseRecording(null, { ...call, by: 'a' }, true)).toEqual({ refused: 'not_found' })
  expect(pauseRecording(on, { ...call, by: 'a' }, false)).toEqual({ refused: 'not_held' })
  const paused = step(on, pauseRecording(on, { ...call, by: 'a' }, true))
  expect(paused.recording).toBe('paused')
  expect(step(paused, startWatch(look)).recording).toBe('paused')
  for (const over of [endRecording({ ...call, file: 'f', ms: 5 }), failRecording({ ...call, why: 'broken' })])
    expect(step(paused, over).recording).toBeUndefined()
})

function step(state: WatchState | null, change: ReturnType<typeof startRecording>): WatchState {
  if (isRefusal(change)) throw new Error(change.refused)
  return after(state, change, 1)
}
