import { describe, expect, test } from 'vitest'
import * as domain from '../index.js'
import type { Change, ContactPhase, Pair, PairChange, Refusal } from '../index.js'
import { names, opening, situations, triedElsewhere, worldIn } from '../../test/situations.js'
import type { Situation } from '../../test/situations.js'
import { contactOf, pairOf, wrapUpMs } from '../../test/world.js'

const { acceptOffer, addNote, confirmShown, declineOffer, endContact, expireOffer, expireWrapUp } = domain
const { finishWrapUp, hold, rate, resume, say, startContact, takeBack } = domain
const entrance = { rules: domain.noRules, canServe: () => true }

const phases: Record<ContactPhase['phase'], true> = {
  queued: true,
  offered: true,
  connected: true,
  wrap_up: true,
  closed: true,
}

/** What is tried on each: the decision, and how it is called. */
const commands = {
  'the visitor starts it': ['startContact', ({ contact }, at) => startContact(contact, opening, at)],
  'the visitor says something': [
    'say',
    ({ contact }, at) => say(contact, { from: 'visitor', actor: 'vi', text: 'a' }, at),
  ],
  'another visitor says something': [
    'say',
    ({ contact }, at) => say(contact, { from: 'visitor', actor: 'eve', text: 'a' }, at),
  ],
  'the agent says something': [
    'say',
    ({ contact }, at) => say(contact, { from: 'agent', actor: 'an', text: 'a' }, at),
  ],
  'another agent says something': [
    'say',
    ({ contact }, at) => say(contact, { from: 'agent', actor: 'bo', text: 'a' }, at),
  ],
  'the agent adds a note': ['addNote', ({ contact }, at) => addNote(contact, { agent: 'an', text: 'a' }, at)],
  'another agent adds a note': [
    'addNote',
    ({ contact }, at) => addNote(contact, { agent: 'bo', text: 'a' }, at),
  ],
  'the agent holds': ['hold', ({ contact }, at) => hold(contact, { agent: 'an' }, at)],
  'another agent holds': ['hold', ({ contact }, at) => hold(contact, { agent: 'bo' }, at)],
  'the agent resumes': ['resume', ({ contact }, at) => resume(contact, { agent: 'an' }, at)],
  'another agent resumes': ['resume', ({ contact }, at) => resume(contact, { agent: 'bo' }, at)],
  'the console shows the ring': [
    'confirmShown',
    ({ contact }, at) => confirmShown(contact, { agent: 'an', offer: 'offer-1' }, at),
  ],
  'another console shows the ring': [
    'confirmShown',
    ({ contact }, at) => confirmShown(contact, { agent: 'bo', offer: 'offer-1' }, at),
  ],
  'the agent accepts': [
    'acceptOffer',
    (pair, at) => acceptOffer(by(pair, 'an'), { offer: 'offer-1', segment: 's' }, at),
  ],
  'another agent accepts': [
    'acceptOffer',
    (pair, at) => acceptOffer(by(pair, 'bo'), { offer: 'offer-1', segment: 's' }, at),
  ],
  'the agent accepts an older ring': [
    'acceptOffer',
    (pair, at) => acceptOffer(by(pair, 'an'), { offer: 'offer-0', segment: 's' }, at),
  ],
  'the agent declines': [
    'declineOffer',
    (pair, at) => declineOffer(by(pair, 'an'), { offer: 'offer-1' }, at),
  ],
  'another agent declines': [
    'declineOffer',
    (pair, at) => declineOffer(by(pair, 'bo'), { offer: 'offer-1' }, at),
  ],
  'the deadline of the ring comes': ['expireOffer', (pair, at) => expireOffer(pair, { dueAt: 16_000 }, at)],
  'the deadline of an older ring comes': [
    'expireOffer',
    (pair, at) => expireOffer(pair, { offer: 'offer-0', dueAt: 16_000 }, at),
  ],
  'the visitor ends it': [
    'endContact',
    (pair, at) => endContact(pair, { by: 'visitor', actor: 'vi', wrapUpMs }, at),
  ],
  'another visitor ends it': [
    'endContact',
    (pair, at) => endContact(pair, { by: 'visitor', actor: 'eve', wrapUpMs }, at),
  ],
  'the agent ends it': [
    'endContact',
    (pair, at) => endContact(pair, { by: 'agent', actor: 'an', wrapUpMs }, at),
  ],
  'another agent ends it': [
    'endContact',
    (pair, at) => endContact(pair, { by: 'agent', actor: 'bo', wrapUpMs }, at),
  ],
  'the system ends it': [
    'endContact',
    (pair, at) => endContact(pair, { by: 'system', actor: null, wrapUpMs }, at),
  ],
  'the agent is lost': [
    'takeBack',
    (pair, at) => takeBack(by(pair, 'an'), { visit: 'visit-2', entrance }, at),
  ],
  'another agent is lost': [
    'takeBack',
    (pair, at) => takeBack(by(pair, 'bo'), { visit: 'visit-2', entrance }, at),
  ],
  'the agent finishes': [
    'finishWrapUp',
    (pair, at) => finishWrapUp(by(pair, 'an'), { disposition: 'solved' }, at),
  ],
  'another agent finishes': [
    'finishWrapUp',
    (pair, at) => finishWrapUp(by(pair, 'bo'), { disposition: 'solved' }, at),
  ],
  'the deadline of wrap-up comes': ['expireWrapUp', (pair, at) => expireWrapUp(pair, { dueAt: 31_000 }, at)],
  'a deadline of another wrap-up comes': [
    'expireWrapUp',
    (pair, at) => expireWrapUp(pair, { dueAt: 30_999 }, at),
  ],
  'the visitor rates': ['rate', ({ contact }, at) => rate(contact, { visitor: 'vi', score: 4 }, at)],
  'another visitor rates': ['rate', ({ contact }, at) => rate(contact, { visitor: 'eve', score: 4 }, at)],
} as const satisfies Record<
  string,
  readonly [
    keyof typeof domain,
    (pair: Pair, at: number) => Change<domain.ContactFact> | PairChange | Refusal,
  ]
