import { expect, test } from 'vitest'
import { createAttention } from './attention.js'
import type { DeskView } from './desk-view.js'

const names = { brandName: 'Gốm Hiên', queueName: 'Orders' }
const view = (offers: readonly string[], unread: Readonly<Record<string, number>>): DeskView =>
  ({
    offers: offers.map((offer) => ({ offer, contact: offer, ...names })),
    mine: Object.entries(unread).map(([contact, count]) => ({ contact, unread: count, ...names })),
  }) as unknown as DeskView
const kinds = (calls: readonly { readonly is: string }[]): string[] => calls.map((call) => call.is)

test('an offer calls when it comes, and once more after eight seconds', () => {
  const attend = createAttention()
  expect(kinds(attend(view(['o'], {}), { now: 0, open: null }))).toEqual(['offer'])
  expect(attend(view(['o'], {}), { now: 7_999, open: null })).toEqual([])
  expect(kinds(attend(view(['o'], {}), { now: 8_000, open: null }))).toEqual(['offer'])
  expect(attend(view(['o'], {}), { now: 60_000, open: null })).toEqual([])
})

test('a message calls unless it is before one’s eyes, and at most once in four seconds', () => {
  const attend = createAttention()
  expect(attend(view([], { a: 2, b: 0 }), { now: 0, open: 'b' })).toEqual([])
  expect(attend(view([], { a: 2, b: 1 }), { now: 1, open: 'b' })).toEqual([])
  expect(attend(view([], { a: 3, b: 1 }), { now: 2, open: 'b' })).toMatchObject([
    { is: 'message', contact: 'a' },
  ])
  expect(attend(view([], { a: 4, b: 1 }), { now: 3, open: 'b' })).toEqual([])
  expect(attend(view([], { a: 5, b: 1 }), { now: 4_100, open: 'b' })).toMatchObject([{ contact: 'a' }])
  // With nothing open, because the tab is in the background, what is chosen calls as well.
  expect(attend(view([], { a: 5, b: 2 }), { now: 9_000, open: null })).toMatchObject([{ contact: 'b' }])
})

test('a contact that was just taken has nothing new', () => {
  const attend = createAttention()
  attend(view([], {}), { now: 0, open: null })
  expect(attend(view([], { a: 1 }), { now: 1, open: null })).toEqual([])
})
