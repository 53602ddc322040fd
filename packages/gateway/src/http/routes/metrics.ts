import {
  type Analytics,
  type Dimension,
  type MetricQuery,
  type Scope,
  dimensions,
  intervals,
  metricOf,
  metrics,
} from '@switchboard/analytics'
import { Type } from 'typebox'
import type { Session } from '../../centre/sessions.js'
import type { ReadAs } from '../../centre/reader.js'
import { readTargets } from '../../centre/targets.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, digits, ref } from '../schemas.js'
import type { TypedServer } from './route.js'

const list = Type.String({ minLength: 1, maxLength: 2_000 })
const query = Type.Object(
  {
    metric: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 64,
        description: 'Its key; without it all metrics are listed.',
      }),
    ),
    from: Type.Optional(digits('Epoch ms, within.')),
    to: Type.Optional(digits('Epoch ms, not within; now unless given.')),
    interval: Type.Optional(
      Type.Enum([...intervals], { description: '`range` unless given: one number for the whole.' }),
    ),
    tz: Type.Optional(
      Type.String({
        maxLength: 64,
        description: 'IANA name of the zone whose days and hours are meant; UTC unless given.',
      }),
    ),
    by: Type.Optional(
      Type.String({
        maxLength: 64,
        description: `Split by these, with commas between: ${dimensions.join(', ')}.`,
      }),
    ),
    asOf: Type.Optional(digits('What was not known at this moment does not count; now unless given.')),
    queue: Type.Optional(list),
    agent: Type.Optional(list),
    brand: Type.Optional(list),
    channel: Type.Optional(list),
  },
  { additionalProperties: false },
)

/** Numbers, and the list of what there are numbers of. */
export function metricRoutes(
  app: TypedServer,
  { analytics, readAs }: { readonly analytics: Analytics; readonly readAs: ReadAs },
): void {
  app.get('/api/v1/metrics', {
    schema: {
      operationId: 'queryMetrics',
      summary:
        'One metric over time and split by dimensions; without `metric`, all metrics with unit, grain and definition.',
      tags: ['metrics'],
      'x-roles': ['senior', 'supervisor', 'analyst', 'brand_viewer', 'admin'],
      'x-tenant-scoped': true,
      querystring: query,
      response: answers(
        Type.Union([ref('MetricResult'), Type.Object({ metrics: Type.Array(ref('Metric')) })]),
      ),
    },
    handler: async (request) => {
      const { metric, ...asked } = request.query
      if (metric === undefined) {
        return {
          metrics: metrics.map(({ key, name, unit, grain, definition }) => ({
            key,
            name,
            unit,
            grain,
            definition,
          })),
        }
      }
      if (!metricOf(metric)) throw new HttpFault('unknown_metric', { field: 'metric' })
      const session = sessionOf(request)
      const question = questionOf(metric, asked)
      const targets = await readTargets(readAs, session.tenant, question.from)
      const answer = await ask(analytics, { ...question, targets }, scopeOf(session))
      if ('fault' in answer) throw new HttpFault('bad_request', { detail: `${sentence(answer.fault)}.` })
      return answer
    },
  })
}

type Asked = Omit<Type.Static<typeof query>, 'metric'>

function questionOf(metric: string, asked: Asked): MetricQuery {
  const { from, to, interval, tz, by, asOf } = asked
  if (from === undefined)
    throw new HttpFault('bad_request', { field: 'from', detail: 'from is missing: epoch milliseconds.' })
  const now = Date.now()
  const filter = dimensions.flatMap((dimension) => {
    const values = asked[dimension]
    return values === undefined ? [] : [[dimension, values.split(',')] as const]
  })
  return {
    metric,
    from: Number(from),
    to: to === undefined ? now : Number(to),
    interval: interval ?? 'range',
    tz: tz ?? 'UTC',
    asOf: asOf === undefined ? now : Number(asOf),
    ...(by === undefined ? {} : { by: by.split(',').map(dimensionOf) }),
    ...(filter.length === 0 ? {} : { filter: Object.fromEntries(filter) }),
  }
}

function dimensionOf(name: string): Dimension {
  const known = dimensions.find((dimension) => dimension === name)
  if (!known)
    throw new HttpFault('bad_request', {
      field: 'by',
      detail: `by knows ${dimensions.join(', ')}, not ${name.slice(0, 40)}.`,
    })
  return known
}

/** Taken from the session, never from the question. Whoever watches for brands sees those that are named, and none where none are. */
function scopeOf({ tenant, role, brands }: Session): Scope {
  if (brands !== null) return { tenant, brands }
  return role === 'brand_viewer' ? { tenant, brands: [] } : { tenant }
}

async function ask(
  analytics: Analytics,
  question: MetricQuery,
  scope: Scope,
): ReturnType<Analytics['query']> {
  try {
    return await analytics.query(question, scope)
  } catch (error) {
    // What the engine itself says against our SQL is our fault; anything else is that it cannot be reached.
    if (error instanceof Error && error.constructor.name === 'ClickHouseError') throw error
    throw new HttpFault('analytics_away', { retryAfter: 5 })
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