>

/** What each comes to: facts of the contact, then of the agent after a bar; `!` before a refusal; `throws` where it never may come. */
const table: Record<keyof typeof commands, Readonly<Record<string, string>>> = {
  'the visitor starts it': {
    absent: 'contact_started message_sent',
    'queued ringing shown unseen missed connected held wrapping overdue closed rated abandoned':
      '!contact_exists',
  },
  'the visitor says something': {
    absent: '!not_found',
    'queued ringing shown unseen missed connected held': 'message_sent',
    'wrapping overdue closed rated abandoned': '!contact_over',
  },
  'another visitor says something': {
    'absent queued ringing shown unseen missed connected held wrapping overdue closed rated abandoned':
      '!not_found',
  },
  'the agent says something': {
    absent: '!not_found',
    'queued ringing shown unseen missed': '!not_connected',
    'connected held': 'message_sent',
    'wrapping overdue closed rated abandoned': '!contact_over',
  },
  'another agent says something': {
    absent: '!not_found',
    'queued ringing shown unseen missed': '!not_connected',
    'connected held': '!not_yours',
    'wrapping overdue closed rated abandoned': '!contact_over',
  },
  'the agent adds a note': {
    absent: '!not_found',
    'queued ringing shown unseen missed': '!not_connected',
    'connected held wrapping overdue': 'note_added',
    'closed rated abandoned': '!contact_over',
  },
  'another agent adds a note': {
    absent: '!not_found',
    'queued ringing shown unseen missed': '!not_connected',
    'connected held wrapping overdue': '!not_yours',
    'closed rated abandoned': '!contact_over',
  },
  'the agent holds': {
    absent: '!not_found',
    'queued ringing shown unseen missed': '!not_connected',
    connected: 'contact_held',
    held: '!already_held',
    'wrapping overdue closed rated abandoned': '!contact_over',
  },
  'another agent holds': {
    absent: '!not_found',
    'queued ringing shown unseen missed': '!not_connected',
    'connected held': '!not_yours',
    'wrapping overdue closed rated abandoned': '!contact_over',
  },
  'the agent resumes': {
    absent: '!not_found',
    'queued ringing shown unseen missed': '!not_connected',
    connected: '!not_held',
    held: 'contact_resumed',
    'wrapping overdue closed rated abandoned': '!contact_over',
  },
  'another agent resumes': {
    absent: '!not_found',
    'queued ringing shown unseen missed': '!not_connected',
    'connected held': '!not_yours',
    'wrapping overdue closed rated abandoned': '!contact_over',
  },
  'the console shows the ring': {
    absent: '!not_found',
    'ringing shown': 'offer_shown',
    'unseen missed': '!offer_expired',
    'queued connected held wrapping overdue closed rated abandoned': '!offer_gone',
  },
  'another console shows the ring': {
    absent: '!not_found',
    'ringing shown unseen missed': '!not_yours',
    'queued connected held wrapping overdue closed rated abandoned': '!offer_gone',
  },
  'the agent accepts': {
    absent: '!not_found',
    'ringing shown': 'offer_accepted | work_started',
    'unseen missed': '!offer_expired',
    'queued connected held wrapping overdue closed rated abandoned': '!offer_gone',
  },
  'another agent accepts': {
    absent: '!not_found',
    'ringing shown unseen missed': '!not_yours',
    'queued connected held wrapping overdue closed rated abandoned': '!offer_gone',
  },
  'the agent accepts an older ring': {
    absent: '!not_found',
    'queued ringing shown unseen missed connected held wrapping overdue closed rated abandoned':
      '!offer_gone',
  },
  'the agent declines': {
    absent: '!not_found',
    'ringing shown': 'offer_declined | work_released',
    'unseen missed': '!offer_expired',
    'queued connected held wrapping overdue closed rated abandoned': '!offer_gone',
  },
  'another agent declines': {
    absent: '!not_found',
    'ringing shown unseen missed': '!not_yours',
    'queued connected held wrapping overdue closed rated abandoned': '!offer_gone',
  },
  'the deadline of the ring comes': {
    'ringing shown': 'throws',
    unseen: 'offer_undelivered | work_released presence_changed',
    missed: 'offer_expired | work_released presence_changed',
    'absent queued connected held wrapping overdue closed rated abandoned': '!offer_gone',
  },
  'the deadline of an older ring comes': {
    'absent queued ringing shown unseen missed connected held wrapping overdue closed rated abandoned':
      '!offer_gone',
  },
  'the visitor ends it': {
    absent: '!not_found',
    queued: 'contact_ended',
    'ringing shown': 'offer_withdrawn contact_ended | work_released',
    unseen: 'offer_undelivered contact_ended | work_released presence_changed',
    missed: 'offer_expired contact_ended | work_released presence_changed',
    'connected held': 'contact_ended',
    'wrapping overdue closed rated abandoned': '!contact_over',
  },
  'another visitor ends it': {
    'absent queued ringing shown unseen missed connected held wrapping overdue closed rated abandoned':
      '!not_found',
  },
  'the agent ends it': {
    absent: '!not_found',
    'queued ringing shown unseen missed': '!not_connected',
    'connected held': 'contact_ended',
    'wrapping overdue closed rated abandoned': '!contact_over',
  },
  'another agent ends it': {
    absent: '!not_found',
    'queued ringing shown unseen missed': '!not_connected',
    'connected held': '!not_yours',
    'wrapping overdue closed rated abandoned': '!contact_over',
  },
  'the system ends it': {
    absent: '!not_found',
    queued: 'contact_ended',
    'ringing shown': 'offer_withdrawn contact_ended | work_released',
    unseen: 'offer_undelivered contact_ended | work_released presence_changed',
    missed: 'offer_expired contact_ended | work_released presence_changed',
    'connected held': 'contact_ended',
    'wrapping overdue closed rated abandoned': '!contact_over',
  },
  'the agent is lost': {
    absent: '!not_found',
    queued: '!not_yours',
    'ringing shown': 'offer_withdrawn | work_released',
    unseen: 'offer_undelivered | work_released presence_changed',
    missed: 'offer_expired | work_released presence_changed',
    'connected held': 'contact_requeued | work_ended',
    'wrapping overdue closed rated abandoned': '!contact_over',
  },
  'another agent is lost': {
    absent: '!not_found',
    'queued ringing shown unseen missed connected held': '!not_yours',
    'wrapping overdue closed rated abandoned': '!contact_over',
  },
  'the agent finishes': {
    absent: '!not_found',
    'queued ringing shown unseen missed connected held': '!contact_not_over',
    wrapping: 'wrap_up_ended | work_ended',
    'overdue closed rated abandoned': '!wrap_up_over',
  },
  'another agent finishes': {
    absent: '!not_found',
    'queued ringing shown unseen missed connected held': '!contact_not_over',
    'wrapping overdue': '!not_yours',
    'closed rated abandoned': '!wrap_up_over',
  },
  'the deadline of wrap-up comes': {
    wrapping: 'throws',
    overdue: 'wrap_up_ended | work_ended',
    'absent queued ringing shown unseen missed connected held closed rated abandoned': '!wrap_up_over',
  },
  'a deadline of another wrap-up comes': {
    'absent queued ringing shown unseen missed connected held wrapping overdue closed rated abandoned':
      '!wrap_up_over',
  },
  'the visitor rates': {
    absent: '!not_found',
    'queued ringing shown unseen missed connected held': '!contact_not_over',
    'wrapping overdue closed': 'contact_rated',
    rated: '!already_rated',
    abandoned: '!not_connected',
  },
  'another visitor rates': {
    'absent queued ringing shown unseen missed connected held wrapping overdue closed rated abandoned':
      '!not_found',
  },
}

