import * as domain from '../src/index.js'
import type { ContactPhase, Pair, PairChange, Refusal } from '../src/index.js'
import {
  commitAgent,
  commitContact,
  commitPair,
  contactOf,
  createWorld,
  pairOf,
  routeAll,
  wrapUpMs,
} from './world.js'
import type { World } from './world.js'

const { acceptOffer, confirmShown, endContact, finishWrapUp, hold, rate, startContact } = domain

/** A visitor's first words. */
export const opening = {
  brand: 'brand',
  site: 'site',
  queue: 'help',
  visitor: 'vi',
  channel: 'chat',
  locale: 'vi',
  visit: 'visit',
  text: 'xin chào',
} as const

/** Every way to find a contact: how it comes about, each from the one named first. */
export const situations = {
  absent: { phase: null, make: () => undefined },
  queued: {
    phase: 'queued',
    make: (world) => commitContact(world, 'c', startContact(null, opening, world.now)),
  },
  ringing: { phase: 'offered', from: 'queued', make: (world) => routeAll(world) },
  shown: {
    phase: 'offered',
    from: 'ringing',
    make: (world) =>
      commitContact(
        world,
        'c',
        confirmShown(contactOf(world, 'c'), { agent: 'an', offer: offerOf(world) }, world.now),
      ),
  },
  unseen: { phase: 'offered', from: 'ringing', make: (world) => void (world.now += 15_000) },
  missed: { phase: 'offered', from: 'shown', make: (world) => void (world.now += 15_000) },
  connected: {
    phase: 'connected',
    from: 'shown',
    make: (world) =>
      run(world, 'an', (pair, at) => acceptOffer(pair, { offer: offerOf(world), segment: 'segment' }, at)),
  },
  held: {
    phase: 'connected',
    from: 'connected',
    make: (world) => commitContact(world, 'c', hold(contactOf(world, 'c'), { agent: 'an' }, world.now)),
  },
  wrapping: {
    phase: 'wrap_up',
    from: 'held',
    make: (world) =>
      run(world, 'an', (pair, at) => endContact(pair, { by: 'visitor', actor: 'vi', wrapUpMs }, at)),
  },
  overdue: { phase: 'wrap_up', from: 'wrapping', make: (world) => void (world.now += wrapUpMs) },
  closed: {
    phase: 'closed',
    from: 'wrapping',
    make: (world) => run(world, 'an', (pair, at) => finishWrapUp(pair, { disposition: 'solved' }, at)),
  },
  rated: {
    phase: 'closed',
    from: 'closed',
    make: (world) =>
      commitContact(world, 'c', rate(contactOf(world, 'c'), { visitor: 'vi', score: 5 }, world.now)),
  },
  abandoned: {
    phase: 'closed',
    from: 'queued',
    make: (world) =>
      run(world, undefined, (pair, at) => endContact(pair, { by: 'visitor', actor: 'vi', wrapUpMs }, at)),
  },
} as const satisfies Record<
  string,
  { phase: ContactPhase['phase'] | null; from?: string; make: (world: World) => unknown }
>

/** A name of one of them. */
export type Situation = keyof typeof situations

/** All of them. */
export function names(): Situation[] {
  return Object.keys(situations) as Situation[]
}

/** Two agents, of whom `an` is idle longer, and the contact `c` in the situation. The ring is `offer-1`, due at 16,000; wrap-up is due at 31,000. */
export function worldIn(name: Situation): World {
  const step: { from?: string; make: (world: World) => unknown } = situations[name]
  if (step.from === undefined) {
    const world = createWorld({ an: ['help'], bo: ['help'] })
    for (const agent of ['an', 'bo']) {
      world.now = agent === 'an' ? 999 : 1_000
      commitAgent(world, agent, domain.choosePresence(null, { presence: 'available' }, world.now))
    }
    step.make(world)
    return world
  }
  const world = worldIn(step.from as Situation)
  step.make(world)
  return world
}

function run(
  world: World,
  acting: string | undefined,
  decide: (pair: Pair, at: number) => PairChange | Refusal,
): void {
  const pair = pairOf(world, 'c', acting)
  if (commitPair(world, pair, decide(pair, world.now)) !== null)
    throw new Error('the situation cannot be reached')
}

function offerOf(world: World): string {
  const contact = contactOf(world, 'c')
  if (contact?.phase !== 'offered') throw new Error('nothing rings')
  return contact.offer
}

/** Tried in left.test.ts and by all that use them. */
export const triedElsewhere = [
  'agentOf',
  'answerByMail',
  'answersByMail',
  'askTranscript',
  'callBackNow',
  'hearByMail',
  'leaveWord',
  'letterBounced',
  'letterTried',
  'markAttempt',
  'readEmail',
  'retryLetter',
  'takeContact',
] as const
