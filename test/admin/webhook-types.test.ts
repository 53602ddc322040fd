import { factVersions } from '@switchboard/domain'
import { expect, test } from 'vitest'
import { webhookTypes } from '../../packages/console/src/admin/webhook-types.ts'

test('every fact that a webhook may tell can be ticked, once, under a name of its own in both languages', () => {
  const groups: readonly Readonly<Record<string, readonly string[]>>[] = Object.values(webhookTypes)
  const listed = groups.flatMap((types) => Object.entries(types))
  // Nobody who is watched may notice it.
  const watched = new Set(['watch_started', 'watch_ended', 'timeline_read'])
  const known = Object.keys(factVersions).filter((type) => !watched.has(type))
  expect(listed.map(([type]) => type).toSorted()).toEqual(known.toSorted())
  for (const language of [0, 1])
    expect(new Set(listed.map(([, names]) => names[language])).size).toBe(known.length)
})