test('the situations cover every phase, and each is what its name says', () => {
  const reached = Object.values(situations).flatMap(({ phase }) => (phase === null ? [] : [phase]))
  expect([...new Set(reached)].toSorted()).toEqual(Object.keys(phases).toSorted())
  for (const name of names())
    expect(contactOf(worldIn(name), 'c')?.phase ?? null).toBe(situations[name].phase)
})

test('every decision on a contact that the package exports is in the table', () => {
  const others = [
    ...triedElsewhere,
    ...'admit answersIn choosePresence columnsOf connectCall eraseWords evolve evolveAgent evolveContact explain extraIn failCall identifyVisitor isOpenAt isRefusal ledger'.split(
      ' ',
    ),
    ...'logOutLost loseAgent mayRing measureCall meets openingsOf placesOf plainWords readName readPhone requiredAt route sendFile speakerOf stepQueue unitsFor upcast waitRange wordsClassOf'.split(
      ' ',
    ),
  ]
  const elsewhere =
    /^(transfer|reassign)To|Consult$|^startConference$|^secondOf$|^forcePresence$|^whisper$|Watch$|Recording$|^isWhisperedIn$|^note(Read|Played)$|^waitsAside$/ // see transfer.test.ts, consult.test.ts and watch.test.ts
  const decisions = Object.entries(domain).flatMap(([name, value]) =>
    typeof value === 'function' && !elsewhere.test(name) ? [name] : [],
  )
  const tried = Object.values(commands).map(([decision]) => decision as string)
  expect([...new Set([...tried, ...others])].toSorted()).toEqual(decisions.toSorted())
})

