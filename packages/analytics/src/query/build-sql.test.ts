import { expect, test } from 'vitest'
import { metrics } from '../metrics/metrics.js'
import { buildSql } from './build-sql.js'
import { dimensions, intervals, type MetricQuery } from './query.js'

const evil = `'); DROP TABLE segment; --`
const query: MetricQuery = {
  metric: evil,
  from: 111_111,
  to: 222_222,
  asOf: 333_333,
  interval: '15m',
  tz: evil,
  by: dimensions,
  filter: { queue: [evil], agent: [evil], brand: [evil], channel: [evil] },
}

test('nothing of a question is in the text: all of it is bound', () => {
  for (const metric of metrics) {
    for (const interval of intervals) {
      const { sql } = buildSql(metric, { ...query, interval }, { tenant: 444_444, brands: [evil] })
      for (const given of ['DROP', '111111', '222222', '333333', '444444']) expect(sql).not.toContain(given)
    }
  }
})

test('the tenant is always bound, and the brands of a scope beside those of a filter', () => {
  for (const metric of metrics) {
    const { sql, params } = buildSql(
      metric,
      { ...query, filter: { brand: ['theirs'] } },
      { tenant: 7, brands: ['mine'] },
    )
    expect(sql).toContain('tenant_id = {tenant:UInt32}')
    expect(sql).toContain('brand_id IN {scope_brands:Array(String)}')
    expect(sql).toContain('brand_id IN {brands:Array(String)}')
    expect(params).toMatchObject({ tenant: 7, scope_brands: ['mine'], brands: ['theirs'] })
  }
})
