import { describe, expect, test } from 'vitest'
import {
  agentStateOf,
  commitAgent,
  commitContact,
  commitPair,
  contactOf,
  createWorld,
  deadlineOf,
  fire,
  pairOf,
  routeAll,
  wrapUpMs,
} from '../../test/world.js'
import type { World } from '../../test/world.js'
import {
  answerByMail,
  askTranscript,
  callBackNow,
  choosePresence,
  columnsOf,
  endContact,
  hearByMail,
  isRefusal,
  leaveWord,
  letterTried,
  markAttempt,
  mostAheadMs,
  mostInHand,
  noRules,
  readEmail,
  retryLetter,
  startContact,
  takeContact,
  unitsFor,
} from '../index.js'
import type { LeaveWord } from '../index.js'

const word: LeaveWord = {
  brand: 'b',
  site: 's',
  queue: 'help',
  visitor: 'vi',
  channel: 'message',
  locale: 'vi',
  visit: 'visit',
  text: 'Có kịp trước Tết không ạ?',
  email: ' mai@example.com ',
}
const call = { ...word, channel: 'callback', text: ' ', email: '', phone: '+84 912 345 678' } as const
const entrance = { rules: noRules, canServe: () => true }

describe('what is left', () => {
  test('holds the words and the address as content, and in the fact only that there are some', () => {
    const left = leaveWord(null, { ...word, name: ' Mai \n Trần ' }, 1_000)
    expect(left).toMatchObject({
      facts: [
        {
          fact: { body: { channel: 'message', left: { email: true, phone: false } } },
          content: { email: 'mai@example.com', name: 'Mai Trần' },
        },
        { fact: { body: { from: 'visitor', length: word.text.length } }, content: { text: word.text } },
      ],
    })
    expect(JSON.stringify(isRefusal(left) ? null : left.facts.map(({ fact }) => fact))).not.toContain('mai@')
  })

  test('a call needs no words, but a number', () => {
    expect(leaveWord(null, call, 1_000)).toMatchObject({ facts: [{ content: { phone: '+84 912 345 678' } }] })
    expect(leaveWord(null, { ...call, phone: '' }, 1_000)).toEqual({ refused: 'phone_invalid' })
  })

  test.each<[string, Partial<LeaveWord>]>([
    ['text_empty', { text: ' ' }],
    ['email_invalid', { email: '' }],
    ['email_invalid', { email: 'mai@example' }],
    ['email_invalid', { email: 'Mai <mai@example.com>' }],
    ['email_invalid', { email: 'mai@example.com, eve@example.com' }],
    ['email_invalid', { email: 'mai@example.com\r\nBcc: eve@example.com' }],
    ['phone_invalid', { phone: 'call me' }],
    ['phone_invalid', { phone: '12 34' }],
    ['time_invalid', { callAt: 2_000 }],
  ])('is refused as %s with %j', (refused, change) => {
    expect(leaveWord(null, { ...word, ...change }, 1_000)).toEqual({ refused })
  })

  test('is refused where it is too long', () => {
    const text = 'a'.repeat(8_001)
    expect(leaveWord(null, { ...word, text }, 1_000)).toEqual({ refused: 'text_too_long' })
  })

  test.each([-1, mostAheadMs + 1])('a call %i ms from now is at once, or refused', (ms) => {
    const answer = leaveWord(null, { ...call, callAt: 1_000 + ms }, 1_000)
    if (ms > 0) expect(answer).toEqual({ refused: 'time_invalid' })
    else
      expect(answer).toMatchObject({ facts: [{ fact: { body: { left: { email: false, phone: true } } } }] })
  })

  test.each(['a@b.co', 'x.y+z@mail.example.com', "o'neil@example.ie"])('%s is an address', (email) => {
    expect(readEmail(email)).toEqual({ email })
  })

  test.each([
    'a@b',
    '.a@b.co',
    'a..b@c.de',
    'a@-b.co',
    'a@b.c0m.',
    '"a b"@c.de',
    'a@b@c.de',
    `${'a'.repeat(65)}@b.co`,
  ])('%s is none', (email) => expect(readEmail(email)).toEqual({ refused: 'email_invalid' }))
})

