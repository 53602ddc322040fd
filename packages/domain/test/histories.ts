import * as fc from 'fast-check'
import { expect } from 'vitest'
import {
  acceptOffer,
  addNote,
  agentOf,
  choosePresence,
  confirmShown,
  declineOffer,
  endContact,
  eraseWords,
  identifyVisitor,
  finishWrapUp,
  forcePresence,
  hold,
  isRefusal,
  logOutLost,
  loseAgent,
  noRules,
  rate,
  resume,
  say,
  sendFile,
  startContact,
  takeBack,
} from '../src/index.js'
import {
  agentStateOf,
  commitAgent,
  commitContact,
  onPair,
  contactOf,
  createWorld,
  fire,
  newId,
  routeAll,
  sweep,
  throughJson,
  wrapUpMs,
} from './world.js'
import { callStepsOf, calling, hearCall } from './call-steps.js'
import type { CallStep } from './call-steps.js'
import { type ConsultingStep, consult, consultingStepsOf, isConsulting, talksOf } from './consult-steps.js'
import { type HandOverStep, entranceOf, give } from './hand-overs.js'
import { goOn, leave, leftStepsOf } from './left-behind.js'
import type { LeftStep } from './left-behind.js'
import type { DueDeadline, World } from './world.js'

/** The first four are chats; one more is a message, and one a wish to be called. */
const contacts = ['c1', 'c2', 'c3', 'c4', 'm1', 'p1']
const agents = { an: ['help', 'sales'], bo: ['help'], chi: ['sales'], du: [] as string[] }
/** French is spoken by one, German by nobody; both queues overflow into each other. */
const setUp = {
  skills: { an: { french: 2 }, chi: { french: 1 } },
  chats: { an: 3, chi: 2 },
  rules: {
    help: {
      ...noRules,
      skills: { french: 2 },
      relaxation: [
        { afterMs: 5_000, skills: { french: 1 } },
        { afterMs: 9_000, skills: { french: 0 } },
      ],
      overflow: { afterMs: 30_000, to: 'sales' },
    },
    sales: { ...noRules, overflow: { afterMs: 20_000, to: 'help' } },
  },
}

/** One thing that somebody does, or time that passes. */
export type Step =
  | LeftStep
  | CallStep
  | ConsultingStep
  | { readonly do: VisitorStep; readonly contact: string; readonly visitor: string }
  | {
      readonly do: StaffStep
      readonly contact: string
      readonly agent: string
      readonly stranger: boolean
      readonly stale: boolean
    }
  | {
      readonly do: 'presence'
      readonly agent: string
      readonly presence: 'available' | 'break' | 'training' | 'offline'
      readonly when?: 'after_work'
    }
  | { readonly do: 'lose'; readonly agent: string }
  | { readonly do: 'force'; readonly agent: string; readonly presence: 'available' | 'break' | 'offline' }
  | HandOverStep
  | { readonly do: 'system end'; readonly contact: string }
  | { readonly do: 'route' | 'sweep' }
  | { readonly do: 'fire'; readonly nth: number }
  | { readonly do: 'wait'; readonly ms: number }

type StaffStep = (typeof staffSteps)[number]

const contact = fc.constantFrom('c1', 'c1', ...contacts)
const agent = fc.constantFrom(...Object.keys(agents))
/** One time in eight. */
const seldom = fc.nat(7).map((n) => n === 0)
const staffSteps = [
  'reply',
  'show',
  'note',
  'hold',
  'resume',
  'shown',
  'shown',
  'accept',
  'accept',
  'decline',
  'agent end',
  'finish',
] as const

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('start', 'start', 'say', 'send', 'end', 'rate', 'erase', 'identify'),
      contact,
      visitor: fc.constantFrom('vi', 'vi', 'vi', 'eve'),
    }),
  },
  {
    weight: 18,
    arbitrary: fc.record({
      do: fc.constantFrom(...staffSteps),
      contact,
      agent,
      stranger: seldom,
      stale: seldom,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record(
      {
        do: fc.constant('presence'),
        agent,
        presence: fc.constantFrom('available', 'available', 'available', 'break', 'training', 'offline'),
        when: fc.constant('after_work'),
      },
      { requiredKeys: ['do', 'agent', 'presence'] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose'), agent }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('force'),
      agent,
      presence: fc.constantFrom('available', 'break', 'offline'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('transfer', 'transfer', 'reassign'),
      contact,
      to: fc.constantFrom('queue', 'agent'),
      queue: fc.constantFrom('help', 'sales'),
      agent,
      stranger: seldom,
    }),
  },
  { weight: 8, arbitrary: leftStepsOf(agent) },
  { weight: 2, arbitrary: consultingStepsOf(agent) },
  { weight: 3, arbitrary: callStepsOf({ visitor: fc.constantFrom('vi', 'eve'), agent }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('system end'), contact }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('route', 'route', 'sweep') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fire'), nth: fc.nat(20) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait'),
      ms: fc.oneof(fc.nat(50), fc.nat(4_000), fc.nat(40_000), fc.constant(900_000)),
    }),
  },
)
/** A day in which anybody may do anything at any time, or one about a single call. */
export const histories = fc.oneof(
  { weight: 3, arbitrary: fc.array(steps, { minLength: 1, maxLength: 150, size: 'max' }) },
  { weight: 1, arbitrary: fc.array(talksOf(agent), { minLength: 1, maxLength: 60, size: 'max' }) },
)

