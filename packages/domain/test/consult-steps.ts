import * as fc from 'fast-check'
import {
  acceptOffer,
  agentOf,
  choosePresence,
  completeConsult,
  confirmShown,
  declineOffer,
  leaveConsult,
  returnFromConsult,
  secondOf,
  startConference,
  startConsult,
  startContact,
  unitsFor,
} from '../src/index.js'
import type { Pair, PairChange, Refusal } from '../src/index.js'
import { calling } from './call-steps.js'
import { entranceOf } from './hand-overs.js'
import {
  agentStateOf,
  commitAgent,
  commitContact,
  commitPair,
  contactOf,
  newId,
  offerMs,
  onPair,
  pairOf,
  routeAll,
} from './world.js'
import type { World } from './world.js'

/** An agent asks another one about the call; either goes on with it, or a stranger tries to. */
export interface ConsultingStep {
  readonly do: (typeof ways)[number]
  readonly agent: string
  readonly stranger: boolean
}

const ways = [
  'call goes on',
  'call goes on',
  'call goes on',
  'consult',
  'consult',
  'consult shown',
  'consult answered',
  'consult answered',
  'consult declined',
  'complete',
  'return',
  'conference',
  'conference',
  'leave as owner',
  'leave as second',
] as const

/** Any of them, by one of these agents. */
export function consultingStepsOf(agent: fc.Arbitrary<string>): fc.Arbitrary<ConsultingStep> {
  return fc.record({
    do: fc.constantFrom(...ways),
    agent,
    stranger: fc.nat(7).map((n) => n === 0),
  })
}

/** Of one call and those who are asked about it: among all else it is too seldom answered to come far. */
export function talksOf(agent: fc.Arbitrary<string>) {
  const seldom = fc.nat(7).map((n) => n === 0)
  const handling = fc.record({
    do: fc.constantFrom('hold', 'resume', 'agent end', 'finish'),
    contact: fc.constant(calling),
    agent,
    stranger: seldom,
    stale: seldom,
  })
  return fc.oneof(
    { weight: 20, arbitrary: consultingStepsOf(agent) },
    { weight: 2, arbitrary: handling },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('lose'), agent }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('sweep') }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.nat(9_000) }) },
  )
}

/** Whether a step is one of these. */
export function isConsulting(step: { readonly do: string }): step is ConsultingStep {
  return (ways as readonly string[]).includes(step.do)
}

/** Takes the step, where it is not refused. */
export function consult(world: World, step: ConsultingStep): void {
  const { now } = world
  const state = contactOf(world, calling)
  const owner = (step.stranger || state === null ? null : agentOf(state)) ?? step.agent
  const second = (step.stranger || state === null ? null : secondOf(state)) ?? step.agent
  const offer = (state?.phase === 'connected' && state.consult?.consult) || 'none'
  const by = (acting: string, decide: (pair: Pair) => PairChange | Refusal): void => {
    const pair = pairOf(world, calling, acting)
    commitPair(world, pair, decide(pair))
  }
  switch (step.do) {
    case 'call goes on':
      return goOn(world, step.agent)
    case 'consult':
      return by(owner, (pair) =>
        startConsult({ ...pair, second: null }, wishOf(world, owner, step.agent), now),
      )
    case 'consult shown':
      return void commitContact(world, calling, confirmShown(state, { agent: second, offer }, now))
    case 'consult answered':
      return by(second, (pair) => acceptOffer(pair, { offer, segment: newId(world, 'segment') }, now))
    case 'consult declined':
      return by(second, (pair) => declineOffer(pair, { offer }, now))
    case 'complete':
      return by(owner, (pair) => completeConsult(pair, { agent: owner }, now))
    case 'return':
      return by(owner, (pair) => returnFromConsult(pair, { agent: owner }, now))
    case 'conference':
      return by(owner, (pair) => startConference(pair, { agent: owner }, now))
    case 'leave as owner':
      return by(owner, (pair) => leaveConsult(pair, { agent: owner }, now))
    case 'leave as second':
      return by(second, (pair) => leaveConsult(pair, { agent: second }, now))
  }
}

/** Talks are seldom where anybody does anything: the caller calls, is given to somebody free, and is answered; the agent comes to work. */
function goOn(world: World, agent: string): void {
  const state = contactOf(world, calling)
  const { now } = world
  const isFree = agentStateOf(world, agent)?.presence === 'available'
  if (!isFree)
    commitAgent(world, agent, choosePresence(agentStateOf(world, agent), { presence: 'available' }, now))
  if (state === null) commitContact(world, calling, startContact(null, call(world), now))
  else if (state.phase === 'queued') routeAll(world)
  else if (state.phase === 'offered') {
    const answer = { offer: state.offer, segment: newId(world, 'segment') }
    onPair(world, calling, (pair) => acceptOffer(pair, answer, now), state.agent)
  }
}

function call(world: World): Parameters<typeof startContact>[1] {
  const place = { brand: 'b', site: 's', queue: 'sales', visitor: 'vi', channel: 'voice' } as const
  return {
    ...place,
    locale: 'vi',
    visit: newId(world, 'visit'),
    text: '',
    entrance: entranceOf(world, 'sales'),
  }
}

function wishOf(world: World, by: string, other: string): Parameters<typeof startConsult>[1] {
  const state = agentStateOf(world, other)
  const units = unitsFor(world.chats[other] ?? 1).voice
  return { by, other: { id: other, state, units, offerMs }, consult: newId(world, 'consult'), queue: null }
}
