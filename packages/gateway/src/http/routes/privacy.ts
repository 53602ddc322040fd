import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type pg from 'pg'
import type { Files } from '../../files/files.js'
import type { Log } from '../../log/log.js'
import { erasePerson, listErasures } from '../../privacy/erase-person.js'
import { exportPerson } from '../../privacy/export-person.js'
import { noteExport } from '../../privacy/note-export.js'
import { packed } from '../../privacy/pack.js'
import { type Person, findPerson } from '../../privacy/person.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, digits, ref } from '../schemas.js'
import type { TypedServer } from './route.js'

interface PrivacyParts {
  /** As the owner of the tables. */
  readonly pool: pg.Pool
  readonly log: Log
  readonly files: Files
}

const own = { tags: ['privacy'], 'x-roles': ['admin'], 'x-tenant-scoped': true } as const

/** In a body and not in the address: addresses are written down on the way. */
const sought = Type.Object(
  {
    by: Type.Enum(['visitor', 'person', 'email'], {
      description: '`person`: the id that the brand has for them, the `sub` of its tokens.',
    }),
    value: Type.String({ minLength: 1, maxLength: 320 }),
    brand: Type.Optional(
      Type.String({ format: 'uuid', description: 'Where brands have the same ids for different persons.' }),
    ),
  },
  { additionalProperties: false },
)

/** One person: found, handed out, erased. */
export function privacyRoutes(app: TypedServer, parts: PrivacyParts): void {
  const { pool } = parts
  const find = (request: FastifyRequest & { readonly body: Type.Static<typeof sought> }): Promise<Person> =>
    findOr404(pool, request)

  app.post('/api/v1/person-search', {
    schema: {
      operationId: 'findPerson',
      summary: 'Who somebody is here: the visitors they were, and their contacts.',
      ...own,
      body: sought,
      response: answers(ref('Person')),
    },
    handler: async (request) => {
      const { visitors, contacts } = await find(request)
      return { visitors, contacts }
    },
  })

  app.post('/api/v1/person-exports', {
    schema: {
      operationId: 'exportPerson',
      summary: 'Everything that is kept of a person, as a zip with person.json and their files.',
      ...own,
      body: sought,
      response: {
        ...answers(Type.Object({})),
        200: {
          description: 'The zip.',
          content: { 'application/zip': { schema: Type.String({ format: 'binary' }) } },
        },
      },
    },
    handler: async (request, reply) => {
      const person = await find(request)
      await noteExport(pool, person, sessionOf(request).user)
      void reply
        .type('application/zip')
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="person.zip"')
      return reply.send(packed(await exportPerson(parts, person)))
    },
  })

  app.post('/api/v1/person-erasures', {
    schema: {
      operationId: 'erasePerson',
      summary:
        'Erases all that a person has said and all that says who they are; numbers stay. Their contacts have to be over.',
      ...own,
      body: sought,
      response: answers(ref('Erasure')),
    },
    handler: async (request) => {
      const person = await find(request)
      const by = { id: randomUUID(), actor: sessionOf(request).user }
      const outcome = await erasePerson(parts, person, by)
      if ('refused' in outcome) throw new HttpFault(outcome.refused)
      return outcome
    },
  })

  app.get('/api/v1/person-erasures', {
    schema: {
      operationId: 'listErasures',
      summary: 'Who was erased, by ids that name nobody, the newest first.',
      ...own,
      querystring: Type.Object(
        { limit: Type.Optional(digits('1 to 200; 50 unless given.')) },
        { additionalProperties: false },
      ),
      response: answers(Type.Object({ erasures: Type.Array(ref('Erasure')) })),
    },
    handler: async (request) => {
      const most = Math.min(200, Math.max(1, Number(request.query.limit ?? 50)))
      return { erasures: await listErasures(pool, sessionOf(request).tenant, most) }
    },
  })
}

async function findOr404(
  pool: pg.Pool,
  request: FastifyRequest & { readonly body: Type.Static<typeof sought> },
): Promise<Person> {
  const { tenant, brands } = sessionOf(request)
  const { by, value, brand } = request.body
  const allowed = brand === undefined ? brands : (brands?.filter((one) => one === brand) ?? [brand])
  const person = await findPerson(pool, tenant, { by, value, brands: allowed })
  if (person === 'nobody') throw new HttpFault('not_found', { field: 'value' })
  if (person === 'several_brands') {
    const detail = 'Several brands have a person with this id: name the brand.'
    throw new HttpFault('bad_request', { field: 'brand', detail })
  }
  return person
}