describe.each(Object.keys(commands) as (keyof typeof commands)[])('%s', (command) => {
  const outcomes = Object.entries(table[command]).flatMap(([group, outcome]) =>
    group.split(' ').map((name) => [name, outcome] as const),
  )

  test('has one outcome for each situation', () => {
    expect(outcomes.map(([name]) => name).toSorted()).toEqual(names().toSorted())
  })

  test.each(outcomes)('%s: %s', (name, outcome) => {
    const world = worldIn(name as Situation)
    const pair = pairOf(world, 'c')
    const [, decide] = commands[command]
    if (outcome === 'throws') return expect(() => decide(pair, world.now)).toThrow(/ms early/)
    expect(described(decide(pair, world.now))).toBe(outcome)
  })
})

/** The pair as one agent's own command sees it: the other agent's state is not in it. */
function by(pair: Pair, agent: string): Pair {
  return { ...pair, agentId: agent, agent: pair.agentId === agent ? pair.agent : null }
}

function described(answer: Change<domain.ContactFact> | PairChange | Refusal): string {
  if (domain.isRefusal(answer)) return `!${answer.refused}`
  const { contact, agent } = 'contact' in answer ? answer : { contact: answer, agent: undefined }
  return agent === undefined ? types(contact.facts) : `${types(contact.facts)} | ${types(agent.facts)}`
}

function types(facts: readonly { readonly fact: { readonly type: string } }[]): string {
  return facts.map(({ fact }) => fact.type).join(' ')
}
