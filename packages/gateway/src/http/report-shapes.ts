import { Type } from 'typebox'
import { at, id, ms, nullable } from './atoms.js'

const named = Type.Object({ id, name: Type.String() })
const text = nullable(Type.String())

/** The shapes of reports, by the names that the API's description has for them. */
export const reportShapes = {
  Attribution: Type.Object({
    mode: Type.Enum(['instant', 'cohort', 'clipped'], {
      description: 'In which interval something counts: see docs/metrics.md.',
    }),
    moment: Type.String(),
  }),
  MetricContacts: Type.Object({
    metric: Type.String(),
    tz: Type.String(),
    asOf: at,
    total: Type.Integer({ description: 'The rows that the number was taken over.' }),
    contacts: Type.Integer({ description: 'Of how many different contacts they are.' }),
    rows: Type.Array(
      Type.Object({
        contact: id,
        at,
        queue: text,
        agent: text,
        brand: text,
        channel: text,
        outcome: text,
        ms: nullable(ms),
        score: nullable(Type.Integer()),
      }),
    ),
  }),
  MetricNames: Type.Object({
    zone: Type.String({ description: 'IANA name of the zone in which the days of the centre begin.' }),
    brands: Type.Array(named),
    queues: Type.Array(
      Type.Object({
        id,
        name: Type.String(),
        zone: Type.Union([Type.String(), Type.Null()], {
          description: 'IANA name of the zone of its opening hours; null: as the centre.',
        }),
        goals: Type.Array(
          Type.Object({
            channel: Type.String(),
            share: Type.Number({ description: '0 to 1' }),
            targetMs: ms,
          }),
        ),
      }),
    ),
    agents: Type.Array(named),
  }),
  SavedView: Type.Object({
    id,
    name: Type.String(),
    address: Type.String({ description: 'What stands behind `#reports/`.' }),
    createdAt: at,
  }),
} as const
