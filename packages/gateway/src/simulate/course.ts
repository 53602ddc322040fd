import {
  type AgentState,
  type Change,
  type ContactState,
  type Levels,
  type Pair,
  type PairChange,
  type Refusal,
  columnsOf,
  evolve,
  factVersions,
  isRefusal,
  meets,
  noRules,
  route,
  upcast,
} from '@switchboard/domain'
import { type Growth, grow, joined, unborn } from '../log/grow.js'
import type { Head, LoggableFact, LoggedFact, StreamKind } from '../log/log.js'
import type { Meaning } from '../log/meaning.js'
import { createAgenda } from './agenda.js'
import type { Dice } from './dice.js'
import type { SimulatedCentre } from './simulated-centre.js'

const meaning: Meaning = { evolve, columnsOf, upcast, versions: factVersions }
const offersAPass = 16

/** A day under way: a log in memory, with the domain's own decisions and the gateway's own counting. */
export interface Course {
  readonly centre: SimulatedCentre
  readonly dice: Dice
  /** Epoch ms. */
  now(): number
  /** Lets something happen in so many ms. */
  after(ms: number, act: () => void): void
  contact(id: string): ContactState | null
  agent(id: string): AgentState | null
  pair(contact: string, agent: string | null): Pair
  canServe(contact: ContactState, required: Levels): boolean
  /** Keeps what was decided on one stream. */
  keep(
    kind: 'contact' | 'agent',
    id: string,
    change: Change<LoggableFact> | Refusal,
    actor: string | null,
  ): void
  /** Keeps what was decided on a contact and an agent. */
  keepPair(pair: Pair, change: PairChange | Refusal, actor: string | null): void
  /** Rings for whoever waits. */
  route(): void
  /** Tells of every fact that is kept. */
  hear(listener: (fact: LoggedFact) => void): void
  /** Plays until nothing is left to happen; what each stream has become, in the order of their first facts. */
  play(): readonly Growth[]
}

/** The course of a day that begins at `start` (epoch ms), with the agents' streams as they were left. */
export function createCourse(
  centre: SimulatedCentre,
  dice: Dice,
  { heads: given, start }: { readonly heads: ReadonlyMap<string, Head>; readonly start: number },
): Course {
  const heads = new Map(given)
  const growths = new Map<string, Growth>()
  const queued = new Set<string>()
  const listeners: ((fact: LoggedFact) => void)[] = []
  const agenda = createAgenda()
  let now = start

  const commit = (kind: StreamKind, id: string, change: Change<LoggableFact>, actor: string | null): void => {
    const before = heads.get(id) ?? unborn(id, kind, centre.tenant)
    const growth = grow(meaning, before, change, { at: now, actor, clientId: null })
    const first = growths.get(id)
    heads.set(id, growth.after)
    growths.set(id, first ? joined(first, growth) : growth)
    if (growth.after.phase === 'queued') queued.add(id)
    else queued.delete(id)
    for (const fact of growth.facts) for (const listener of listeners) listener(fact)
  }
  const contact = (id: string): ContactState | null => (heads.get(id)?.state ?? null) as ContactState | null
  const agent = (id: string): AgentState | null => (heads.get(id)?.state ?? null) as AgentState | null
  const canServe = ({ queue, brand }: ContactState, required: Levels): boolean =>
    centre.agents.some(
      ({ queues, brands, skills }) =>
        queues.includes(queue) && (brands?.includes(brand) ?? true) && meets(skills, required),
    )

  return {
    centre,
    dice,
    now: () => now,
    after: (ms, act) => agenda.add(now + ms, act),
    contact,
    agent,
    pair: (contactId, agentId) => ({
      contactId,
      contact: contact(contactId),
      agentId,
      agent: agentId === null ? null : agent(agentId),
    }),
    canServe,
    keep(kind, id, change, actor) {
      if (!isRefusal(change)) commit(kind, id, change, actor)
    },
    keepPair({ contactId, agentId }, change, actor) {
      if (isRefusal(change)) return
      commit('contact', contactId, change.contact, actor)
      if (change.agent && agentId !== null) commit('agent', agentId, change.agent, actor)
    },
    route() {
      const waiting = [...queued].flatMap((id) => {
        const state = contact(id)
        return state ? [{ id, state }] : []
      })
      if (waiting.length === 0) return
      const agents = centre.agents.flatMap(({ id, ...rest }) => {
        const state = agent(id)
        return state === null || state.presence === 'offline' ? [] : [{ id, state, ...rest }]
      })
      const assignments = route(
        { waiting, agents },
        {
          offerMs: (queue) => centre.queues.get(queue)?.offerMs ?? 0,
          rules: () => noRules,
          canServe,
          newId: () => dice.uuid(now),
          at: now,
          limit: offersAPass,
        },
      )
      for (const { contact: id, agent: to, change } of assignments) {
        commit('contact', id, change.contact, null)
        if (change.agent) commit('agent', to, change.agent, null)
      }
    },
    hear: (listener) => void listeners.push(listener),
    play() {
      for (let due = agenda.next(); due; due = agenda.next()) {
        now = due.at
        due.act()
      }
      return [...growths.values()]
    },
  }
}
