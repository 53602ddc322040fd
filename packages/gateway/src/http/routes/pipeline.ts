import type { Pool } from 'pg'
import { Type } from 'typebox'
import { alarmNames, raisedAlarms, type Lag } from '../../shipper/lag.js'
import { readTenantPipeline } from '../../shipper/pipeline-view.js'
import { sessionOf } from '../access.js'
import { answers } from '../schemas.js'
import type { TypedServer } from './route.js'

const count = Type.Integer({ minimum: 0 })
const moment = Type.Integer({ description: 'Epoch ms.' })
const orNull = <T extends Parameters<typeof Type.Array>[0]>(type: T) => Type.Union([type, Type.Null()])

const pipeline = Type.Object({
  facts: Type.Integer({ minimum: 0, description: 'On their way to the reporting store, of all tenants.' }),
  lagMs: orNull(Type.Integer({ minimum: 0, description: 'Age of the oldest of them; null: there is none.' })),
  batches: count,
  away: Type.Boolean({ description: 'The last try to reach the reporting store failed.' }),
  replays: count,
  alarms: Type.Array(Type.Enum([...alarmNames]), {
    description: 'What somebody should look at; empty: nothing.',
  }),
  parked: Type.Array(
    Type.Object({
      kind: Type.Enum(['fact', 'row']),
      where: Type.String({ description: 'Stream and seq of a fact; batch of a row.' }),
      what: Type.String({ description: 'Type of a fact; grain of a row.' }),
      reason: Type.String(),
      parkedAt: moment,
    }),
    { description: 'What is missing from this tenant’s numbers, the newest first.' },
  ),
  audits: Type.Array(Type.Object({ from: moment, to: moment, at: moment, rows: count, differences: count }), {
    description: 'The newest audit of each day, the last day first.',
  }),
  past: orNull(Type.Object({ contacts: count, played: count, doneAt: orNull(moment) })),
})

interface PipelineParts {
  readonly pool: Pool
  readonly lag: () => Promise<Lag & { readonly fault: string | null }>
}

/** How far the numbers are behind, what is missing from them, and what the audits found. */
export function pipelineRoutes(app: TypedServer, { pool, lag }: PipelineParts): void {
  app.get('/api/v1/pipeline', {
    schema: {
      operationId: 'getPipeline',
      summary:
        'How far the numbers are behind, what is missing from them and why, and what the nightly audits found.',
      tags: ['metrics'],
      'x-roles': ['analyst', 'admin'],
      'x-tenant-scoped': true,
      response: answers(pipeline),
    },
    handler: async (request) => {
      const [now, own] = await Promise.all([lag(), readTenantPipeline(pool, sessionOf(request).tenant)])
      const { facts, ms, batches, replays, fault } = now
      // The fault's own words may hold addresses of machines: they are in the log.
      return {
        facts,
        lagMs: ms,
        batches,
        away: fault !== null,
        replays,
        alarms: raisedAlarms(now).map(({ name }) => name),
        ...own,
        parked: [...own.parked],
        audits: [...own.audits],
      }
    },
  })
}
