import {
  acceptOffer,
  choosePresence,
  completeConsult,
  confirmShown,
  declineOffer,
  endContact,
  evolveAgent,
  evolveContact,
  expireConsult,
  expireOffer,
  expireWrapUp,
  finishWrapUp,
  hold,
  isRefusal,
  leaveConsult,
  leaveWord,
  markAttempt,
  rate,
  resume,
  returnFromConsult,
  say,
  secondOf,
  sendFile,
  startConference,
  startConsult,
  startContact,
  type AgentFact,
  type AgentState,
  type Change,
  type ContactFact,
  type ContactState,
  type Pair,
  type PairChange,
  type Refusal,
  type SendFile,
  type Stored,
} from '@switchboard/domain'
import { randomSound } from './random-calls.js'
import type { StreamRef } from '@switchboard/analytics'
import { randomAgent } from './agent-lives.js'
import { seeded, type Random } from './random.js'

export type AnyFact = Stored<ContactFact | AgentFact>

/** What happened to one tenant: the facts of its contacts and its agents, by stream. */
export interface History {
  readonly tenant: number
  readonly streams: ReadonlyMap<string, readonly AnyFact[]>
}

/** Every fact of a history. */
export function factsOf({ streams }: History): readonly AnyFact[] {
  return [...streams.values()].flat()
}

/** Which stream a history's facts are of. */
export function refOf(tenant: number, id: string): StreamRef {
  return { tenant, id, kind: places.agents.includes(id) ? 'agent' : 'contact' }
}

export const places = {
  brands: ['apple', 'pear'],
  queues: ['help', 'sales', "o'clock \\ \t tab"],
  agents: [1, 2, 3].map((no) => `0a9e0000-0000-7000-8000-00000000000${no}`),
}

export interface HistoryOptions {
  readonly tenant: number
  /** Epoch ms at which the contacts begin to come; they come for `days`. */
  readonly from: number
  readonly days: number
  readonly contacts: number
  /** Whether the agents' streams are told as well; they lead lives of their own. */
  readonly agents?: boolean
}

/** A random history; its contacts are made by the domain's own decisions. */
export function randomHistory(
  seed: number,
  { tenant, from, days, contacts, agents = true }: HistoryOptions,
): History {
  const random = seeded(seed)
  const streams = Array.from({ length: contacts }, () => {
    const begin = aMoment(random, from + random.below(days * 86_400_000))
    return liveContact(random, begin)
  })
  const working = agents ? places.agents.slice(0, 1 + random.below(places.agents.length)) : []
  const lives = working.map((agent) => {
    const begin = aMoment(random, from + random.below(days * 43_200_000))
    return randomAgent(random, { agent, from: begin, steps: 5 + random.below(60) })
  })
  const all: readonly (readonly AnyFact[])[] = [...streams, ...lives]
  return { tenant, streams: new Map(all.map((facts) => [facts[0]?.stream ?? '', facts])) }
}

/** Often exactly on a quarter of an hour, where intervals meet. */
function aMoment(random: Random, at: number): number {
  return random.chance(0.1) ? Math.ceil(at / 900_000) * 900_000 : at
}

/** One contact and the agents that it meets, as a log would keep them; every agent is free for it. */
interface Life {
  readonly random: Random
  readonly id: string
  readonly facts: Stored<ContactFact>[]
  contact: ContactState | null
  readonly agents: Map<string, AgentState>
  now: number
}

function liveContact(random: Random, begin: number): readonly Stored<ContactFact>[] {
  const life: Life = { random, id: random.uuid(), facts: [], contact: null, agents: new Map(), now: begin }
  for (const agent of places.agents)
    takeAgent(life, agent, choosePresence(null, { presence: 'available' }, life.now))
  const visitor = 'someone'
  const opening = {
    brand: random.pick(places.brands),
    site: 'site',
    queue: random.pick(places.queues),
    visitor,
    channel: random.chance(0.2)
      ? random.pick(['message', 'callback', 'callback'] as const)
      : random.pick(['chat', 'voice'] as const),
    locale: 'vi',
    visit: random.uuid(),
    text: 'xin chào',
  }
  const { channel } = opening
  if (channel === 'callback') {
    const callAt = random.chance(0.5) ? { callAt: begin + random.below(7_200_000) } : {}
    take(life, leaveWord(null, { ...opening, channel, phone: '+84 912 345 678', ...callAt }, begin))
  } else take(life, startContact(null, opening, life.now))
  // Dice of its own, so that what is said of sound changes nothing else.
  const dice = seeded(Number.parseInt(life.id.slice(-8), 16))
  for (let step = 0; step < 22 && life.contact?.phase !== 'closed'; step++) {
    if (random.chance(0.04)) break // it goes on after the history
    pass(life)
    if (channel === 'voice')
      for (const fact of randomSound(dice, { call: life.contact, visitor, at: life.now })) happen(life, fact)
    if (channel === 'voice' && consult(life, dice)) continue
    advance(life, visitor)
  }
  if (random.chance(0.5)) {
    pass(life)
    take(life, rate(life.contact, { visitor, score: 1 + random.below(5) }, life.now))
  }
  return life.facts
}

