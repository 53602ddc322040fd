import type { Pending } from '@switchboard/client'
import type { FactFrame, VisitorFact } from '@switchboard/protocol'
import { describe, expect, test } from 'vitest'
import { conversationOf } from './conversation.js'
import type { Conversation, Entry } from './conversation.js'

const minute = 60_000
const noon = Date.UTC(2026, 10, 24, 12)

/** Facts one after another; `[fact, minutes, id]`. */
function facts(...all: readonly (readonly [fact: VisitorFact, at: number, id?: string])[]): FactFrame[] {
  return all.map(([fact, at, id], index) => {
    const named = id === undefined ? {} : { id }
    return { t: 'fact', stream: 'c', seq: index + 1, at: noon + at * minute, ...named, fact }
  })
}

const started: VisitorFact = { type: 'contact_started' }
const joined: VisitorFact = { type: 'agent_joined', name: 'Thảo' }
const own = (text: string): VisitorFact => ({ type: 'message_sent', from: 'visitor', text })
const theirs = (text: string | null): VisitorFact => ({
  type: 'message_sent',
  from: 'agent',
  name: 'Thảo',
  text,
})
const say = (id: string, text: string, status: Pending['status'] = 'sending'): Pending => ({
  command: { t: 'say', id, stream: 'c', text },
  status,
})
const start = (id: string, text: string, status: Pending['status'] = 'sending'): Pending => ({
  command: { t: 'start', id, stream: 'c', text },
  status,
})

/** One line for each entry, such as `me: hello (sending)`. */
function lines({ entries }: Conversation): string[] {
  return entries.map(line)
}

function line(entry: Entry): string {
  if (entry.kind === 'time') return `time +${(entry.at - noon) / minute}`
  if (entry.kind === 'left') return `left ${entry.name}`
  if (entry.kind === 'joined') return `joined ${entry.name}`
  if (entry.kind === 'ended') return `ended by ${entry.by} with ${entry.name}`
  const { own: mine, text, state, tell, first, last } = entry
  return `${first ? '' : '^'}${mine ? 'me' : entry.name}: ${text}${tell ? ` (${state})` : ''}${last ? '' : 'v'}`
}

describe('the phase', () => {
  const table: [string, FactFrame[], Pending[], Conversation['phase']][] = [
    ['is new before a word', [], [], 'new'],
    ['is queued from the first press on Send', [], [start('a', 'hi')], 'queued'],
    ['is new again when the start was refused', [], [start('a', 'hi', 'failed')], 'new'],
    ['is queued once started', facts([started, 0, 'a'], [own('hi'), 0]), [], 'queued'],
    [
      'is connected once somebody joined',
      facts([started, 0, 'a'], [own('hi'), 0], [joined, 1]),
      [],
      'connected',
    ],
    [
      'is ended by the end',
      facts([started, 0, 'a'], [{ type: 'contact_ended', by: 'system' }, 1]),
      [],
      'ended',
    ],
    [
      'is rated by the rating',
      facts(
        [started, 0, 'a'],
        [{ type: 'contact_ended', by: 'agent' }, 1],
        [{ type: 'contact_rated', score: 4 }, 2],
      ),
      [],
      'rated',
    ],
  ]
  test.each(table)('%s', (_name, known, pending, phase) => {
    expect(conversationOf({ facts: known }, pending).phase).toBe(phase)
  })
})

describe('the lines', () => {
  const table: [string, FactFrame[], Pending[], string[]][] = [
    ['are none before a word', [], [], []],
    ['show the first message while it is on its way', [], [start('a', 'hi')], ['me: hi (sending)']],
    [
      'show the first message once, although its command is still there',
      facts([started, 0, 'a'], [own('hi'), 0]),
      [start('a', 'hi', 'sent')],
      ['time +0', 'me: hi (sent)'],
    ],
    [
      'show a message once when its fact comes before its ack',
      facts([started, 0, 'a'], [own('hi'), 0], [own('you?'), 1, 'b']),
      [say('b', 'you?')],
      ['time +0', 'me: hiv', '^me: you? (sent)'],
    ],
    [
      'say of the last message that arrived that it was sent, of those under way once that they are',
      facts([started, 0, 'a'], [own('one'), 0]),
      [say('b', 'two', 'sent'), say('c', 'three'), say('d', 'four')],
      ['time +0', 'me: onev', '^me: two (sent)v', '^me: threev', '^me: four (sending)'],
    ],
    [
      'say of each message that failed that it did',
      facts([started, 0, 'a'], [own('one'), 0]),
      [say('b', 'two', 'failed'), say('c', 'three', 'failed')],
      ['time +0', 'me: one (sent)v', '^me: two (failed)v', '^me: three (failed)'],
    ],
    [
      'do not say that a message was sent when it has been answered',
      facts([started, 0, 'a'], [own('one'), 0], [joined, 1], [theirs('yes'), 2]),
      [],
      ['time +0', 'me: one', 'joined Thảo', 'Thảo: yes'],
    ],
    [
      'part what is half an hour apart, and no run goes over the gap',
      facts([started, 0, 'a'], [joined, 1], [theirs('a'), 2], [theirs('b'), 31], [theirs('c'), 61]),
      [],
      ['time +1', 'joined Thảo', 'Thảo: av', '^Thảo: b', 'time +61', 'Thảo: c'],
    ],
    [
      'name who ended it, and keep what was erased as a gap',
      facts([started, 0, 'a'], [joined, 1], [theirs(null), 2], [{ type: 'contact_ended', by: 'agent' }, 3]),
      [],
      ['time +1', 'joined Thảo', 'Thảo: null', 'ended by agent with Thảo'],
    ],
    ['pass over facts that are not known', facts([{ type: 'unknown', name: 'x', v: 9 } as never, 0]), [], []],
  ]
  test.each(table)('%s', (_name, known, pending, expected) => {
    expect(lines(conversationOf({ facts: known }, pending))).toEqual(expected)
  })
})

function keysOf(known: FactFrame[], pending: Pending[]): string[] {
  const { entries } = conversationOf({ facts: known }, pending)
  return entries.filter((entry) => entry.kind === 'message').map((entry) => entry.key)
}

test('a message keeps its key from the press on Send to the fact', () => {
  expect(keysOf([], [start('a', 'hi')])).toEqual(['a'])
  expect(keysOf(facts([started, 0, 'a'], [own('hi'), 0]), [say('b', 'you?')])).toEqual(['a', 'b'])
  expect(keysOf(facts([started, 0, 'a'], [own('hi'), 0], [own('you?'), 0, 'b']), [])).toEqual(['a', 'b'])
})

test('an end and a rating on their way are told', () => {
  const known = facts([started, 0, 'a'], [own('hi'), 0])
  const end: Pending = { command: { t: 'end', id: 'e', stream: 'c' }, status: 'sending' }
  const rate: Pending = { command: { t: 'rate', id: 'r', stream: 'c', score: 5 }, status: 'sending' }
  expect(conversationOf({ facts: known }, [])).toMatchObject({ ending: false, rating: false })
  expect(conversationOf({ facts: known }, [end, rate])).toMatchObject({ ending: true, rating: true })
})
