import {
  agentOf,
  callBackNow,
  evolveAgent,
  evolveContact,
  expireConsult,
  expireOffer,
  expireWrapUp,
  isRefusal,
  letterTried,
  meets,
  noRules,
  route,
  secondOf,
  stepQueue,
  unitsFor,
} from '../src/index.js'
import type {
  AgentFact,
  AgentState,
  Change,
  ContactFact,
  ContactState,
  DeadlineKind,
  HandOver,
  Levels,
  Pair,
  PairChange,
  QueueRules,
  Refusal,
  Stored,
} from '../src/index.js'

/** One stream: its facts and the state that was folded from them as they came. */
export interface Stream<S, F> {
  state: S | null
  readonly facts: Stored<F>[]
}

export interface DueDeadline {
  readonly contact: string
  readonly kind: DeadlineKind
  readonly dueAt: number
}

/** A log in memory: both streams of a change are appended, or neither. */
export interface World {
  readonly contacts: Map<string, Stream<ContactState, ContactFact>>
  readonly agents: Map<string, Stream<AgentState, AgentFact>>
  readonly queues: ReadonlyMap<string, readonly string[]>
  readonly rules: Readonly<Record<string, QueueRules>>
  readonly skills: Readonly<Record<string, Levels>>
  readonly chats: Readonly<Record<string, number>>
  readonly deadlines: Map<string, DueDeadline>
  now: number
  ids: number
}

export const offerMs = 15_000
export const wrapUpMs = 30_000

/** A world without contacts. `queues`: the agents and what they serve; rules of queues, skills and chats of agents where they have any. */
export function createWorld(
  queues: Readonly<Record<string, readonly string[]>>,
  { rules = {}, skills = {}, chats = {} }: Partial<Pick<World, 'rules' | 'skills' | 'chats'>> = {},
): World {
  const served = new Map(Object.entries(queues))
  const empty = { contacts: new Map(), agents: new Map(), deadlines: new Map(), now: 1_000, ids: 0 }
  return { ...empty, queues: served, rules, skills, chats }
}

export function rulesOf(world: World, queue: string): QueueRules {
  return world.rules[queue] ?? noRules
}

/** Whether anybody serves the contact's queue and has the skills. */
export function canServe(world: World): (contact: ContactState, required: Levels) => boolean {
  return ({ queue }, required) =>
    [...world.queues].some(
      ([agent, queues]) => queues.includes(queue) && meets(world.skills[agent] ?? {}, required),
    )
}

export function contactOf(world: World, id: string): ContactState | null {
  return world.contacts.get(id)?.state ?? null
}

export function agentStateOf(world: World, id: string): AgentState | null {
  return world.agents.get(id)?.state ?? null
}

/** The contact with the agent who acts, or with its own where nobody does. */
export function pairOf(world: World, contactId: string, acting?: string): Pair {
  const contact = contactOf(world, contactId)
  const agentId = acting ?? (contact === null ? null : agentOf(contact))
  const agent = agentId === null ? null : agentStateOf(world, agentId)
  const other = contact === null ? null : secondOf(contact)
  const second = other === null ? null : { id: other, state: agentStateOf(world, other) }
  return { contactId, contact, agentId, agent, second }
}

/** Appends what was decided on a contact and its agent; gives back the refusal if it was one. */
export function commitPair(world: World, pair: Pair, answer: PairChange | Refusal): Refusal | null {
  if (isRefusal(answer)) return answer
  // Both are folded before either is kept, so that a throw leaves the world as it was.
  const contact = folded(world.contacts, pair.contactId, {
    change: answer.contact,
    at: world.now,
    evolve: evolveContact,
  })
  const agent =
    answer.agent && pair.agentId !== null
      ? folded(world.agents, pair.agentId, { change: answer.agent, at: world.now, evolve: evolveAgent })
      : null
  if (answer.agent && agent === null) throw new Error('a change for an agent whom nobody named')
  // Who is asked first stands in the contact as it will be.
  const asked = contact.state === null ? null : secondOf(contact.state)
  const secondId = pair.second?.id ?? asked
  const second =
    answer.second && secondId !== null
      ? folded(world.agents, secondId, { change: answer.second, at: world.now, evolve: evolveAgent })
      : null
  if (answer.second && second === null) throw new Error('a change for a second agent whom nobody named')
  world.contacts.set(pair.contactId, contact)
  if (second !== null && secondId !== null) world.agents.set(secondId, second)
  if (agent !== null && pair.agentId !== null) world.agents.set(pair.agentId, agent)
  keepDeadlines(world, pair.contactId, answer.contact)
  return null
}

/** Decides on a contact with the agent who acts, and appends it where it is no refusal. */
export function onPair(
  world: World,
  id: string,
  decide: (pair: Pair) => PairChange | Refusal,
  acting?: string,
): void {
  const pair = pairOf(world, id, acting)
  commitPair(world, pair, decide(pair))
}

/** Appends what was decided on a contact, its agent and the agent `other`. */
export function commitHandOver(
  world: World,
  pair: Pair,
  { other, answer }: { readonly other: string; readonly answer: HandOver | Refusal },
): Refusal | null {
  if (isRefusal(answer)) return answer
  const refused = commitPair(world, pair, answer)
  if (answer.target) commitAgent(world, other, answer.target)
  return refused
}

