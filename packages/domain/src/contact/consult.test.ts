import { describe, expect, test } from 'vitest'
import * as domain from '../index.js'
import type { AgentFact, ContactFact, Pair, PairChange, Refusal } from '../index.js'
import { entranceOf } from '../../test/hand-overs.js'
import { checkNow } from '../../test/invariants.js'
import { commitAgent, commitContact, commitPair, contactOf, createWorld } from '../../test/world.js'
import { fire, offerMs, pairOf, routeAll, wrapUpMs } from '../../test/world.js'
import type { World } from '../../test/world.js'

const call = {
  brand: 'b',
  site: 's',
  queue: 'help',
  visitor: 'vi',
  channel: 'voice',
  locale: 'vi',
  visit: 'visit',
  text: '',
} as const

/** `an` has the call, `bo` may be asked. */
function talking(): World {
  const world = createWorld({ an: ['help'], bo: [] })
  for (const agent of ['an', 'bo'])
    commitAgent(world, agent, domain.choosePresence(null, { presence: 'available' }, world.now))
  commitContact(
    world,
    'c',
    domain.startContact(null, { ...call, entrance: entranceOf(world, 'help') }, world.now),
  )
  routeAll(world)
  const contact = contactOf(world, 'c')
  const offer = contact?.phase === 'offered' ? contact.offer : ''
  by(world, 'an', (pair, at) => domain.acceptOffer(pair, { offer, segment: 'first' }, at))
  return world
}

function asked(): World {
  const world = talking()
  expect(by(world, 'an', (pair, at) => domain.startConsult(pair, wish(world), at))).toBe(null)
  return world
}

function consulting(): World {
  const world = asked()
  by(world, 'bo', (pair, at) => domain.acceptOffer(pair, { offer: 'consult', segment: 'part' }, at))
  return world
}

function inConference(): World {
  const world = consulting()
  by(world, 'an', (pair, at) => domain.startConference(pair, { agent: 'an' }, at))
  return world
}

function wish(world: World): domain.ConsultWish {
  const state = world.agents.get('bo')?.state ?? null
  return {
    by: 'an',
    other: { id: 'bo', state, units: 100, offerMs },
    consult: 'consult',
    queue: null,
    note: 'VIP',
  }
}

function by(
  world: World,
  acting: string | undefined,
  decide: (pair: Pair, at: number) => PairChange | Refusal,
): Refusal | null {
  world.now += 1_000
  const pair = pairOf(world, 'c', acting)
  const refused = commitPair(world, pair, decide(pair, world.now))
  checkNow(world)
  return refused
}

function told(world: World, from = 0): string[] {
  return (world.contacts.get('c')?.facts ?? []).slice(from).map(({ fact }) => said(fact))
}

function said({ type, body }: ContactFact | AgentFact): string {
  return 'cause' in body ? `${type} ${body.cause}` : type
}

const length = (world: World): number => world.contacts.get('c')?.facts.length ?? 0

describe('who is asked', () => {
  test('is rung while the visitor is on hold, and the words are kept apart', () => {
    const world = asked()
    expect(told(world).slice(-2)).toEqual(['contact_held', 'consult_started'])
    expect(world.agents.get('bo')?.state?.work['c']).toMatchObject({ kind: 'reserved', units: 100 })
    expect(by(world, 'an', (pair, at) => domain.startConsult(pair, wish(world), at))).toEqual({
      refused: 'consulting',
    })
  })

  test('cannot be somebody busy, nor oneself, and a chat is no call', () => {
    const world = talking()
    const other = { ...wish(world).other, state: world.agents.get('an')?.state ?? null }
    const busy = by(world, 'an', (pair, at) => domain.startConsult(pair, { ...wish(world), other }, at))
    const self = { ...wish(world), other: { ...other, id: 'an' } }
    expect([busy, by(world, 'an', (pair, at) => domain.startConsult(pair, self, at))]).toEqual([
      { refused: 'agent_unavailable' },
      { refused: 'agent_unavailable' },
    ])
    const pair = pairOf(world, 'c', 'an')
    const chat = { ...pair, contact: pair.contact && ({ ...pair.contact, channel: 'chat' } as const) }
    expect(domain.startConsult(chat, wish(world), world.now)).toEqual({ refused: 'not_a_call' })
  })

  test('may decline: the visitor stays on hold, and the agent may go on', () => {
    const world = asked()
    by(world, 'bo', (pair, at) => domain.declineOffer(pair, { offer: 'consult' }, at))
    expect(told(world).at(-1)).toBe('consult_ended declined')
    expect(contactOf(world, 'c')).toMatchObject({
      phase: 'connected',
      agent: 'an',
      heldSince: expect.any(Number),
    })
    expect(domain.resume(contactOf(world, 'c'), { agent: 'an' }, world.now)).toMatchObject({ facts: [{}] })
  })

  test.each([
    [true, 'consult_ended expired', 'not_responding'],
    [false, 'consult_ended undelivered', 'not_reachable'],
  ] as const)(
    'and does not answer (shown: %s) ends it, and is asked nothing more',
    (shown, fact, presence) => {
      const world = asked()
      if (shown)
        commitContact(
          world,
          'c',
          domain.confirmShown(contactOf(world, 'c'), { agent: 'bo', offer: 'consult' }, world.now),
        )
      const due = world.now + offerMs
      world.now = due
      const ring = [...world.deadlines.values()].find(({ kind }) => kind === 'consult')
      if (ring === undefined) throw new Error('nothing is due')
      fire(world, ring)
      checkNow(world)
      expect(told(world).at(-1)).toBe(fact)
      expect(world.agents.get('bo')?.state).toMatchObject({ presence, work: {} })
    },
  )

  test('may not answer once the ring has run out, nor may anybody else', () => {
    const world = asked()
    const answer = { offer: 'consult', segment: 's' }
    expect(by(world, 'an', (pair, at) => domain.acceptOffer(pair, answer, at))).toEqual({
      refused: 'not_yours',
    })
    world.now += offerMs
    expect(by(world, 'bo', (pair, at) => domain.acceptOffer(pair, answer, at))).toEqual({
      refused: 'offer_expired',
    })
  })
})

