import * as fc from 'fast-check'
import {
  agentOf,
  answerByMail,
  askTranscript,
  hearByMail,
  leaveWord,
  markAttempt,
  retryLetter,
  takeContact,
  unitsFor,
} from '../src/index.js'
import { entranceOf } from './hand-overs.js'
import {
  agentStateOf,
  commitContact,
  commitPair,
  contactOf,
  deadlineOf,
  fire,
  newId,
  pairOf,
} from './world.js'
import type { World } from './world.js'

/** What is done with a message, a wish to be called, or a transcript. */
export interface LeftStep {
  readonly do: 'take' | 'attempt' | 'transcript' | 'resend' | 'answer' | 'letter' | 'mail server'
  readonly contact: string
  readonly agent: string
  readonly stranger: boolean
}

/** Any of them, by one of these agents. */
export function leftStepsOf(agent: fc.Arbitrary<string>): fc.Arbitrary<LeftStep> {
  return fc.record({
    do: fc.constantFrom(
      'take',
      'take',
      'attempt',
      'attempt',
      'transcript',
      'resend',
      'answer',
      'letter',
      'mail server',
      'mail server',
    ),
    contact: fc.constantFrom('m1', 'p1', 'p1', 'c1'),
    agent,
    stranger: fc.nat(7).map((n) => n === 0),
  })
}

/** Takes the step, where it is not refused. */
export function goOn(world: World, step: LeftStep): void {
  const { contact: id, agent: anybody } = step
  const { now } = world
  const state = contactOf(world, id)
  const acting = (step.stranger || state === null ? null : agentOf(state)) ?? anybody
  switch (step.do) {
    case 'take':
      return take(world, id, acting)
    case 'answer':
      return void commitContact(
        world,
        id,
        answerByMail(state, { agent: acting, text: 'vâng', mailOn: true }, now),
      )
    case 'attempt':
      return attempt(world, id, acting)
    case 'transcript': {
      const wish = { by: 'agent', actor: acting, email: 'mai@example.com', mailOn: true } as const
      return void commitContact(world, id, askTranscript(state, wish, now))
    }
    case 'resend':
      return void commitContact(
        world,
        id,
        retryLetter(state, { agent: acting, letter: 2, mailOn: true }, now),
      )
    case 'letter': {
      const letter = { visitor: 'vi', text: 'a', attachments: 1 }
      return void (id === 'm1' && commitContact(world, id, hearByMail(state, letter, now)))
    }
    case 'mail server': {
      const dueAt = deadlineOf(world, id, 'mail')
      return void (dueAt !== null && fire(world, { contact: id, kind: 'mail', dueAt }))
    }
  }
}

/** A visitor leaves a message, or the wish to be called in three seconds. */
export function leave(world: World, id: 'm1' | 'p1', visitor: string): void {
  const word = {
    brand: 'b',
    site: 's',
    queue: 'sales',
    visitor,
    channel: id === 'm1' ? ('message' as const) : ('callback' as const),
    locale: 'vi',
    visit: newId(world, 'visit'),
    text: 'gọi lại giúp',
    email: 'mai@example.com',
    entrance: entranceOf(world, 'sales'),
    ...(id === 'p1' && { phone: '+84 912 345 678', callAt: world.now + 3_000 }),
  }
  commitContact(world, id, leaveWord(contactOf(world, id), word, world.now))
}

function attempt(world: World, id: string, acting: string): void {
  const pair = pairOf(world, id, acting)
  const retry = { attempts: 3, pauseMs: 4_000 }
  const trying = { agent: acting, result: 'busy', visit: newId(world, 'visit'), retry } as const
  commitPair(world, pair, markAttempt(pair, trying, world.now))
}

function take(world: World, id: string, acting: string): void {
  const queues = world.queues.get(acting) ?? []
  const units = unitsFor(world.chats[acting] ?? 1)
  const taker = { id: acting, queues, brands: null, skills: {}, units }
  const taking = { agent: taker, offer: newId(world, 'offer'), segment: newId(world, 'segment') }
  // Who has never been at work has no state, and takes nothing.
  const pair = { ...pairOf(world, id, acting), agent: agentStateOf(world, acting) }
  commitPair(world, pair, takeContact(pair, taking, world.now))
}
