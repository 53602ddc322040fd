import type { FactFrame, WireFact } from '@switchboard/protocol'
import { expect, test } from 'vitest'
import { closedKept, newAgent, stepAgent } from './agent.js'
import type { AgentView } from './agent.js'

const names = { brandName: 'Gốm Hiên', queueName: 'Orders' }

test('an agent of whom nothing is known is offline', () => {
  expect(newAgent.presence).toBe('offline')
})

test('presence is the last one that was set, since when it was set', () => {
  const view = after(
    { type: 'presence_changed', presence: 'available', cause: 'chosen' },
    { type: 'presence_changed', presence: 'not_responding', cause: 'offer_expired' },
  )
  expect([view.presence, view.presenceSince]).toEqual(['not_responding', 2000])
})

test('what is reserved rings until it is released', () => {
  const ringing = after(reserved('c1', 'o1'))
  expect(ringing.offers).toEqual([{ contact: 'c1', offer: 'o1', madeAt: 1000, dueAt: 21_000, ...names }])
  expect(
    step(ringing, { type: 'work_released', contact: 'c1', offer: 'o1', cause: 'expired' }).offers,
  ).toEqual([])
})

test('a contact that rings again rings once', () => {
  expect(after(reserved('c1', 'o1'), reserved('c1', 'o2')).offers.map((offer) => offer.offer)).toEqual(['o2'])
})

test('what is answered stops ringing and is work, with the names of the offer', () => {
  const view = after(reserved('c1', 'o1'), { type: 'work_started', contact: 'c1', segment: 's1' })
  expect(view.offers).toEqual([])
  expect(view.work).toEqual([{ contact: 'c1', segment: 's1', startedAt: 2000, endedAt: null, ...names }])
})

test('work that has ended is closed, the latest first', () => {
  const view = after(...whole('c1'), ...whole('c2'))
  expect(view.work).toEqual([])
  expect(view.closed.map((work) => [work.contact, work.endedAt])).toEqual([
    ['c2', 6000],
    ['c1', 3000],
  ])
})

test('only so many closed contacts are kept', () => {
  const view = after(
    ...Array.from({ length: closedKept + 3 }, (_, index) => whole(`c${String(index)}`)).flat(),
  )
  expect(view.closed).toHaveLength(closedKept)
  expect(view.closed[0]?.contact).toBe(`c${String(closedKept + 2)}`)
})

test('facts that are not known change nothing', () => {
  const view = after(reserved('c1', 'o1'))
  expect(step(view, { type: 'unknown', name: 'coffee_fetched', v: 3 })).toBe(view)
  expect(step(view, { type: 'work_ended', contact: 'never', segment: 's' })).toBe(view)
})

function reserved(contact: string, offer: string): WireFact {
  return { type: 'work_reserved', contact, offer, dueAt: 21_000, ...names }
}

function whole(contact: string): WireFact[] {
  const segment = `s-${contact}`
  return [
    reserved(contact, `o-${contact}`),
    { type: 'work_started', contact, segment },
    { type: 'work_ended', contact, segment },
  ]
}

function after(...facts: WireFact[]): AgentView {
  return facts.reduce((view, fact, index) => step(view, fact, index + 1), newAgent)
}

function step(view: AgentView, fact: WireFact, seq = 1): AgentView {
  const frame: FactFrame = { t: 'fact', stream: 'agent', seq, at: seq * 1000, fact }
  return stepAgent(view, frame)
}
