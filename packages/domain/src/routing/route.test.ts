import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { throughJson } from '../../test/world.js'
import { capacity, route } from '../index.js'
import type {
  AgentState,
  Assignment,
  Candidate,
  ContactState,
  RoutableAgent,
  WaitingContact,
} from '../index.js'

const at = 100_000
const queues = ['help', 'sales', 'vip']
const agentIds = Array.from({ length: 6 }, (_, n) => `agent-${n}`)

const waitingContact: fc.Arbitrary<Omit<WaitingContact, 'id'>> = fc
  .record({
    queue: fc.constantFrom(...queues),
    enqueuedAt: fc.integer({ min: 1, max: 6 }),
    channel: fc.constantFrom('chat', 'voice'),
    excluded: fc.dictionary(fc.constantFrom(...agentIds), fc.constantFrom(at - 1, at, at + 1), {
      maxKeys: 3,
    }),
    closed: fc.nat(9).map((n) => n === 0),
  })
  .map(({ closed, ...fields }) => ({ state: contactState(fields, closed) }))

const agentState: fc.Arbitrary<AgentState> = fc.record({
  presence: fc.constantFrom('available', 'available', 'available', 'break', 'offline', 'not_responding'),
  idleSince: fc.option(fc.integer({ min: 1, max: 4 })),
  work: fc.constantFrom({}, {}, working(100), working(50)),
})

const centre = fc.record({
  waiting: fc
    .array(waitingContact, { maxLength: 8 })
    .map((list) => list.map((one, n) => ({ ...one, id: `contact-${n}` }))),
  agents: fc
    .array(fc.record({ state: agentState, queues: fc.subarray(queues) }), { maxLength: 6 })
    .map((list): RoutableAgent[] => list.map((one, n) => ({ ...one, id: agentIds[n] ?? '' }))),
  limit: fc.integer({ min: 0, max: 9 }),
})

test('each contact in the order of the queue gets the agent that a search through everybody finds', () => {
  fc.assert(
    fc.property(centre, (view) => {
      const pairs = routed(view).map(({ contact, agent }) => [contact, agent])
      expect(pairs).toEqual(bruteForce(view))
    }),
    { numRuns: 1_000 },
  )
})

test('nobody gets more than the capacity, and no contact two rings', () => {
  fc.assert(
    fc.property(centre, (view) => {
      const assignments = routed(view)
      expect(assignments.length).toBeLessThanOrEqual(view.limit)
      expect(new Set(assignments.map(({ contact }) => contact)).size).toBe(assignments.length)
      expect(new Set(assignments.map(({ agent }) => agent)).size).toBe(assignments.length)
    }),
  )
})

test('every agent of the view has a verdict, and those who may be asked the ranks 1 to n', () => {
  fc.assert(
    fc.property(centre, (view) => {
      for (const assignment of routed(view)) {
        const candidates = reasonsOf(assignment)
        expect(candidates.map(({ agent }) => agent).toSorted()).toEqual(
          view.agents.map(({ id }) => id).toSorted(),
        )
        const ranks = candidates.flatMap(({ verdict, rank }) => (verdict === 'ok' ? [rank] : []))
        expect(ranks).toEqual(ranks.map((_, index) => index + 1))
        expect(candidates.every(({ verdict, rank }) => (verdict === 'ok') === (rank !== null))).toBe(true)
        expect(candidates.find(({ rank }) => rank === 1)?.agent).toBe(assignment.agent)
      }
    }),
  )
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
  const view = {
    waiting: [{ id: 'c', state: contactState({ enqueuedAt: 1, excluded: { pat: at + 1, bo: at } }) }],
    agents: [
      free('an', { idleSince: 50 }),
      free('bo', { idleSince: 40 }),
      free('pat', { idleSince: 10 }),
      { ...free('chi', { idleSince: 10 }), queues: ['sales'] },
      free('du', { presence: 'break' }),
      free('em', {
        idleSince: null,
        work: { x: { kind: 'reserved', offer: 'p', channel: 'chat', units: 100 } },
      }),
      free('gia', { idleSince: null }),
    ],
    limit: 16,
  }
  const candidates = [
    judged('bo', 'ok', { idleSince: 40, rank: 1 }),
    judged('an', 'ok', { idleSince: 50, rank: 2 }),
    judged('gia', 'ok', { idleSince: null, rank: 3 }),
    judged('chi', 'not_in_queue', { idleSince: 10, rank: null }),
    judged('du', 'not_available', { idleSince: 1, rank: null }),
    judged('em', 'no_capacity', { idleSince: null, rank: null }),
    judged('pat', 'excluded', { idleSince: 10, rank: null }),
  ]
  const offer = {
    offer: 'offer-1',
    visit: 'visit',
    agent: 'bo',
    dueAt: at + 15_000,
    routing: { rule: 'longest_idle', candidates },
  }
  const work = { contact: 'c', offer: 'offer-1', channel: 'chat', units: 100, dueAt: at + 15_000 }
  expect(routed(view)).toEqual([
    {
      contact: 'c',
      agent: 'bo',
      change: {
        contact: {
          facts: [{ fact: { type: 'offer_made', body: offer }, visible: false }],
          deadlines: { offer: at + 15_000, offer_shown: at + 2_000 },
        },
        agent: { facts: [{ fact: { type: 'work_reserved', body: work }, visible: false }] },
      },
    },
  ])
})