/** The world after a history; `check` is called after every step. */
export function lived(history: readonly Step[], check?: (world: World) => void): World {
  const world = createWorld(agents, setUp)
  commitAgent(world, 'an', choosePresence(null, { presence: 'available' }, world.now))
  const everDue: DueDeadline[] = []
  for (const step of history) {
    take(world, step, everDue)
    for (const deadline of world.deadlines.values()) if (!everDue.includes(deadline)) everDue.push(deadline)
    check?.(world)
  }
  return world
}

function take(world: World, step: Step, everDue: readonly DueDeadline[]): void {
  const { now } = world
  if (isConsulting(step)) return consult(world, step)
  switch (step.do) {
    case 'start':
    case 'say':
    case 'send':
    case 'end':
    case 'rate':
    case 'erase':
    case 'identify':
      return visitorStep(world, step.do, step)
    case 'presence':
      return commitAgent(world, step.agent, choosePresence(agentStateOf(world, step.agent), step, now))
    case 'lose':
      return lose(world, step.agent)
    case 'force': {
      const forced = forcePresence(agentStateOf(world, step.agent), step, now)
      if (!isRefusal(forced)) commitAgent(world, step.agent, forced)
      return
    }
    case 'transfer':
    case 'reassign':
      return give(world, step)
    case 'take':
    case 'attempt':
    case 'transcript':
    case 'resend':
    case 'answer':
    case 'letter':
    case 'mail server':
      return goOn(world, step)
    case 'sound comes':
    case 'sound fails':
    case 'sound is measured':
      return hearCall(world, step)
    case 'system end':
      return onPair(world, step.contact, (pair) =>
        endContact(pair, { by: 'system', actor: null, wrapUpMs }, now),
      )
    case 'route':
      return routeAll(world)
    case 'sweep':
      return sweep(world)
    case 'fire':
      return fireAny(world, everDue[step.nth % everDue.length])
    case 'wait':
      world.now += step.ms
      return
    case 'reply':
    case 'show':
    case 'note':
    case 'hold':
    case 'resume':
    case 'shown':
    case 'accept':
    case 'decline':
    case 'agent end':
    case 'finish':
      return staffStep(world, step.do, step)
  }
}

const file = {
  id: 'file',
  kind: 'image',
  bytes: 9,
  width: 3,
  height: 2,
  name: 'a.png',
  expiresAt: null,
} as const

type VisitorStep = 'start' | 'say' | 'send' | 'end' | 'rate' | 'erase' | 'identify'

