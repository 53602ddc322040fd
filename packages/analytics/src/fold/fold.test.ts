import type { ContactFact, Stored } from '@switchboard/domain'
import { expect, test } from 'vitest'
import { fold, joinRows } from './fold.js'
import { reducerRevision, type Rows } from './rows.js'

const stream = { kind: 'contact', id: 'contact', tenant: 7 } as const
const place = { brand: 'brand', site: 'site', queue: 'queue', channel: 'chat' } as const
const story: readonly (readonly [number, ContactFact])[] = [
  [
    1_000,
    { type: 'contact_started', body: { ...place, visitor: 'the visitor', locale: 'vi', visit: 'visit' } },
  ],
  [1_000, { type: 'message_sent', body: { from: 'visitor', agent: null, length: 8 } }],
  [
    2_000,
    {
      type: 'offer_made',
      body: {
        offer: 'first',
        visit: 'visit',
        agent: 'an',
        dueAt: 22_000,
        routing: { rule: 'longest_idle', candidates: [] },
      },
    },
  ],
  [3_000, { type: 'offer_shown', body: { offer: 'first' } }],
  [
    4_000,
    { type: 'offer_declined', body: { offer: 'first', visit: 'visit', agent: 'an', excludedUntil: 64_000 } },
  ],
  [
    5_000,
    {
      type: 'offer_made',
      body: {
        offer: 'second',
        visit: 'visit',
        agent: 'bo',
        dueAt: 25_000,
        routing: { rule: 'longest_idle', candidates: [] },
      },
    },
  ],
  [
    9_000,
    { type: 'offer_accepted', body: { offer: 'second', visit: 'visit', agent: 'bo', segment: 'segment' } },
  ],
  [10_000, { type: 'contact_held', body: { segment: 'segment' } }],
  [11_500, { type: 'contact_resumed', body: { segment: 'segment' } }],
  [12_000, { type: 'contact_held', body: { segment: 'segment' } }],
  [13_000, { type: 'contact_ended', body: { by: 'visitor', during: 'held', wrapUpDueAt: 43_000 } }],
  [13_500, { type: 'contact_rated', body: { score: 5, commented: true } }],
  [
    20_000,
    {
      type: 'wrap_up_ended',
      body: { segment: 'segment', agent: 'bo', disposition: 'solved', cause: 'finished', dueAt: 43_000 },
    },
  ],
]
const facts = stored(story)
const version = (seq: number): number => seq * 65_536 + reducerRevision

test('a whole contact becomes one row of each grain, with the moments of its facts', () => {
  const { contact, visit, offer, segment, turn } = fold(stream, facts)
  const base = { tenant: 7, contact: 'contact', ...place }
  expect(contact).toEqual([
    {
      ...base,
      version: version(12),
      lastQueue: 'queue',
      createdAt: 1_000,
      firstMessageAt: 1_000,
      firstReplyAt: null,
      firstReplyAgent: null,
      answeredAt: 9_000,
      endedAt: 13_000,
      endedBy: 'visitor',
      abandoned: false,
      agent: 'bo',
      score: 5,
      promisedAt: null,
      attemptedAt: null,
      callEnd: null,
      ratedAt: 13_500,
    },
  ])
  expect(visit).toEqual([
    {
      ...base,
      version: version(7),
      visit: 'visit',
      enteredAt: 1_000,
      exitedAt: 9_000,
      outcome: 'answered',
      agent: 'bo',
      repliedAt: null,
      joinedAt: null,
    },
  ])
  expect(offer).toEqual([
    {
      ...base,
      version: version(5),
      offer: 'first',
      visit: 'visit',
      agent: 'an',
      madeAt: 2_000,
      dueAt: 22_000,
      shownAt: 3_000,
      endedAt: 4_000,
      outcome: 'declined',
    },
    {
      ...base,
      version: version(7),
      offer: 'second',
      visit: 'visit',
      agent: 'bo',
      madeAt: 5_000,
      dueAt: 25_000,
      shownAt: null,
      endedAt: 9_000,
      outcome: 'accepted',
    },
  ])
  expect(segment).toEqual([
    {
      ...base,
      version: version(13),
      segment: 'segment',
      visit: 'visit',
      offer: 'second',
      agent: 'bo',
      acceptedAt: 9_000,
      holdStarts: [10_000, 12_000],
      holdEnds: [11_500, 13_000],
      endedAt: 13_000,
      wrapUpEndedAt: 20_000,
      wrapUpCause: 'finished',
      disposition: 'solved',
      consultStarts: [],
      consultEnds: [],
      handedTo: null,
    },
  ])
  expect(turn).toEqual([
    { ...base, version: version(2), seq: 2, askedAt: 1_000, answeredAt: null, agent: null },
  ])
})

