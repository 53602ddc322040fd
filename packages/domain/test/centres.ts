import * as fc from 'fast-check'
import { noRules, route, unitsFor } from '../src/index.js'
import type {
  AgentState,
  Assignment,
  ContactFact,
  ContactState,
  Levels,
  Line,
  QueueRules,
  RoutableAgent,
  WaitingContact,
} from '../src/index.js'
import { inputOf, needOf } from '../src/routing/candidates.js'
import { keysOf } from '../src/routing/judge.js'

/** The moment of every pass here, epoch ms. */
export const at = 1_000_000
const queues = ['help', 'sales', 'vip']
const agentIds = Array.from({ length: 6 }, (_, n) => `agent-${n}`)
const skills = ['french', 'refunds']

const levels: fc.Arbitrary<Levels> = fc.dictionary(fc.constantFrom(...skills), fc.integer({ min: 1, max: 3 }))
/** Some already waited, some just came: near the steps of relaxation. */
const moment = fc.constantFrom(at - 600_000, at - 130_000, at - 60_000, at - 30_000, at - 29_999, at - 1)

const line: fc.Arbitrary<Line> = fc.record(
  {
    enteredAt: moment,
    priority: fc.integer({ min: 1, max: 3 }),
    skills: levels,
    sticky: fc.record({ agent: fc.constantFrom(...agentIds), until: fc.constantFrom(at, at + 1) }),
    returned: fc.constant(true as const),
  },
  { requiredKeys: [] },
)

const waitingContact: fc.Arbitrary<Omit<WaitingContact, 'id'>> = fc
  .record({
    queue: fc.constantFrom(...queues),
    brand: fc.constantFrom('b', 'b2'),
    enqueuedAt: moment,
    channel: fc.constantFrom('chat', 'voice'),
    excluded: fc.dictionary(fc.constantFrom(...agentIds), fc.constantFrom(at - 1, at, at + 1), {
      maxKeys: 3,
    }),
    closed: fc.nat(9).map((n) => n === 0),
    line: fc.option(line, { nil: undefined }),
  })
  .map(({ closed, line: own, ...fields }) => ({
    state: contactState({ ...fields, ...(own && { line: own }) }, closed),
  }))

const agentState: fc.Arbitrary<AgentState> = fc
  .record({
    presence: fc.constantFrom('available', 'available', 'available', 'break', 'not_responding'),
    idleSince: fc.option(fc.integer({ min: 1, max: 3 })),
    work: fc.constantFrom({}, {}, {}, working(100), working(33), working(50)),
    handled: fc.nat(2),
    planned: fc.nat(9).map((n) => n === 0),
  })
  .map(({ planned, ...state }) => (planned ? { ...state, plan: { to: 'break' } } : state))

const rules: fc.Arbitrary<QueueRules> = fc.record({
  skills: levels,
  relaxation: fc.array(
    fc.record({
      afterMs: fc.constantFrom(30_000, 60_000),
      skills: fc.dictionary(fc.constantFrom(...skills), fc.nat(2)),
    }),
    { maxLength: 2 },
  ),
  stickyMs: fc.constant(0),
  overflow: fc.constant(null),
  maxWaiting: fc.constant(null),
  hours: fc.constant(null),
})

export interface Centre {
  readonly waiting: WaitingContact[]
  readonly agents: RoutableAgent[]
  readonly rules: Readonly<Record<string, QueueRules>>
  readonly limit: number
}

export const centre: fc.Arbitrary<Centre> = fc.record({
  waiting: fc
    .array(waitingContact, { maxLength: 8 })
    .map((list) => list.map((one, n) => ({ ...one, id: `contact-${n}` }))),
  agents: fc
    .array(
      fc.record({
        state: agentState,
        queues: fc.subarray(queues),
        brands: fc.option(fc.subarray(['b', 'b2'])),
        skills: levels,
        units: fc.integer({ min: 1, max: 4 }).map(unitsFor),
      }),
      { maxLength: 6 },
    )
    .map((list): RoutableAgent[] => list.map((one, n) => ({ ...one, id: agentIds[n] ?? '' }))),
  rules: fc.record({ help: rules, sales: rules, vip: fc.constant(noRules) }),
  limit: fc.integer({ min: 0, max: 9 }),
})

/** A centre without anybody. */
export const plain: Centre = { waiting: [], agents: [], rules: {}, limit: 16 }

export function routed(view: Centre): Assignment[] {
  let offers = 0
  return route(view, {
    offerMs: () => 15_000,
    rules: (queue) => view.rules[queue] ?? noRules,
    canServe: canServe(view),
    newId: () => `offer-${(offers += 1)}`,
    at,
    limit: view.limit,
  })
}

function canServe({ agents }: Centre): (contact: ContactState, required: Levels) => boolean {
  return ({ queue, brand }, required) =>
    agents.some(
      (agent) =>
        agent.queues.includes(queue) &&
        (agent.brands?.includes(brand) ?? true) &&
        Object.keys(required).every((skill) => (agent.skills[skill] ?? 0) >= (required[skill] ?? 0)),
    )
}

/** The rules said again, without ranks and steps: over all pairs, the one that no other pair beats, until there is none. */
export function bruteForce(view: Centre): string[][] {
  const found: string[][] = []
  const taken = new Map<string, number>()
  for (;;) {
    const open = view.waiting.filter(
      ({ id, state }) => state.phase === 'queued' && !found.some(([contact]) => contact === id),
    )
    const pairs = open.flatMap((contact) => view.agents.map((agent) => ({ contact, agent })))
    const possible = pairs.filter((pair) => fits(view, pair, taken))
    const [best] = possible.toSorted((a, b) => compareKeys(keyOf(view, a, taken), keyOf(view, b, taken)))
    if (best === undefined || found.length >= view.limit) return found
    const { contact, agent } = best
    found.push([contact.id, agent.id])
    taken.set(agent.id, (taken.get(agent.id) ?? 0) + agent.units[contact.state.channel])
  }
}