const ends: readonly (readonly [
  string,
  () => World,
  (world: World) => void,
  readonly string[],
  string | null,
])[] = [
  [
    'returning ends it, and the visitor is back',
    consulting,
    (world) => by(world, 'an', (pair, at) => domain.returnFromConsult(pair, { agent: 'an' }, at)),
    ['consult_ended returned', 'contact_resumed'],
    'an',
  ],
  [
    'returning while it rings withdraws the ring',
    asked,
    (world) => by(world, 'an', (pair, at) => domain.returnFromConsult(pair, { agent: 'an' }, at)),
    ['consult_ended withdrawn', 'contact_resumed'],
    'an',
  ],
  [
    'completing gives the call to who was asked',
    consulting,
    (world) => by(world, 'an', (pair, at) => domain.completeConsult(pair, { agent: 'an' }, at)),
    ['consult_ended handed_over', 'contact_resumed', 'contact_handed_over consulted'],
    'bo',
  ],
  [
    'who was asked leaves, and the visitor stays on hold',
    consulting,
    (world) => by(world, 'bo', (pair, at) => domain.leaveConsult(pair, { agent: 'bo' }, at)),
    ['consult_ended left'],
    'an',
  ],
  [
    'who has the call leaves a conference, and who stays has it',
    inConference,
    (world) => by(world, 'an', (pair, at) => domain.leaveConsult(pair, { agent: 'an' }, at)),
    ['conference_ended handed_over', 'contact_handed_over conference'],
    'bo',
  ],
  [
    'who was asked leaves a conference',
    inConference,
    (world) => by(world, 'bo', (pair, at) => domain.leaveConsult(pair, { agent: 'bo' }, at)),
    ['conference_ended left'],
    'an',
  ],
  [
    'who has the call is lost while they talk: the other has it',
    consulting,
    (world) => lose(world, 'an'),
    ['consult_ended handed_over', 'contact_resumed', 'contact_handed_over agent_lost'],
    'bo',
  ],
  [
    'who has the call is lost while it rings: it waits again',
    asked,
    (world) => lose(world, 'an'),
    ['consult_ended withdrawn', 'contact_requeued agent_lost'],
    null,
  ],
  [
    'who was asked is lost: the call goes on without',
    inConference,
    (world) => lose(world, 'bo'),
    ['conference_ended lost'],
    'an',
  ],
  [
    'the visitor hangs up: only who has the call wraps up',
    consulting,
    (world) =>
      by(world, undefined, (pair, at) =>
        domain.endContact(pair, { by: 'visitor', actor: 'vi', wrapUpMs }, at),
      ),
    ['consult_ended contact_ended', 'contact_ended'],
    'an',
  ],
]

test.each(ends)('%s', (_, begin, happens, facts, owner) => {
  const world = begin()
  const before = length(world)
  happens(world)
  expect(told(world, before)).toEqual(facts)
  const contact = contactOf(world, 'c')
  expect(contact === null ? null : domain.agentOf(contact)).toBe(owner)
  const busy = ['an', 'bo'].filter((agent) => world.agents.get(agent)?.state?.work['c'] !== undefined)
  expect(busy).toEqual(owner === null ? [] : [owner])
})

test('during a consultation the visitor stays where the visitor is', () => {
  const world = consulting()
  const state = contactOf(world, 'c')
  expect(domain.resume(state, { agent: 'an' }, world.now)).toEqual({ refused: 'consulting' })
  const into = { queue: 'help', visit: 'next', entrance: entranceOf(world, 'help') }
  const gift = { by: 'an', cause: 'transferred', into } as const
  expect(domain.transferToQueue(pairOf(world, 'c'), gift, world.now)).toEqual({ refused: 'consulting' })
  const conference = contactOf(inConference(), 'c')
  expect(domain.hold(conference, { agent: 'an' }, 9)).toEqual({ refused: 'consulting' })
})

test('nobody goes on with what is not there, and a stranger with nothing', () => {
  const world = talking()
  const { completeConsult, returnFromConsult, startConference, leaveConsult } = domain
  for (const step of [completeConsult, returnFromConsult, startConference, leaveConsult]) {
    expect(by(world, 'an', (pair, at) => step(pair, { agent: 'an' }, at))).toEqual({
      refused: 'not_consulting',
    })
    expect(by(world, 'bo', (pair, at) => step(pair, { agent: 'bo' }, at))).toEqual({ refused: 'not_yours' })
  }
})

/** No console of the agent is heard of: all that the agent had is taken back. */
function lose(world: World, agent: string): void {
  const entrance = entranceOf(world, 'help')
  by(world, agent, (pair, at) => domain.takeBack(pair, { visit: 'again', entrance }, at))
}