describe('a message', () => {
  test('is never offered, waits beside the line, and blocks no chat', () => {
    const world = withMessage()
    commitContact(world, 'chat', startContact(null, { ...word, channel: 'chat' }, world.now))
    expect(columnsOf('contact', contactOf(world, 'm'))).toMatchObject({ phase: 'left' })
    expect(take(world, 'm', 'an')).toBe(null)
    routeAll(world)
    expect(contactOf(world, 'chat')).toMatchObject({ phase: 'offered', agent: 'an' })
    expect(contactOf(world, 'm')).toMatchObject({ phase: 'connected', agent: 'an' })
  })

  test('takes nothing of an agent: neither room nor the place among the idle', () => {
    const world = withMessage()
    const before = agentStateOf(world, 'an')?.idleSince
    world.now += 5_000
    take(world, 'm', 'an')
    expect(agentStateOf(world, 'an')).toMatchObject({ idleSince: before, work: { m: { units: 0 } } })
  })

  test('is taken once, by who serves its queue, and not by who is offline or has too many', () => {
    const world = withMessage()
    expect(take(world, 'm', 'chi')).toEqual({ refused: 'not_found' })
    expect(take(world, 'm', 'du')).toEqual({ refused: 'hands_full' })
    expect(take(world, 'm', 'an')).toBe(null)
    expect(take(world, 'm', 'bo')).toEqual({ refused: 'already_taken' })
    for (let n = 1; n < mostInHand; n++) {
      commitContact(world, `m${n}`, leaveWord(null, word, world.now))
      expect(take(world, `m${n}`, 'an')).toBe(null)
    }
    commitContact(world, 'more', leaveWord(null, word, world.now))
    expect(take(world, 'more', 'an')).toEqual({ refused: 'hands_full' })
  })

  test('goes with an agent into a break: nobody waits there', () => {
    const world = withMessage()
    commitAgent(world, 'an', choosePresence(agentStateOf(world, 'an'), { presence: 'break' }, world.now))
    expect(take(world, 'm', 'an')).toBe(null)
    const planned = choosePresence(
      agentStateOf(world, 'an'),
      { presence: 'offline', when: 'after_work' },
      world.now,
    )
    expect(planned.facts[0]).toMatchObject({ fact: { type: 'presence_changed', body: { to: 'offline' } } })
  })

  test('is answered by a letter that is due at once, and by none where there is no mail server or no address', () => {
    const world = withMessage()
    take(world, 'm', 'an')
    const answer = { agent: 'an', text: 'Dạ kịp ạ.', mailOn: true }
    const state = contactOf(world, 'm')
    expect(answerByMail(state, { ...answer, mailOn: false }, world.now)).toEqual({ refused: 'mail_off' })
    expect(answerByMail(state, { ...answer, agent: 'bo' }, world.now)).toEqual({ refused: 'not_yours' })
    expect(answerByMail(state, answer, world.now)).toMatchObject({
      facts: [{ fact: { body: { via: 'mail', agent: 'an' } } }],
      deadlines: { mail: world.now },
    })
    commitContact(world, 'p', leaveWord(null, call, world.now))
    take(world, 'p', 'an')
    expect(answerByMail(contactOf(world, 'p'), answer, world.now)).toEqual({ refused: 'no_address' })
  })

  test('hears its visitor by mail until it has ended', () => {
    const world = withMessage()
    const letter = { visitor: 'vi', text: 'Cảm ơn', whole: 'Cảm ơn\n> Dạ', attachments: 2 }
    expect(hearByMail(contactOf(world, 'm'), letter, world.now)).toMatchObject({
      facts: [
        { fact: { body: { via: 'mail', attachments: 2 } }, content: { text: 'Cảm ơn', whole: letter.whole } },
      ],
    })
    expect(hearByMail(contactOf(world, 'm'), { ...letter, visitor: 'eve' }, world.now)).toEqual({
      refused: 'not_found',
    })
    commitPair(
      world,
      pairOf(world, 'm'),
      endContact(pairOf(world, 'm'), { by: 'system', actor: null, wrapUpMs }, world.now),
    )
    expect(hearByMail(contactOf(world, 'm'), letter, world.now)).toEqual({ refused: 'contact_over' })
  })
})