interface Pair {
  readonly contact: WaitingContact
  readonly agent: RoutableAgent
}

function fits(
  view: Centre,
  { contact: { state: contact }, agent }: Pair,
  taken: ReadonlyMap<string, number>,
): boolean {
  const sticky = contact.line?.sticky
  const stays = sticky !== undefined && sticky.until > at && !passedOver(contact, sticky.agent)
  const room = 100 - used(agent.state) - (taken.get(agent.id) ?? 0)
  return (
    agent.queues.some((queue) => queue === contact.queue) &&
    (agent.brands === null || agent.brands.some((brand) => brand === contact.brand)) &&
    agent.state.presence === 'available' &&
    agent.state.plan === undefined &&
    room >= agent.units[contact.channel] &&
    !passedOver(contact, agent.id) &&
    (!stays || sticky.agent === agent.id) &&
    skills.every((skill) => (agent.skills[skill] ?? 0) >= needed(view, contact, skill))
  )
}

function passedOver({ excluded }: ContactState, agent: string): boolean {
  return Object.entries(excluded).some(([id, until]) => id === agent && until > at)
}

/** The level that a skill must have now: by the first set of relaxations, from those due on, that any agent of the centre can meet. */
function needed(view: Centre, contact: ContactState, skill: string): number {
  const { skills: base, relaxation } = view.rules[contact.queue] ?? noRules
  const waited = at - (contact.line?.enteredAt ?? contact.enqueuedAt)
  const sorted = relaxation.toSorted((a, b) => a.afterMs - b.afterMs)
  const due = sorted.filter(({ afterMs }) => waited >= afterMs).length
  const level = (name: string, steps: number): number =>
    sorted
      .slice(0, steps)
      .reduce(
        (now, step) => Math.min(now, step.skills[name] ?? now),
        Math.max(base[name] ?? 0, contact.line?.skills?.[name] ?? 0),
      )
  const steps = Array.from({ length: sorted.length - due + 1 }, (_, n) => due + n)
  const asked = steps.find((step) =>
    view.agents.some(
      (agent) =>
        agent.queues.includes(contact.queue) &&
        (agent.brands === null || agent.brands.includes(contact.brand)) &&
        skills.every((name) => (agent.skills[name] ?? 0) >= level(name, step)),
    ),
  )
  return level(skill, asked ?? due)
}

/** What decides between pairs, in that order: the contact's place and id; then the agent's fit, idleness, room, day and lot. */
function keyOf(
  view: Centre,
  { contact: { id, state }, agent }: Pair,
  taken: ReadonlyMap<string, number>,
): (number | string)[] {
  const { line: own, enqueuedAt, queue } = state
  const wanted = new Set([
    ...Object.keys((view.rules[queue] ?? noRules).skills),
    ...Object.keys(own?.skills ?? {}),
  ])
  const fit = [...wanted].reduce((sum, skill) => sum + (agent.skills[skill] ?? 0), 0)
  const inHand = used(agent.state) + (taken.get(agent.id) ?? 0)
  const lot = lotOf({ id, state }, agent)
  return [
    own?.returned ? 0 : 1,
    enqueuedAt - (own?.priority ?? 0) * 60_000,
    id,
    -fit,
    inHand === 0 ? (agent.state.idleSince ?? Infinity) : Infinity,
    inHand,
    agent.state.handled ?? 0,
    lot,
  ]
}

/** Chance is not said again: the product is asked for it, in a decision where nothing else counts. */
function lotOf(contact: WaitingContact, agent: RoutableAgent): number {
  const none = { asked: {}, required: {}, step: 0 }
  const bare = contactState({})
  const need = needOf(bare, none, at)
  return keysOf(inputOf(agent, bare, need), need, contact.id).at(-1) ?? 0
}

function compareKeys(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const place = a.findIndex((key, index) => key !== b[index])
  const [mine, theirs] = [a[place] ?? 0, b[place] ?? 0]
  return place < 0 ? 0 : mine < theirs ? -1 : 1
}

export function used({ work }: AgentState): number {
  return Object.values(work).reduce((sum, { units }) => sum + units, 0)
}

type OfferMade = Extract<ContactFact, { type: 'offer_made' }>['body']

export function offerOf(change: Assignment['change'] | undefined): OfferMade {
  const fact = change?.contact.facts[0]?.fact
  if (fact?.type !== 'offer_made') throw new Error('there is no offer')
  return fact.body
}

export function free(id: string, state: Partial<AgentState> = {}): RoutableAgent {
  const rest = { queues: ['help', 'sales'], brands: null, skills: {}, units: unitsFor(1) }
  return { id, ...rest, state: { presence: 'available', idleSince: 1, work: {}, ...state } }
}

export function waiting(id: string, fields: Partial<ContactState> = {}): WaitingContact {
  return { id, state: contactState(fields) }
}

function contactState(fields: Partial<ContactState>, closed = false): ContactState {
  const ids = { brand: 'b', site: 's', queue: 'help', visitor: 'v', channel: 'chat', visit: 'visit' } as const
  const core = { ...ids, enqueuedAt: at - 1_000, excluded: {}, answered: false, rated: false, ...fields }
  return { ...core, phase: closed ? 'closed' : 'queued' }
}

function working(units: number): AgentState['work'] {
  return { x: { kind: 'working', segment: 's', channel: 'chat', units } }
}
