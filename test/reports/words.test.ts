import { expect, test } from 'vitest'
import { metrics } from '@switchboard/analytics'
import { metricDefinitions, metricMoments } from '../../packages/console/src/reports/metric-definitions-vi.js'
import { metricNames } from '../../packages/console/src/reports/metric-names-vi.js'

test('every metric has its name, its definition and its moment in Vietnamese, and no other has', () => {
  const keys = metrics.map(({ key }) => key).toSorted()
  expect(Object.keys(metricNames).toSorted()).toEqual(keys)
  expect(Object.keys(metricDefinitions).toSorted()).toEqual(keys)
  const moments = [...new Set(metrics.map(({ attribution }) => attribution.moment))].toSorted()
  expect(Object.keys(metricMoments).toSorted()).toEqual(moments)
})
