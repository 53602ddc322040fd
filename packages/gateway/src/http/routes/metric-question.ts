import {
  type Dimension,
  type MetricQuery,
  type QueryFault,
  type Scope,
  dimensions,
  intervals,
} from '@switchboard/analytics'
import { Type } from 'typebox'
import type { Session } from '../../centre/sessions.js'
import { fileKinds } from '../../reports/file-kind.js'
import { HttpFault } from '../http-fault.js'
import { digits } from '../schemas.js'

/** Who is told numbers. */
export const reportRoles = ['senior', 'supervisor', 'analyst', 'brand_viewer', 'admin'] as const

/** The id that stands for what has none. */
const nobody = 'none'
const list = Type.String({
  minLength: 1,
  maxLength: 2_000,
  description: 'Only these, with commas between; `none`: what has none.',
})
/** A question about a metric, as it stands in the address. */
export const metricQuery = Type.Object(
  {
    metric: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 1_000,
        description:
          'Its key; without it all metrics are listed. Several, with commas between, come as one file.',
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
    asOf: Type.Optional(
      digits('What was not known at this moment does not count; now unless given, and never after now.'),
    ),
    format: Type.Optional(
      Type.Enum([...fileKinds], { description: 'A file, as `Accept` can ask for as well.' }),
    ),
    queue: Type.Optional(list),
    agent: Type.Optional(list),
    brand: Type.Optional(list),
    channel: Type.Optional(list),
  },
  { additionalProperties: false },
)

type Asked = Omit<Type.Static<typeof metricQuery>, 'metric' | 'format'>

/** What is asked; refuses what cannot be read. Nobody can know what is later than `now` (epoch ms). */
export function questionOf(metric: string, asked: Asked, now: number): MetricQuery {
  const { from, to, interval, tz, by, asOf } = asked
  if (from === undefined)
    throw new HttpFault('bad_request', { field: 'from', detail: 'from is missing: epoch milliseconds.' })
  const filter = dimensions.flatMap((dimension) => {
    const values = asked[dimension]
    const ids = values?.split(',').map((id) => (id === nobody ? '' : id))
    return ids === undefined ? [] : [[dimension, ids] as const]
  })
  return {
    metric,
    from: Number(from),
    to: to === undefined ? now : Number(to),
    interval: interval ?? 'range',
    tz: tz ?? 'UTC',
    asOf: Math.min(asOf === undefined ? now : Number(asOf), now),
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
export function scopeOf({ tenant, role, brands }: Session): Scope {
  if (brands !== null) return { tenant, brands }
  return role === 'brand_viewer' ? { tenant, brands: [] } : { tenant }
}

/** What the engine says to a question; what is wrong with it, or that the engine is away, ends the request. */
export async function answerOf<T extends object>(asking: Promise<T | QueryFault>): Promise<T> {
  let answer: T | QueryFault
  try {
    answer = await asking
  } catch (error) {
    // What the engine itself says against our SQL is our fault; anything else is that it cannot be reached.
    if (error instanceof Error && error.constructor.name === 'ClickHouseError') throw error
    throw new HttpFault('analytics_away', { retryAfter: 5 })
  }
  if ('fault' in answer) throw new HttpFault('bad_request', { detail: `${sentence(answer.fault)}.` })
  return answer
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
