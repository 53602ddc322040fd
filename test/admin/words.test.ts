import { expect, test } from 'vitest'
import { adminEn } from '../../packages/console/src/admin/words-en.js'
import { adminVi } from '../../packages/console/src/admin/words-vi.js'
import { rules } from '../../packages/gateway/src/centre/set-up/fault.js'

/** Told on the pages without the console, which have words of their own. */
const elsewhere = /^(?:tenant_key|setup_code)$/

test('every rule of the set-up has words in both languages, and no other', () => {
  const told = rules.filter((rule) => !elsewhere.test(rule)).toSorted()
  expect(Object.keys(adminEn.faults).toSorted()).toEqual(told)
  expect(Object.keys(adminVi.faults).toSorted()).toEqual(told)
})

test('no word of the administration is left in English', () => {
  const same = paths(adminEn).filter(
    ([path, text]) => text !== '' && Object.fromEntries(paths(adminVi))[path] === text,
  )
  expect(same).toEqual([])
})

function paths(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, `${path}.${key}`))
}