function pass(life: Life): void {
  const { random } = life
  const span = random.pick([0, 1, 40, 3_000, 3_000, 9_000, 9_000, 70_000, 900_000])
  life.now = aMoment(random, life.now + random.below(span + 1))
}

function advance(life: Life, visitor: string): void {
  const { random, contact, now } = life
  switch (contact?.phase) {
    case 'queued':
      if (random.chance(0.12))
        return takePair(life, (pair) => endContact(pair, { by: 'visitor', actor: visitor, wrapUpMs }, now))
      if (random.chance(0.03))
        return takePair(life, (pair) => endContact(pair, { by: 'system', actor: null, wrapUpMs }, now))
      if (random.chance(0.2)) take(life, say(contact, { from: 'visitor', actor: visitor, text: 'a lô' }, now))
      return random.chance(0.15) ? move(life) : ring(life)
    case 'offered':
      return answer(life, contact, visitor)
    case 'connected':
      if (contact.channel === 'callback' && random.chance(0.5)) return callBack(life, contact.agent)
      if (random.chance(0.08) && contact.consult === undefined) return give(life, contact)
      return random.chance(0.08) && contact.consult === undefined
        ? requeue(life, contact.agent, contact.segment)
        : talk(life, contact.agent, visitor)
    case 'wrap_up':
      return wrapUp(life, contact.dueAt)
    case 'closed':
    case undefined:
  }
}

const wrapUpMs = 30_000

/** An offer to anybody: who is chosen, and why, is no business of numbers. */
function ring(life: Life, agent = life.random.pick(places.agents)): void {
  const { id, contact, random, now } = life
  if (!contact) return
  takeAgent(life, agent, choosePresence(life.agents.get(agent) ?? null, { presence: 'available' }, now))
  const offer = random.uuid()
  const dueAt = now + 20_000
  const routing = { rule: 'longest_idle', candidates: [] } as const
  happen(life, { type: 'offer_made', body: { offer, visit: contact.visit, agent, dueAt, routing } })
  const work = { contact: id, offer, channel: contact.channel, units: 100, dueAt }
  takeAgent(life, agent, { facts: [{ fact: { type: 'work_reserved', body: work }, visible: false }] })
}

/** On to another queue. */
function move(life: Life): void {
  const { contact, random } = life
  if (!contact) return
  const { visit, queue } = contact
  const into = { queue: random.pick(places.queues.filter((other) => other !== queue)), visit: random.uuid() }
  happen(life, { type: 'contact_moved', body: { visit, queue, into, cause: 'overflow' } })
}

/** The agent is lost, and the contact waits again. */
function requeue(life: Life, agent: string, segment: string): void {
  life.agents.delete(agent)
  const visit = life.random.uuid()
  happen(life, { type: 'contact_requeued', body: { segment, agent, visit, cause: 'agent_lost' } })
}

/** Given away by the agent or by a supervisor, to a queue or to an agent, where it then rings. */
function give(life: Life, { agent, segment, queue }: Extract<ContactState, { phase: 'connected' }>): void {
  const { random } = life
  life.agents.delete(agent)
  const to = random.chance(0.5) ? random.pick(places.agents.filter((other) => other !== agent)) : null
  const into = { queue: to === null ? random.pick(places.queues) : queue, visit: random.uuid() }
  const cause = random.chance(0.7) ? 'transferred' : 'reassigned'
  const body = { segment, agent, queue, into, to, cause, excludedUntil: null, length: null } as const
  happen(life, { type: 'contact_transferred', body })
  if (to !== null) ring(life, to)
}

/** Two times in five the agent of a call asks another one, and then one of the two goes on with it; whether anything of it happened. */
function consult(life: Life, dice: Random): boolean {
  const { contact, now } = life
  if (contact?.phase !== 'connected') return false
  const { agent, consult: asked } = contact
  if (asked === undefined) {
    if (!dice.chance(0.4)) return false
    const other = dice.pick(places.agents.filter((one) => one !== agent))
    const state = life.agents.get(other) ?? null
    const wish = { by: agent, other: { id: other, state, units: 100, offerMs: 20_000 } }
    takePair(life, (pair) => startConsult(pair, { ...wish, consult: dice.uuid(), queue: null }, now))
    return true
  }
  if (asked.is === 'ringing') {
    const rung = { offer: asked.consult, segment: dice.uuid() }
    if (now >= asked.dueAt) takePair(life, (pair) => expireConsult(pair, { dueAt: asked.dueAt }, now))
    else if (dice.chance(0.2)) takePair(life, (pair) => declineOffer(pair, rung, now), asked.agent)
    else takePair(life, (pair) => acceptOffer(pair, rung, now), asked.agent)
    return true
  }
  const going = dice.pick([
    completeConsult,
    returnFromConsult,
    startConference,
    startConference,
    leaveConsult,
    null,
  ])
  const who = going === leaveConsult && dice.chance(0.5) ? asked.agent : agent
  if (going !== null) takePair(life, (pair) => going(pair, { agent: who }, now), who)
  return going !== null
}

