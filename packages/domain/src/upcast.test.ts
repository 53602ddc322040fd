import { expect, test } from 'vitest'
import { factVersions, upcast } from './index.js'
import type { Versions } from './index.js'

const versions: Versions = {
  current: { greeted: 2, left: 1 },
  upcasters: {
    greeted: {
      0: (body) => ({ ...(body as object), locale: 'en' }),
      1: (body) => ({ ...(body as object), warmth: 3 }),
    },
  },
}

test('a fact of the version that we write stays as it is', () => {
  const body = { offer: 'o' }
  expect(upcast({ type: 'offer_shown', v: 1, body })).toEqual({ fact: { type: 'offer_shown', body } })
})

test('an older fact is lifted one version at a time', () => {
  expect(upcast({ type: 'greeted', v: 0, body: { by: 'an' } }, versions)).toEqual({
    fact: { type: 'greeted', body: { by: 'an', locale: 'en', warmth: 3 } },
  })
  expect(upcast({ type: 'greeted', v: 1, body: { by: 'an' } }, versions)).toEqual({
    fact: { type: 'greeted', body: { by: 'an', warmth: 3 } },
  })
})

test('a version above ours, or a type that we do not know, comes from a newer node', () => {
  expect(upcast({ type: 'greeted', v: 3, body: {} }, versions)).toEqual({ newer: true })
  expect(upcast({ type: 'teleported', v: 1, body: {} })).toEqual({ newer: true })
  expect(upcast({ type: 'toString', v: 1, body: {} })).toEqual({ newer: true })
  for (const [type, v] of Object.entries(factVersions))
    expect(upcast({ type, v: v + 1, body: {} })).toEqual({ newer: true })
})

test('an older version that nothing lifts is a fault of ours', () => {
  expect(() => upcast({ type: 'left', v: 0, body: {} }, versions)).toThrow(
    'nothing lifts left from version 0',
  )
})

test('every type that we write can be lifted from each version that was ever written', () => {
  for (const [type, current] of Object.entries(factVersions)) {
    for (let v = 1; v <= current; v++) expect(upcast({ type, v, body: {} })).toMatchObject({ fact: { type } })
  }
})