test.each([7, null])(
  'agents idle since %s alike are told apart by id, and so are contacts of the same moment',
  (idleSince) => {
    const waiting = ['d', 'c'].map((id) => ({ id, state: contactState({ enqueuedAt: 1 }) }))
    const view = { waiting, agents: [free('bo', { idleSince }), free('an', { idleSince })], limit: 16 }
    expect(routed(view).map(({ contact, agent }) => [contact, agent])).toEqual([
      ['c', 'an'],
      ['d', 'bo'],
    ])
  },
)

function routed(view: { waiting: WaitingContact[]; agents: RoutableAgent[]; limit: number }): Assignment[] {
  let offers = 0
  const newId = (): string => `offer-${(offers += 1)}`
  return route(view, { offerMs: () => 15_000, newId, at, limit: view.limit })
}

/** The rules said again without ranks: over all pairs, the one that no other pair beats, until there is none. */
function bruteForce(view: { waiting: WaitingContact[]; agents: RoutableAgent[]; limit: number }): string[][] {
  const found: string[][] = []
  const taken = new Set<string>()
  for (;;) {
    const pairs = view.waiting.flatMap((contact) => view.agents.map((agent) => ({ contact, agent })))
    const possible = pairs.filter(
      ({ contact, agent }) => !taken.has(contact.id) && !taken.has(agent.id) && fits(contact.state, agent),
    )
    const [best] = possible.filter((pair) =>
      possible.every((other) => other === pair || keyOf(pair) < keyOf(other)),
    )
    if (best === undefined || found.length >= view.limit) return found
    found.push([best.contact.id, best.agent.id])
    taken.add(best.contact.id).add(best.agent.id)
  }
}

function fits(contact: ContactState, { id, state, queues: serves }: RoutableAgent): boolean {
  const used = Object.values(state.work).reduce((sum, { units }) => sum + units, 0)
  const until = contact.excluded[id]
  return (
    contact.phase === 'queued' &&
    serves.some((queue) => queue === contact.queue) &&
    state.presence === 'available' &&
    used + capacity[contact.channel] <= 100 &&
    (until === undefined || until <= at)
  )
}

/** Sorts pairs as text: age of the contact, its id, idleness of the agent (`~` sorts after digits), the agent's id. */
function keyOf({ contact, agent }: { contact: WaitingContact; agent: RoutableAgent }): string {
  return [contact.state.enqueuedAt, contact.id, agent.state.idleSince ?? '~', agent.id].join(' ')
}

function reasonsOf({ change }: Assignment): readonly Candidate[] {
  const fact = change.contact.facts[0]?.fact
  return fact?.type === 'offer_made' ? fact.body.routing.candidates : []
}

function free(id: string, state: Partial<AgentState>): RoutableAgent {
  return { id, queues: ['help', 'sales'], state: { presence: 'available', idleSince: 1, work: {}, ...state } }
}

function contactState(fields: Partial<ContactState>, closed = false): ContactState {
  const ids = { brand: 'b', site: 's', queue: 'help', visitor: 'v', channel: 'chat', visit: 'visit' } as const
  const core = { ...ids, enqueuedAt: 1, excluded: {}, answered: false, rated: false, ...fields }
  return { ...core, phase: closed ? 'closed' : 'queued' }
}

function judged(
  agent: string,
  verdict: Candidate['verdict'],
  keys: Pick<Candidate, 'idleSince' | 'rank'>,
): Candidate {
  return { agent, verdict, ...keys }
}

function working(units: number): AgentState['work'] {
  return { x: { kind: 'working', segment: 's', channel: 'chat', units } }
}