function visitorStep(
  world: World,
  what: VisitorStep,
  { contact: id, visitor }: { readonly contact: string; readonly visitor: string },
): void {
  const state = contactOf(world, id)
  const { now } = world
  if (what === 'end')
    return onPair(world, id, (pair) => endContact(pair, { by: 'visitor', actor: visitor, wrapUpMs }, now))
  if (what === 'rate')
    return void commitContact(world, id, rate(state, { visitor, score: 3, comment: 'tốt' }, now))
  if (what === 'erase') return void commitContact(world, id, eraseWords(state, { erasure: 'e' }, now))
  if (what === 'identify') return void commitContact(world, id, identifyVisitor(state, { visitor }, now))
  if (what === 'send')
    return void commitContact(world, id, sendFile(state, { from: 'visitor', actor: visitor, file }, now))
  if (what === 'say')
    return void commitContact(world, id, say(state, { from: 'visitor', actor: visitor, text: 'a' }, now))
  if (id === 'm1' || id === 'p1') return leave(world, id, visitor)
  const queue = id === 'c1' || id === 'c2' ? 'help' : 'sales'
  const opening = {
    brand: 'b',
    site: 's',
    queue,
    visitor,
    channel: id === calling ? 'voice' : 'chat',
    locale: 'vi',
    visit: newId(world, 'visit'),
    entrance: entranceOf(world, queue),
    // One asks for German, which nobody has; one has priority; one knows an agent.
    ...(id === 'c2' && { skills: { german: 1 } }),
    ...(id === 'c3' && { priority: 2 }),
    ...(id === 'c4' && { sticky: { agent: 'chi', until: now + 6_000 } }),
  } as const
  commitContact(world, id, startContact(state, { ...opening, text: 'xin chào' }, now))
}

/** No console is heard of: all that the agent had goes back, and after a quarter of an hour the agent is logged out. */
function lose(world: World, id: string): void {
  const state = agentStateOf(world, id)
  const change = logOutLost(state, world.now) ?? loseAgent(state, world.now)
  if (change !== null) commitAgent(world, id, change)
  for (const own of Object.keys(state?.work ?? {})) {
    const queue = contactOf(world, own)?.queue ?? ''
    const visit = newId(world, 'visit')
    onPair(world, own, (pair) => takeBack(pair, { visit, entrance: entranceOf(world, queue) }, world.now), id)
  }
}

function staffStep(
  world: World,
  what: StaffStep,
  step: {
    readonly contact: string
    readonly agent: string
    readonly stranger: boolean
    readonly stale: boolean
  },
): void {
  const { contact: id, agent: anybody } = step
  const state = contactOf(world, id)
  const acting = (step.stranger || state === null ? null : agentOf(state)) ?? anybody
  const { now } = world
  const offer = state?.phase === 'offered' && !step.stale ? state.offer : 'offer-of-yesterday'
  switch (what) {
    case 'reply':
      return void commitContact(world, id, say(state, { from: 'agent', actor: acting, text: 'vâng' }, now))
    case 'show':
      return void commitContact(world, id, sendFile(state, { from: 'agent', actor: acting, file }, now))
    case 'note':
      return void commitContact(world, id, addNote(state, { agent: acting, text: 'note' }, now))
    case 'hold':
      return void commitContact(world, id, hold(state, { agent: acting }, now))
    case 'resume':
      return void commitContact(world, id, resume(state, { agent: acting }, now))
    case 'shown':
      return void commitContact(world, id, confirmShown(state, { agent: acting, offer }, now))
    case 'accept':
      return onPair(
        world,
        id,
        (pair) => acceptOffer(pair, { offer, segment: newId(world, 'segment') }, now),
        acting,
      )
    case 'decline':
      return onPair(world, id, (pair) => declineOffer(pair, { offer }, now), acting)
    case 'agent end':
      return onPair(
        world,
        id,
        (pair) => endContact(pair, { by: 'agent', actor: acting, wrapUpMs }, now),
        acting,
      )
    case 'finish':
      return onPair(world, id, (pair) => finishWrapUp(pair, { disposition: 'solved' }, now), acting)
  }
}

/** A deadline of any time, carried out now: again, late, or early, which is refused by a throw and changes nothing. */
function fireAny(world: World, deadline: DueDeadline | undefined): void {
  if (deadline === undefined) return
  const before = throughJson([...world.contacts, ...world.agents])
  try {
    fire(world, deadline)
  } catch (fault) {
    expect(String(fault)).toMatch(/ms early/)
    expect(deadline.dueAt).toBeGreaterThan(world.now)
    expect(throughJson([...world.contacts, ...world.agents])).toEqual(before)
  }
}

/** Everybody goes home: what still runs is ended and every deadline comes. */
export function settle(world: World): void {
  for (const id of contacts)
    onPair(world, id, (pair) => endContact(pair, { by: 'system', actor: null, wrapUpMs }, world.now))
  world.now += wrapUpMs
  sweep(world)
}