/** The agent calls: who is not reached waits again. */
function callBack(life: Life, agent: string): void {
  const { random, now } = life
  const result = random.pick(['reached', 'no_answer', 'busy', 'wrong_number'] as const)
  const trying = { agent, result, visit: random.uuid(), retry: { attempts: 3, pauseMs: 60_000 } }
  takePair(life, (pair) => markAttempt(pair, trying, now))
}

type Offered = Extract<ContactState, { phase: 'offered' }>

function answer(life: Life, { offer, agent, dueAt }: Offered, visitor: string): void {
  const { random } = life
  if (random.chance(0.8)) take(life, confirmShown(life.contact, { agent, offer }, life.now))
  pass(life)
  const at = life.now
  if (at >= dueAt) return takePair(life, (pair) => expireOffer(pair, { offer, dueAt }, at))
  if (random.chance(0.15)) return takePair(life, (pair) => declineOffer(pair, { offer }, at))
  if (random.chance(0.1))
    return takePair(life, (pair) => endContact(pair, { by: 'visitor', actor: visitor, wrapUpMs }, at))
  takePair(life, (pair) => acceptOffer(pair, { offer, segment: random.uuid() }, at))
}

function talk(life: Life, agent: string, visitor: string): void {
  const { random, contact, now: at } = life
  const kind = random.below(15)
  if (kind < 3) return take(life, say(contact, { from: 'agent', actor: agent, text: 'vâng' }, at))
  if (kind < 6) return take(life, say(contact, { from: 'visitor', actor: visitor, text: 'còn' }, at))
  if (kind < 8) return take(life, hold(contact, { agent }, at))
  if (kind < 10) return take(life, resume(contact, { agent }, at))
  if (kind > 12)
    return show(life, kind === 13 ? { from: 'agent', actor: agent } : { from: 'visitor', actor: visitor })
  const by = random.pick(['agent', 'visitor', 'system'] as const)
  const actor = { agent, visitor, system: null }[by]
  takePair(life, (pair) => endContact(pair, { by, actor, wrapUpMs }, at))
}

function show(life: Life, sender: Pick<SendFile, 'from' | 'actor'>): void {
  const file = { id: life.random.uuid(), kind: 'pdf', bytes: 9, name: 'a.pdf', expiresAt: null } as const
  take(life, sendFile(life.contact, { ...sender, file }, life.now))
}

function wrapUp(life: Life, dueAt: number): void {
  if (life.now < dueAt && life.random.chance(0.7)) {
    return takePair(life, (pair) => finishWrapUp(pair, { disposition: 'solved' }, life.now))
  }
  life.now = Math.max(life.now, dueAt)
  takePair(life, (pair) => expireWrapUp(pair, { dueAt }, life.now))
}

function take(life: Life, change: Change<ContactFact> | Refusal): void {
  if (isRefusal(change)) return
  for (const { fact } of change.facts) happen(life, fact)
}

function happen(life: Life, fact: ContactFact): void {
  const seq = life.facts.length + 1
  const stored = { stream: life.id, seq, vseq: null, at: life.now, actor: null, fact }
  life.facts.push(stored)
  life.contact = evolveContact(life.contact, stored)
}

function takeAgent(life: Life, agent: string, change: Change<AgentFact> | Refusal): void {
  if (isRefusal(change)) return
  for (const { fact } of change.facts) {
    const state = life.agents.get(agent) ?? null
    life.agents.set(
      agent,
      evolveAgent(state, { stream: agent, seq: 1, vseq: null, at: life.now, actor: null, fact }),
    )
  }
}

function takePair(life: Life, decide: (pair: Pair) => PairChange | Refusal, acting?: string): void {
  const { contact, id } = life
  const agentId = acting ?? (contact && 'agent' in contact ? contact.agent : null)
  const other = contact === null ? null : secondOf(contact)
  const change = decide({
    contactId: id,
    contact,
    agentId,
    agent: agentId === null ? null : (life.agents.get(agentId) ?? null),
    second: other === null ? null : { id: other, state: life.agents.get(other) ?? null },
  })
  if (isRefusal(change)) return
  take(life, change.contact)
  if (agentId !== null && change.agent) takeAgent(life, agentId, change.agent)
  const second = other ?? (life.contact === null ? null : secondOf(life.contact))
  if (second !== null && change.second) takeAgent(life, second, change.second)
}