test('a file counts as a message: it opens a turn, and it answers one', () => {
  const file = { file: 'file', kind: 'image', bytes: 9, width: 3, height: 2 } as const
  const shown = (from: 'visitor' | 'agent'): ContactFact => ({
    type: 'file_sent',
    body: { from, agent: from === 'agent' ? 'bo' : null, ...file },
  })
  const talk = [
    ...story.slice(0, 7),
    ...(['agent', 'visitor', 'agent'] as const).map((from, index) => [10_000 + index, shown(from)] as const),
  ]
  const rows = fold(stream, stored(talk))
  expect(rows.contact).toMatchObject([{ firstReplyAt: 10_000, firstReplyAgent: 'bo' }])
  expect(rows.turn).toMatchObject([
    { askedAt: 1_000, answeredAt: 10_000 },
    { askedAt: 10_001, answeredAt: 10_002, agent: 'bo' },
  ])
})

test('messages of the visitor are one turn until an agent replies, and the first reply is noted', () => {
  const talk = [
    ...story.slice(0, 7),
    ...(['visitor', 'agent', 'agent', 'visitor', 'visitor'] as const).map(
      (from, index) => [10_000 + index, said(from)] as const,
    ),
  ]
  const rows = fold(stream, stored(talk))
  expect(rows.turn).toMatchObject([
    { seq: 2, askedAt: 1_000, answeredAt: 10_001, agent: 'bo', version: version(9) },
    { seq: 11, askedAt: 10_003, answeredAt: null, agent: null, version: version(11) },
  ])
  expect(rows.contact).toMatchObject([{ firstReplyAt: 10_001, firstReplyAgent: 'bo', version: version(9) }])
  expect(rows.visit).toMatchObject([{ repliedAt: 10_001, version: version(9) }])
})

test('a contact that goes to another queue, and one whose agent is lost, begin another visit', () => {
  const rows = fold(
    stream,
    stored([
      ...story.slice(0, 2),
      [
        3_000,
        {
          type: 'contact_moved',
          body: {
            visit: 'visit',
            queue: 'queue',
            into: { queue: 'other', visit: 'second' },
            cause: 'overflow',
          },
        },
      ],
      [
        4_000,
        {
          type: 'offer_made',
          body: {
            offer: 'o',
            visit: 'second',
            agent: 'an',
            dueAt: 9_000,
            routing: { rule: 'longest_idle', candidates: [] },
          },
        },
      ],
      [5_000, { type: 'offer_accepted', body: { offer: 'o', visit: 'second', agent: 'an', segment: 's' } }],
      [6_000, { type: 'contact_held', body: { segment: 's' } }],
      [
        8_000,
        {
          type: 'contact_requeued',
          body: { segment: 's', agent: 'an', visit: 'third', cause: 'agent_lost' },
        },
      ],
    ]),
  )
  expect(rows.visit).toMatchObject([
    { visit: 'visit', queue: 'queue', exitedAt: 3_000, outcome: 'moved' },
    { visit: 'second', queue: 'other', enteredAt: 3_000, exitedAt: 5_000, outcome: 'answered', agent: 'an' },
    { visit: 'third', queue: 'other', enteredAt: 8_000, exitedAt: null, outcome: null, agent: null },
  ])
  expect(rows.segment).toMatchObject([
    { queue: 'other', holdStarts: [6_000], holdEnds: [8_000], endedAt: 8_000, wrapUpEndedAt: 8_000 },
  ])
  expect(rows.contact).toMatchObject([{ queue: 'queue', lastQueue: 'other', endedAt: null }])
})

