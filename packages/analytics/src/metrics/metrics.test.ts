import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { metricOf, metrics } from './metrics.js'

test('the page of definitions is the list of metrics, word by word', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/metrics.md'), 'utf8')
  const lines = page
    .split('\n')
    .filter((line) => /^\| `[a-z_0-9]+` \| [^|]+ \| (?:ms|ratio|score|count|number) \|/.test(line))
  expect(lines).toEqual(
    metrics.map(
      ({ key, name, unit, grain, attribution, definition }) =>
        `| \`${key}\` | ${name} | ${unit} | ${grain} | ${attribution.mode}: ${attribution.moment} | ${definition} |`,
    ),
  )
})

test('a key names one metric', () => {
  expect(metrics.map(({ key }) => metricOf(key))).toEqual(metrics)
  expect(metricOf('mood')).toBeNull()
})