export function commitContact(
  world: World,
  id: string,
  answer: Change<ContactFact> | Refusal,
): Refusal | null {
  if (isRefusal(answer)) return answer
  return commitPair(world, { contactId: id, contact: null, agentId: null, agent: null }, { contact: answer })
}

export function commitAgent(world: World, id: string, change: Change<AgentFact>): void {
  world.agents.set(id, folded(world.agents, id, { change, at: world.now, evolve: evolveAgent }))
}

/** One pass of routing over everything. */
export function routeAll(world: World, limit = 16): void {
  const waiting = [...world.contacts].flatMap(([id, { state }]) =>
    state?.phase === 'queued' ? [{ id, state }] : [],
  )
  const agents = [...world.agents].flatMap(([id, { state }]) =>
    state === null
      ? []
      : [
          {
            id,
            state,
            queues: world.queues.get(id) ?? [],
            brands: null,
            skills: world.skills[id] ?? {},
            units: unitsFor(world.chats[id] ?? 1),
          },
        ],
  )
  const options = {
    offerMs: () => offerMs,
    rules: (queue: string) => rulesOf(world, queue),
    canServe: canServe(world),
    newId: () => newId(world, 'offer'),
    at: world.now,
    limit,
  }
  for (const { contact, agent, change } of route({ waiting, agents }, options)) {
    commitPair(world, pairOf(world, contact, agent), change)
  }
}

/** Carries out every deadline that is due, as the sweeper does. */
export function sweep(world: World): void {
  for (const deadline of world.deadlines.values()) if (deadline.dueAt <= world.now) fire(world, deadline)
}

/** Carries out one deadline, due or not, of the present or long past. */
export function fire(world: World, { contact, kind, dueAt }: DueDeadline): Refusal | null {
  const pair = pairOf(world, contact)
  if (kind === 'offer') return commitPair(world, pair, expireOffer(pair, { dueAt }, world.now))
  if (kind === 'consult') return commitPair(world, pair, expireConsult(pair, { dueAt }, world.now))
  if (kind === 'wrap_up') return commitPair(world, pair, expireWrapUp(pair, { dueAt }, world.now))
  if (kind === 'queue_step') return step(world, contact)
  if (kind === 'mail') return deliver(world, contact)
  if (kind === 'callback') return callBack(world, contact, dueAt)
  world.deadlines.delete(keyOf(contact, kind))
  routeAll(world)
  return null
}

/** The mail server takes every other letter. */
function deliver(world: World, id: string): Refusal | null {
  const { state = null } = world.contacts.get(id) ?? {}
  const asked = state?.mail?.next ?? 0
  const lucky = world.now % 2 === 0
  const tried = { letter: asked, asked, fault: lucky ? null : ('unreachable' as const), final: false }
  return commitContact(world, id, letterTried(state, tried, world.now))
}

function callBack(world: World, id: string, dueAt: number): Refusal | null {
  const { state = null } = world.contacts.get(id) ?? {}
  const entrance = { rules: rulesOf(world, state?.queue ?? ''), canServe: canServe(world) }
  return commitContact(world, id, callBackNow(state, { dueAt, entrance }, world.now))
}

/** A rule of the queue comes into force; the row stands where there is nothing to do yet. */
function step(world: World, id: string): null {
  const state = contactOf(world, id)
  const rules = rulesOf(world, state?.queue ?? '')
  const to = rules.overflow?.to
  const target =
    to === undefined ? null : { queue: to, visit: newId(world, 'visit'), rules: rulesOf(world, to) }
  const change = stepQueue(state, { rules, canServe: canServe(world), target }, world.now)
  if (change !== null) commitContact(world, id, change)
  routeAll(world)
  return null
}

export function newId(world: World, what: string): string {
  world.ids += 1
  return `${what}-${world.ids}`
}

export function deadlineOf(world: World, contact: string, kind: DeadlineKind): number | null {
  return world.deadlines.get(keyOf(contact, kind))?.dueAt ?? null
}

/** As the database hands it back. */
export function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

function folded<S, F>(
  streams: ReadonlyMap<string, Stream<S, F>>,
  id: string,
  { change, at, evolve }: { change: Change<F>; at: number; evolve: (state: S | null, fact: Stored<F>) => S },
): Stream<S, F> {
  const before = streams.get(id)
  let state: S | null = before?.state ?? null
  const facts = [...(before?.facts ?? [])]
  for (const { fact, visible } of change.facts) {
    const seen = facts.filter(({ vseq }) => vseq !== null).length
    const stored = {
      stream: id,
      seq: facts.length + 1,
      vseq: visible ? seen + 1 : null,
      at,
      actor: null,
      fact,
    }
    state = throughJson<S | null>(evolve(state, stored))
    facts.push(stored)
  }
  return { state, facts }
}

function keepDeadlines(world: World, contact: string, change: Change<ContactFact>): void {
  for (const [kind, dueAt] of Object.entries(change.deadlines ?? {}) as [DeadlineKind, number | null][]) {
    if (dueAt === null) world.deadlines.delete(keyOf(contact, kind))
    else world.deadlines.set(keyOf(contact, kind), { contact, kind, dueAt })
  }
}

function keyOf(contact: string, kind: DeadlineKind): string {
  return `${contact}/${kind}`
}
