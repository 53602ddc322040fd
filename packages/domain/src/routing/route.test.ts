import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, bruteForce, centre, free, offerOf, plain, routed, used, waiting } from '../../test/centres.js'
import { throughJson } from '../../test/world.js'
import { explain, noRules, unitsFor } from '../index.js'
import type { Assignment, BestFit, ContactState } from '../index.js'

test('each contact in the order of the line gets the agent that a search through everybody finds', () => {
  fc.assert(
    fc.property(centre, (view) => {
      const pairs = routed(view).map(({ contact, agent }) => [contact, agent])
      expect(pairs).toEqual(bruteForce(view))
    }),
    { numRuns: 3_000 },
  )
})

test('nobody gets more than the capacity, and no contact two rings', () => {
  fc.assert(
    fc.property(centre, (view) => {
      const assignments = routed(view)
      expect(assignments.length).toBeLessThanOrEqual(view.limit)
      expect(new Set(assignments.map(({ contact }) => contact)).size).toBe(assignments.length)
      for (const { id, state } of view.agents) {
        const taken = assignments.filter(({ agent }) => agent === id).map(unitsOf)
        if (taken.length > 0)
          expect(used(state) + taken.reduce((sum, units) => sum + units, 0)).toBeLessThanOrEqual(100)
      }
    }),
    { numRuns: 500 },
  )
})

test('every offer explains itself: the reasons, also out of JSON, come to the same agent, verdicts and ranks', () => {
  fc.assert(
    fc.property(centre, (view) => {
      for (const { contact, change } of routed(view)) {
        const body = throughJson(offerOf(change))
        const explanation = explain(body, { contact, at })
        expect(explanation?.differences).toEqual([])
        expect(explanation?.candidates.find(({ chosen }) => chosen)?.rank).toBe(1)
      }
    }),
    { numRuns: 500 },
  )
})

test('an offer whose reasons were tampered with does not agree', () => {
  const [assignment] = routed({ ...plain, waiting: [waiting('c')], agents: [free('an'), free('bo')] })
  const body = offerOf(assignment?.change)
  if (body.routing.rule !== 'best_fit') throw new Error('the rule is another one')
  const other = body.agent === 'an' ? 'bo' : 'an'
  expect(explain({ ...body, agent: other }, { contact: 'c', at })?.agrees).toBe(false)
  const busy = body.routing.candidates.map((one) => (one.rank === 1 ? { ...one, free: 0 } : one))
  const routing: BestFit = { ...body.routing, candidates: busy }
  expect(explain({ ...body, routing }, { contact: 'c', at })?.agrees).toBe(false)
  const early = { rule: 'longest_idle', candidates: [] } as const
  expect(explain({ agent: 'an', routing: early }, { contact: 'c', at })).toBe(null)
})

test('the same view gives the same answer, whatever the order of its rows, also out of JSON', () => {
  fc.assert(
    fc.property(centre, (view) => {
      const turned = { ...view, waiting: view.waiting.toReversed(), agents: view.agents.toReversed() }
      expect(routed(throughJson(view))).toEqual(routed(view))
      expect(routed(turned)).toEqual(routed(view))
    }),
  )
})

test('what one ring writes: both streams, the deadlines and the reasons', () => {
  const busy = { x: { kind: 'reserved', offer: 'p', channel: 'chat', units: 100 } } as const
  const view = {
    ...plain,
    waiting: [waiting('c', { excluded: { pat: at + 1, bo: at } })],
    agents: [
      free('an', { idleSince: 50 }),
      free('bo', { idleSince: 40 }),
      free('pat', { idleSince: 10 }),
      { ...free('chi', { idleSince: 10 }), queues: ['sales'] },
      { ...free('ha', { idleSince: 10 }), brands: ['b2'] },
      free('du', { presence: 'break' }),
      free('em', { idleSince: null, work: busy }),
      free('gia', { idleSince: null }),
    ],
  }
  const [assignment] = routed(view)
  const { routing, ...offer } = offerOf(assignment?.change)
  expect(offer).toEqual({ offer: 'offer-1', visit: 'visit', agent: 'bo', dueAt: at + 15_000 })
  expect(routing).toMatchObject({
    rule: 'best_fit',
    need: { queue: 'help', channel: 'chat', priority: 0, asked: {}, required: {}, step: 0, sticky: null },
    omitted: {},
  })
  expect(
    (routing as BestFit).candidates.map(({ agent, verdict, rank }) => `${agent} ${verdict} ${rank ?? '-'}`),
  ).toEqual([
    'bo ok 1',
    'an ok 2',
    'gia ok 3',
    'chi not_in_queue -',
    'du not_available -',
    'em no_capacity -',
    'ha not_for_brand -',
    'pat excluded -',
  ])
  expect(assignment?.change.contact.deadlines).toEqual({ offer: at + 15_000, offer_shown: at + 2_000 })
  const work = { contact: 'c', offer: 'offer-1', channel: 'chat', units: 100, dueAt: at + 15_000 }
  expect(assignment?.change.agent?.facts).toEqual([
    { fact: { type: 'work_reserved', body: work }, visible: false },
  ])
})

