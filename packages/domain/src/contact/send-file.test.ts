import { describe, expect, test } from 'vitest'
import { isRefusal, sendFile } from '../index.js'
import type { SendFile, SentFile } from '../index.js'
import { names, worldIn } from '../../test/situations.js'
import type { Situation } from '../../test/situations.js'
import { contactOf } from '../../test/world.js'

const file: SentFile = { id: 'file', kind: 'pdf', bytes: 9, name: 'a.pdf', expiresAt: null }

/** Who sends what, and what comes of it in each situation; `!` before a refusal. */
const table: Record<
  string,
  { readonly send: (at: number) => SendFile; readonly comes: Readonly<Record<string, string>> }
> = {
  'the visitor sends a file': {
    send: () => ({ from: 'visitor', actor: 'vi', file }),
    comes: {
      absent: '!not_found',
      'queued ringing shown unseen missed connected held': 'file_sent',
      'wrapping overdue closed rated abandoned': '!contact_over',
    },
  },
  'another visitor sends a file': {
    send: () => ({ from: 'visitor', actor: 'eve', file }),
    comes: {
      'absent queued ringing shown unseen missed connected held wrapping overdue closed rated abandoned':
        '!not_found',
    },
  },
  'the agent sends a file': {
    send: () => ({ from: 'agent', actor: 'an', file }),
    comes: {
      absent: '!not_found',
      'queued ringing shown unseen missed': '!not_connected',
      'connected held': 'file_sent',
      'wrapping overdue closed rated abandoned': '!contact_over',
    },
  },
  'another agent sends a file': {
    send: () => ({ from: 'agent', actor: 'bo', file }),
    comes: {
      absent: '!not_found',
      'queued ringing shown unseen missed': '!not_connected',
      'connected held': '!not_yours',
      'wrapping overdue closed rated abandoned': '!contact_over',
    },
  },
  'the visitor sends a file that nobody took in': {
    send: () => ({ from: 'visitor', actor: 'vi', file: null }),
    comes: {
      absent: '!not_found',
      'queued ringing shown unseen missed connected held': '!file_unknown',
      'wrapping overdue closed rated abandoned': '!contact_over',
    },
  },
  'the visitor sends a file too late': {
    send: (at) => ({ from: 'visitor', actor: 'vi', file: { ...file, expiresAt: at } }),
    comes: {
      absent: '!not_found',
      'queued ringing shown unseen missed connected held': '!file_unknown',
      'wrapping overdue closed rated abandoned': '!contact_over',
    },
  },
}

describe.each(Object.entries(table))('%s', (_, { send, comes }) => {
  const outcomes = Object.entries(comes).flatMap(([group, outcome]) =>
    group.split(' ').map((name) => [name, outcome] as const),
  )

  test('has one outcome for each situation', () => {
    expect(outcomes.map(([name]) => name).toSorted()).toEqual(names().toSorted())
  })

  test.each(outcomes)('%s: %s', (name, outcome) => {
    const world = worldIn(name as Situation)
    const answer = sendFile(contactOf(world, 'c'), send(world.now), world.now)
    expect(
      isRefusal(answer) ? `!${answer.refused}` : answer.facts.map(({ fact }) => fact.type).join(' '),
    ).toBe(outcome)
  })
})

test('the fact holds what the file is; what it is called is content, storable and erasable', () => {
  const world = worldIn('queued')
  const image = { ...file, kind: 'image', width: 3, height: 2, name: 'ấm\0chén.png' } as const
  const answer = sendFile(contactOf(world, 'c'), { from: 'visitor', actor: 'vi', file: image }, world.now)
  expect(answer).toEqual({
    facts: [
      {
        fact: {
          type: 'file_sent',
          body: { from: 'visitor', agent: null, file: 'file', kind: 'image', bytes: 9, width: 3, height: 2 },
        },
        visible: true,
        content: { fileName: 'ấm\ufffdchén.png' },
      },
    ],
  })
})