test('rows are there from the moment that they open, with ends that have not come', () => {
  const { contact, visit, offer, segment } = fold(stream, facts.slice(0, 8))
  expect(contact).toMatchObject([
    { endedAt: null, endedBy: null, score: null, ratedAt: null, version: version(7) },
  ])
  expect(visit).toMatchObject([{ exitedAt: 9_000 }])
  expect(offer).toHaveLength(2)
  expect(segment).toMatchObject([
    { holdStarts: [10_000], holdEnds: [], endedAt: null, wrapUpEndedAt: null, version: version(8) },
  ])
})

test('a row has another version exactly when it has another content', () => {
  for (let length = 1; length < facts.length; length++) {
    const before = byId(fold(stream, facts.slice(0, length)))
    const after = byId(fold(stream, facts.slice(0, length + 1)))
    for (const [id, row] of before) {
      const { version: old, ...content } = row
      const { version: now, ...next } = after.get(id) ?? row
      expect(now === old).toBe(JSON.stringify(content) === JSON.stringify(next))
    }
  }
})

test('only what came since is told, and together it is everything', () => {
  const told = joinRows([
    fold(stream, facts.slice(0, 4)),
    fold(stream, facts.slice(0, 9), 5),
    fold(stream, facts, 10),
  ])
  expect(byId(told)).toEqual(byId(fold(stream, facts)))
  expect(told.fact.map(({ seq }) => seq)).toEqual(facts.map(({ seq }) => seq))
  expect(fold(stream, facts, 13)).toMatchObject({
    contact: [],
    visit: [],
    offer: [],
    segment: [{ segment: 'segment' }],
    fact: [{ seq: 13 }],
  })
})

test.each([
  ['visitor', 'abandoned', true],
  ['system', 'failed', false],
] as const)('who waits and is ended by the %s is %s', (by, outcome, abandoned) => {
  const end: ContactFact = { type: 'contact_ended', body: { by, during: 'queued', wrapUpDueAt: null } }
  const rows = fold(stream, [
    ...facts.slice(0, 2),
    { stream: 'contact', seq: 3, vseq: 2, at: 8_000, actor: null, fact: end },
  ])
  expect(rows.contact).toMatchObject([{ abandoned, endedAt: 8_000, answeredAt: null, agent: null }])
  expect(rows.visit).toMatchObject([{ outcome, exitedAt: 8_000 }])
})

test('who is a visitor is not told', () => {
  expect(JSON.stringify(fold(stream, facts))).not.toContain('the visitor')
})

test('facts without their beginning are a broken invariant', () => {
  expect(() => fold(stream, facts.slice(1))).toThrow('does not begin with contact_started')
})

function byId(rows: Rows): ReadonlyMap<string, { version: number }> {
  return new Map<string, { version: number }>([
    ...rows.contact.map((row) => [`contact ${row.contact}`, row] as const),
    ...rows.visit.map((row) => [`visit ${row.visit}`, row] as const),
    ...rows.offer.map((row) => [`offer ${row.offer}`, row] as const),
    ...rows.segment.map((row) => [`segment ${row.segment}`, row] as const),
  ])
}

function stored(happened: typeof story): readonly Stored<ContactFact>[] {
  return happened.map(([at, fact], index) => ({
    stream: 'contact',
    seq: index + 1,
    vseq: null,
    at,
    actor: null,
    fact,
  }))
}

function said(from: 'visitor' | 'agent'): ContactFact {
  return { type: 'message_sent', body: { from, agent: from === 'agent' ? 'bo' : null, length: 1 } }
}
