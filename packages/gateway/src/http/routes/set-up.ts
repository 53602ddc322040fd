import { Type } from 'typebox'
import type pg from 'pg'
import type { CentreLists } from '../../centre/lists.js'
import { changeQueue } from '../../centre/queues.js'
import type { Role } from '../../desk/centre.js'
import { sessionOf, staffRoles } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, idParams, ref } from '../schemas.js'
import type { TypedServer } from './route.js'

interface SetUpParts {
  readonly pool: pg.Pool
  readonly lists: CentreLists
  /** The tenant's set-up has changed: what is remembered of it does not hold. */
  readonly forget: (tenant: number) => void
}

type Kind = keyof CentreLists

const kinds: readonly {
  kind: Kind
  schema: Parameters<typeof ref>[0]
  roles: readonly Role[]
  summary: string
}[] = [
  { kind: 'tenants', schema: 'Tenant', roles: ['admin'], summary: 'The own tenant.' },
  { kind: 'brands', schema: 'Brand', roles: ['admin'], summary: 'The brands that the tenant serves.' },
  {
    kind: 'sites',
    schema: 'Site',
    roles: ['admin'],
    summary: 'The sites with their embed keys and allowed origins.',
  },
  {
    kind: 'queues',
    schema: 'Queue',
    roles: ['supervisor', 'admin'],
    summary: 'The queues with their limits and agents.',
  },
  { kind: 'users', schema: 'User', roles: ['supervisor', 'admin'], summary: 'Who may log in.' },
  {
    kind: 'dispositions',
    schema: 'Disposition',
    roles: staffRoles,
    summary: 'What a contact can be closed as.',
  },
]

/** Lists of the tenant's set-up, and the change of a queue. */
export function setUpRoutes(app: TypedServer, { pool, lists, forget }: SetUpParts): void {
  for (const { kind, schema, roles, summary } of kinds) {
    app.get(`/api/v1/${kind}`, {
      schema: {
        operationId: `list${kind[0]?.toUpperCase()}${kind.slice(1)}`,
        summary,
        tags: ['set-up'],
        'x-roles': roles,
        'x-tenant-scoped': true,
        response: answers(Type.Object({ [kind]: Type.Array(ref(schema)) })),
      },
      handler: async (request) => ({ [kind]: await lists[kind](sessionOf(request).tenant) }),
    })
  }

  app.patch('/api/v1/queues/:id', {
    schema: {
      operationId: 'changeQueue',
      summary:
        'Changes the limits or the name of a queue. `rev` is the one that was read: a change since then refuses this one.',
      tags: ['set-up'],
      'x-roles': ['admin'],
      'x-tenant-scoped': true,
      params: idParams,
      body: Type.Object(
        {
          rev: Type.Integer({ minimum: 1 }),
          name: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
          offerMs: Type.Optional(
            Type.Integer({ minimum: 1_000, maximum: 600_000, description: 'How long an offer rings.' }),
          ),
          wrapUpMs: Type.Optional(
            Type.Integer({ minimum: 0, maximum: 3_600_000, description: 'When wrap-up ends by itself.' }),
          ),
        },
        { additionalProperties: false },
      ),
      response: answers(ref('Queue')),
    },
    handler: async (request) => {
      const { tenant } = sessionOf(request)
      const { id } = request.params
      const outcome = await changeQueue(pool, { tenant, queue: id }, request.body)
      if (outcome === 'missing') throw new HttpFault('not_found')
      if (outcome === 'stale') throw new HttpFault('stale_write', { field: 'rev' })
      forget(tenant)
      return (await lists.queues(tenant)).find((queue) => queue.id === id)
    },
  })
}