describe('letters', () => {
  test('are sent one after the other, in the order in which they were written', () => {
    const world = answered('eins', 'zwei')
    const [first, second] = lettersOf(world)
    expect(contactOf(world, 'm')?.mail).toEqual({ next: first, last: second, attempt: 0 })
    commitContact(world, 'm', letterTried(contactOf(world, 'm'), took(first), world.now))
    expect(contactOf(world, 'm')?.mail).toEqual({ next: (first ?? 0) + 1, last: second, attempt: 0 })
    expect(deadlineOf(world, 'm', 'mail')).toBe(world.now)
    commitContact(world, 'm', letterTried(contactOf(world, 'm'), took(second), world.now))
    expect(contactOf(world, 'm')?.mail).toBe(undefined)
    expect(deadlineOf(world, 'm', 'mail')).toBe(null)
  })

  test('a letter that was told of already changes nothing when told again', () => {
    const world = answered('eins')
    const [first] = lettersOf(world)
    commitContact(world, 'm', letterTried(contactOf(world, 'm'), took(first), world.now))
    expect(letterTried(contactOf(world, 'm'), took(first), world.now)).toEqual({ refused: 'not_found' })
  })

  test('are tried again later and later, for seven hours, then no more by themselves', () => {
    const world = answered('eins')
    const [first = 0] = lettersOf(world)
    const waits: number[] = []
    for (let due = deadlineOf(world, 'm', 'mail'); due !== null; due = deadlineOf(world, 'm', 'mail')) {
      waits.push(due - world.now)
      world.now = due
      commitContact(world, 'm', letterTried(contactOf(world, 'm'), failed(first), world.now))
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(6 * 3_600_000)
    expect(contactOf(world, 'm')?.mail).toBe(undefined)
    commitContact(
      world,
      'm',
      retryLetter(contactOf(world, 'm'), { agent: 'an', letter: first, mailOn: true }, world.now),
    )
    expect(deadlineOf(world, 'm', 'mail')).toBe(world.now)
  })

  test('one that the mail server refuses for good does not hold up the next', () => {
    const world = answered('eins', 'zwei')
    const [first = 0] = lettersOf(world)
    const no = { ...failed(first), fault: 'refused', final: true } as const
    expect(letterTried(contactOf(world, 'm'), no, world.now)).toMatchObject({
      facts: [{ fact: { type: 'mail_failed', body: { again: null } } }],
      deadlines: { mail: world.now },
    })
  })
})

describe('a transcript', () => {
  const wish = { by: 'visitor', actor: 'vi', email: 'mai@example.com', mailOn: true } as const

  test('goes out only once somebody has answered, to its own visitor or by its own agent, three times', () => {
    const world = withMessage()
    const ask = (change: object = {}) =>
      askTranscript(contactOf(world, 'm'), { ...wish, ...change }, world.now)
    expect(ask()).toEqual({ refused: 'not_connected' })
    take(world, 'm', 'an')
    expect(ask({ actor: 'eve' })).toEqual({ refused: 'not_found' })
    expect(ask({ by: 'agent', actor: 'bo' })).toEqual({ refused: 'not_yours' })
    expect(ask({ email: 'nobody' })).toEqual({ refused: 'email_invalid' })
    expect(ask({ mailOn: false })).toEqual({ refused: 'mail_off' })
    for (let n = 0; n < 3; n++) expect(commitContact(world, 'm', ask())).toBe(null)
    expect(ask()).toEqual({ refused: 'transcript_limit' })
  })
})

describe('a wish to be called', () => {
  test('waits beside the line until its time, then is offered like a chat', () => {
    const world = withMessage()
    commitContact(world, 'p', leaveWord(null, { ...call, callAt: world.now + 60_000, entrance }, world.now))
    const due = deadlineOf(world, 'p', 'callback') ?? 0
    routeAll(world)
    expect(columnsOf('contact', contactOf(world, 'p'))).toMatchObject({ phase: 'left' })
    expect(() => callBackNow(contactOf(world, 'p'), { dueAt: due, entrance }, world.now)).toThrow(/ms early/)
    world.now = due
    fire(world, { contact: 'p', kind: 'callback', dueAt: due })
    routeAll(world)
    expect(contactOf(world, 'p')).toMatchObject({ phase: 'offered', agent: 'an' })
  })

  test('not answered it goes back into the line after a pause, with its old place, until the tries are over', () => {
    const world = withMessage()
    commitContact(world, 'p', leaveWord(null, { ...call, callAt: world.now + 60_000 }, world.now))
    const enqueuedAt = world.now
    const retry = { attempts: 3, pauseMs: 600_000 }
    const tried = (agent: string, result: 'no_answer' | 'busy') =>
      markAttempt(pairOf(world, 'p', agent), { agent, result, visit: `v-${world.now}`, retry }, world.now)
    for (const result of ['no_answer', 'busy'] as const) {
      world.now += 1_000
      expect(take(world, 'p', 'an')).toBe(null)
      expect(deadlineOf(world, 'p', 'callback')).toBe(null)
      expect(tried('bo', result)).toEqual({ refused: 'not_yours' })
      commitPair(world, pairOf(world, 'p', 'an'), tried('an', result))
      const due = world.now + retry.pauseMs
      expect(contactOf(world, 'p')).toMatchObject({ phase: 'queued', enqueuedAt, left: { at: due } })
      expect(contactOf(world, 'p')?.line?.returned).toBe(undefined)
      expect(deadlineOf(world, 'p', 'callback')).toBe(due)
      expect(world.agents.get('an')?.state?.work).toEqual({})
      world.now = due
      commitContact(world, 'p', callBackNow(contactOf(world, 'p'), { dueAt: due, entrance }, world.now))
      expect(contactOf(world, 'p')?.left?.at).toBe(undefined)
    }
    take(world, 'p', 'an')
    // The last one stays with the agent, who says how it ended.
    commitPair(world, pairOf(world, 'p', 'an'), tried('an', 'no_answer'))
    expect(contactOf(world, 'p')).toMatchObject({ phase: 'connected', attempts: 3 })
  })

  test.each(['reached', 'wrong_number'] as const)('%s leaves it with the agent', (result) => {
    const world = withMessage()
    commitContact(world, 'p', leaveWord(null, call, world.now))
    take(world, 'p', 'an')
    const trying = { agent: 'an', result, visit: 'v', retry: { attempts: 3, pauseMs: 1 } }
    const pair = pairOf(world, 'p', 'an')
    commitPair(world, pair, markAttempt(pair, trying, world.now))
    expect(contactOf(world, 'p')).toMatchObject({ phase: 'connected', attempts: 1 })
    expect(world.contacts.get('p')?.facts.at(-1)?.fact.type).toBe('callback_attempted')
  })
})

/** A message waits; two serve its queue, one another, and one of them is offline. */
function withMessage(): World {
  const world = createWorld({ an: ['help'], bo: ['help'], chi: ['sales'], du: ['help'] })
  commitAgent(world, 'an', choosePresence(null, { presence: 'available' }, world.now))
  commitContact(world, 'm', leaveWord(null, word, world.now))
  return world
}

function take(world: World, id: string, agent: string): ReturnType<typeof commitPair> {
  const person = {
    id: agent,
    queues: world.queues.get(agent) ?? [],
    brands: null,
    skills: {},
    units: unitsFor(1),
  }
  const pair = pairOf(world, id, agent)
  return commitPair(
    world,
    pair,
    takeContact(pair, { agent: person, offer: `o-${id}`, segment: `s-${id}` }, world.now),
  )
}

function answered(...texts: string[]): World {
  const world = withMessage()
  take(world, 'm', 'an')
  for (const text of texts)
    commitContact(
      world,
      'm',
      answerByMail(contactOf(world, 'm'), { agent: 'an', text, mailOn: true }, world.now),
    )
  return world
}

function lettersOf(world: World): number[] {
  const facts = world.contacts.get('m')?.facts ?? []
  return facts.flatMap(({ seq, fact }) =>
    fact.type === 'message_sent' && fact.body.agent !== null ? [seq] : [],
  )
}

function took(seq = 0): Parameters<typeof letterTried>[1] {
  return { letter: seq, asked: seq, fault: null, final: false }
}

function failed(seq: number): Parameters<typeof letterTried>[1] {
  return { letter: seq, asked: seq, fault: 'unreachable', final: false }
}