test('the reasons stay below 6 kB, however many agents there are, and say how many were left out', () => {
  const agents = Array.from({ length: 512 }, (_, n) => ({
    ...free(
      `018f3a5c-7d2e-7c3b-9a41-${String(n).padStart(12, '0')}`,
      n % 3 === 0 ? { presence: 'break' } : {},
    ),
    skills: { french: 2, refunds: 1 },
  }))
  const asked = { help: { ...noRules, skills: { french: 1, refunds: 1 } } }
  const [assignment] = routed({ ...plain, waiting: [waiting('c')], agents, rules: asked })
  const { routing, agent } = offerOf(assignment?.change)
  expect(JSON.stringify(routing).length).toBeLessThan(6_000)
  expect((routing as BestFit).candidates).toHaveLength(16)
  expect(routing).toMatchObject({ omitted: { ok: 341 - 12, not_available: 171 - 4 } })
  expect(explain({ agent, routing }, { contact: 'c', at })?.agrees).toBe(true)
})

const order: readonly (readonly [string, Partial<ContactState>, Partial<ContactState>])[] = [
  ['who came first', { enqueuedAt: at - 2 }, { enqueuedAt: at - 1 }],
  ['who has priority', { enqueuedAt: at - 1, line: { priority: 1 } }, { enqueuedAt: at - 60_000 }],
  [
    'who has waited a minute more, before one level of priority',
    { enqueuedAt: at - 60_002 },
    { enqueuedAt: at - 1, line: { priority: 1 } },
  ],
  [
    'who lost an agent, before all',
    { enqueuedAt: at - 1, line: { returned: true } },
    { enqueuedAt: at - 900_000, line: { priority: 1_000 } },
  ],
  [
    'of two who lost their agents, who came first',
    { enqueuedAt: at - 2, line: { returned: true } },
    { enqueuedAt: at - 1, line: { returned: true } },
  ],
]

test.each(order)('in line comes first: %s', (_, first, second) => {
  const view = { ...plain, agents: [free('an')] }
  for (const [early, late] of [
    ['c', 'd'],
    ['d', 'c'],
  ] as const) {
    const both = [waiting(early, first), waiting(late, second)]
    expect(routed({ ...view, waiting: both }).map(({ contact }) => contact)).toEqual([early])
  }
})

const french = {
  help: { ...noRules, skills: { french: 2 }, relaxation: [{ afterMs: 30_000, skills: { french: 1 } }] },
}

test('the best skill fit comes before the longest idle, and who lacks a skill is not asked until the rules ask for less', () => {
  const agents = [
    { ...free('an', { idleSince: 1 }), skills: { french: 1 } },
    { ...free('bo', { idleSince: 2 }), skills: { french: 2 } },
    { ...free('chi', { idleSince: 3 }), skills: { french: 3 } },
  ]
  const three = ['c', 'd', 'e'].map((id) => waiting(id, { enqueuedAt: at - 29_999 }))
  expect(routed({ ...plain, waiting: three, agents, rules: french }).map(({ agent }) => agent)).toEqual([
    'chi',
    'bo',
  ])
  const later = [waiting('c', { enqueuedAt: at - 30_000 })]
  const [only] = agents
  expect(routed({ ...plain, waiting: later, agents: only ? [only] : [], rules: french })).toHaveLength(1)
})

test('where nobody of the centre has the skill, the step that somebody can meet holds at once', () => {
  const agents = [{ ...free('an'), skills: { french: 1 } }]
  expect(routed({ ...plain, waiting: [waiting('c')], agents, rules: french })).toHaveLength(1)
})

test('three chats, or one call: chats go round before anybody gets a second one', () => {
  const trio = { units: unitsFor(3) }
  const agents = [
    { ...free('an'), ...trio },
    { ...free('bo'), ...trio },
  ]
  const chats = Array.from({ length: 8 }, (_, n) => waiting(`c${n}`))
  const pairs = routed({ ...plain, waiting: chats, agents }).map(({ agent }) => agent)
  expect(pairs).toHaveLength(6)
  for (let round = 0; round < 6; round += 2)
    expect(pairs.slice(round, round + 2).toSorted()).toEqual(['an', 'bo'])
  const call = waiting('call', { channel: 'voice', enqueuedAt: 1 })
  const [an] = agents
  expect(
    routed({ ...plain, waiting: [call, ...chats], agents: an ? [an] : [] }).map(({ contact }) => contact),
  ).toEqual(['call'])
})

test('who knows the visitor is asked before others, until the time for that is over, or the ring was declined', () => {
  const agents = [free('an', { idleSince: 5 }), free('bo', { idleSince: 1 })]
  const whom = (fields: Partial<ContactState>): string[] =>
    routed({ ...plain, waiting: [waiting('c', fields)], agents }).map(({ agent }) => agent)
  expect(whom(sticky(at + 1))).toEqual(['an'])
  expect(whom(sticky(at))).toEqual(['bo'])
  expect(whom(sticky(at + 1, 'somebody busy'))).toEqual([])
  expect(whom({ ...sticky(at + 1), excluded: { an: at + 60_000 } })).toEqual(['bo'])
})

test('alike agents are told apart by lot: not always the same one, and always the same one for a contact', () => {
  const agents = [free('an'), free('bo')]
  const whom = (id: string): string | undefined =>
    routed({ ...plain, waiting: [waiting(id)], agents })[0]?.agent
  const chosen = Array.from({ length: 40 }, (_, n) => whom(`contact-${n}`))
  expect(chosen).toEqual(Array.from({ length: 40 }, (_, n) => whom(`contact-${n}`)))
  const an = chosen.filter((agent) => agent === 'an').length
  expect(an).toBeGreaterThan(8)
  expect(an).toBeLessThan(32)
})

function sticky(until: number, agent = 'an'): Partial<ContactState> {
  return { line: { sticky: { agent, until } } }
}

function unitsOf({ change }: Assignment): number {
  const fact = change.agent?.facts[0]?.fact
  return fact?.type === 'work_reserved' ? fact.body.units : 0
}
