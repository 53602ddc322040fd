import {
  type Analytics,
  type Dimension,
  type Metric,
  type MetricResult,
  dimensions,
  metricOf,
  metrics,
} from '@switchboard/analytics'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { CentreLists } from '../../centre/lists.js'
import type { ReadAs } from '../../centre/reader.js'
import { readTargets } from '../../centre/targets.js'
import { fileKindOf, sendTable } from '../../reports/file-kind.js'
import { type NameOf, behindTable, metricTable } from '../../reports/metric-table.js'
import { readNames } from '../../reports/names.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, digits, ref } from '../schemas.js'
import { answerOf, metricQuery, questionOf, reportRoles, scopeOf } from './metric-question.js'
import type { TypedServer } from './route.js'

interface MetricParts {
  readonly analytics: Analytics
  readonly readAs: ReadAs
  readonly lists: CentreLists
}

const common = { tags: ['metrics'], 'x-roles': reportRoles, 'x-tenant-scoped': true } as const
/** Rows of a list in one answer; a file has as many as `fileLimit`. */
const pageLimit = 100
const fileLimit = 100_000

/** Numbers, what there are numbers of, and the contacts behind them. */
export function metricRoutes(app: TypedServer, parts: MetricParts): void {
  queryRoute(app, parts)
  contactsRoute(app, parts)
  namesRoute(app, parts)
}

function queryRoute(app: TypedServer, parts: MetricParts): void {
  app.get('/api/v1/metrics', {
    schema: {
      operationId: 'queryMetrics',
      summary:
        'One metric over time and split by dimensions, as JSON, CSV or Parquet; without `metric`, all metrics with unit, grain and definition.',
      ...common,
      querystring: metricQuery,
      response: answers(
        Type.Union([ref('MetricResult'), Type.Object({ metrics: Type.Array(ref('Metric')) })]),
      ),
    },
    handler: async (request, reply) => {
      const { metric, format, ...asked } = request.query
      if (metric === undefined) return { metrics: metrics.map(listed) }
      const [known, ...more] = metricsOf(metric)
      const kind = fileKindOf(request.headers.accept, format)
      if (kind === null && more.length > 0)
        throw new HttpFault('bad_request', {
          field: 'metric',
          detail: 'Several metrics at once come as CSV or Parquet.',
        })
      const session = sessionOf(request)
      const question = questionOf(known.key, asked, Date.now())
      const targets = await readTargets(parts.readAs, session.tenant, question.from)
      const ask = ({ key }: Metric): Promise<MetricResult> =>
        answerOf(parts.analytics.query({ ...question, metric: key, targets }, scopeOf(session)))
      if (kind === null) return { ...(await ask(known)), attribution: known.attribution }
      const by = dimensions.filter((dimension) => question.by?.includes(dimension))
      const results = await Promise.all([known, ...more].map(ask))
      const table = metricTable(results, by, await namesFor(parts, request))
      return sendTable(reply, table, { kind, name: more.length === 0 ? known.key : 'numbers' })
    },
  })
}

/** So many metrics are asked for at once, each by a statement of its own. */
const mostMetrics = 20

function metricsOf(keys: string): [Metric, ...Metric[]] {
  const asked = [...new Set(keys.split(','))].flatMap((key) => metricOf(key) ?? [null])
  const [first, ...rest] = asked.slice(0, mostMetrics)
  if (!first || asked.length > mostMetrics || rest.includes(null))
    throw new HttpFault('unknown_metric', { field: 'metric' })
  return [first, ...rest.filter((one) => one !== null)]
}

function listed({
  key,
  name,
  unit,
  grain,
  definition,
  attribution,
  dimensions: own = dimensions,
}: (typeof metrics)[number]): object {
  return { key, name, unit, grain, definition, attribution, dimensions: own }
}

function contactsRoute(app: TypedServer, parts: MetricParts): void {
  const { by: _by, interval: _interval, metric: _metric, ...asked } = metricQuery.properties
  app.get('/api/v1/metrics/contacts', {
    schema: {
      operationId: 'listMetricContacts',
      summary:
        'What a number was taken over, with the contacts, the newest first, as JSON, CSV or Parquet: exactly the rows that the number counts.',
      ...common,
      querystring: Type.Object(
        {
          metric: Type.String({ minLength: 1, maxLength: 64 }),
          ...asked,
          limit: Type.Optional(
            digits(
              `At most so many; ${pageLimit} unless given, and never more. Files have all, up to ${fileLimit}.`,
            ),
          ),
          offset: Type.Optional(digits('After so many.')),
        },
        { additionalProperties: false },
      ),
      response: answers(ref('MetricContacts')),
    },
    handler: async (request, reply) => {
      const { metric, format, limit, offset, ...rest } = request.query
      if (!metricOf(metric)) throw new HttpFault('unknown_metric', { field: 'metric' })
      const session = sessionOf(request)
      const question = questionOf(metric, rest, Date.now())
      const kind = fileKindOf(request.headers.accept, format)
      const most = kind === null ? pageLimit : fileLimit
      const page = {
        limit: Math.min(Number(limit ?? most), most),
        offset: Math.min(Number(offset ?? 0), 1_000_000_000),
      }
      const targets = await readTargets(parts.readAs, session.tenant, question.from)
      const answer = await answerOf(
        parts.analytics.behind({ ...question, targets }, { scope: scopeOf(session), page }),
      )
      if (kind === null) return answer
      const table = behindTable(answer, await namesFor(parts, request))
      return sendTable(reply, table, { kind, name: `${metric}-contacts` })
    },
  })
}

function namesRoute(app: TypedServer, parts: MetricParts): void {
  app.get('/api/v1/metrics/names', {
    schema: {
      operationId: 'listMetricNames',
      summary:
        'What the ids in numbers are called: brands, queues and agents that one may see, with the zone of the centre and the goals of queues.',
      ...common,
      response: answers(ref('MetricNames')),
    },
    handler: (request) => readNames(parts.lists, sessionOf(request)),
  })
}

/** Names for a file: only those that this person may see. */
async function namesFor(parts: MetricParts, request: FastifyRequest): Promise<NameOf> {
  const { brands, queues, agents } = await readNames(parts.lists, sessionOf(request))
  const kinds: Readonly<Record<Exclude<Dimension, 'channel'>, ReadonlyMap<string, string>>> = {
    brand: new Map(brands.map(({ id, name }) => [id, name])),
    queue: new Map(queues.map(({ id, name }) => [id, name])),
    agent: new Map(agents.map(({ id, name }) => [id, name])),
  }
  return (dimension, id) => (dimension === 'channel' ? id : (kinds[dimension].get(id) ?? null))
}
