import { Type } from 'typebox'
import type { Contacts } from '../../centre/contacts.js'
import type { DeskLists } from '../../centre/desk-lists.js'
import type { Centre } from '../../desk/centre.js'
import { staffMayRead } from '../../desk/rights.js'
import type { Log } from '../../log/log.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { foundContact, pastContact } from '../past-contact.js'
import { answers, digits, idParams, ref } from '../schemas.js'
import type { TypedServer } from './route.js'

interface DeskRouteParts {
  readonly desk: DeskLists
  readonly contacts: Contacts
  readonly centre: Centre
  readonly log: Log
}

/** How many of each list are told at once, at most. */
const most = { waiting: 200, closed: 30, earlier: 20, found: 30 } as const
const common = { tags: ['desk'], 'x-tenant-scoped': true } as const
const readers = ['agent', 'senior', 'supervisor', 'admin'] as const

/** What an agent's desk looks up: what waits, what was closed, who the visitor is, what was said where. */
export function deskRoutes(app: TypedServer, parts: DeskRouteParts): void {
  waitingRoute(app, parts)
  closedRoute(app, parts)
  visitorRoute(app, parts)
  searchRoute(app, parts)
}

function waitingRoute(app: TypedServer, { desk, centre }: DeskRouteParts): void {
  app.get('/api/v1/contacts/waiting', {
    schema: {
      operationId: 'listWaiting',
      summary: 'What waits, the next first: in the queues whose contacts one takes; for supervisors in all.',
      ...common,
      'x-roles': readers,
      response: answers(Type.Object({ waiting: Type.Array(ref('WaitingContact')) })),
    },
    handler: async (request) => {
      const { tenant, user, role, brands } = sessionOf(request)
      const directory = await centre.directory(tenant)
      const all = role === 'supervisor' || role === 'admin'
      const queues = all ? null : (directory.staff(user)?.queues ?? [])
      const rows = await desk.waiting(tenant, { queues, brands, limit: most.waiting })
      return {
        waiting: rows.map(({ id, since, state, name }) => {
          const { brand, queue, visitor, channel } = state as Record<string, string>
          const brandName = directory.brand(brand ?? '')?.name ?? ''
          const queueName = directory.queue(queue ?? '')?.name ?? ''
          return { id, since, channel, brand, brandName, queue, queueName, visitor, name }
        }),
      }
    },
  })
}

function closedRoute(app: TypedServer, { desk, centre }: DeskRouteParts): void {
  app.get('/api/v1/contacts/closed', {
    schema: {
      operationId: 'listClosed',
      summary: 'The closed contacts that one has answered oneself, the last answered first.',
      ...common,
      'x-roles': readers,
      querystring: Type.Object(
        {
          before: Type.Optional(
            digits('Answered before this moment: the `place` of the last one of a page gives the next.'),
          ),
        },
        { additionalProperties: false },
      ),
      response: answers(Type.Object({ contacts: Type.Array(ref('PastContact')) })),
    },
    handler: async (request) => {
      const { tenant, user, brands } = sessionOf(request)
      const { before } = request.query
      const [rows, directory] = await Promise.all([
        desk.closed(tenant, {
          agent: user,
          brands,
          before: before === undefined ? null : Number(before),
          limit: most.closed,
        }),
        centre.directory(tenant),
      ])
      return { contacts: rows.map((row) => pastContact(row, directory)) }
    },
  })
}

function visitorRoute(app: TypedServer, { desk, contacts, centre, log }: DeskRouteParts): void {
  app.get('/api/v1/contacts/:id/visitor', {
    schema: {
      operationId: 'getVisitor',
      summary: 'Whose contact it is: what the brand has said of the visitor, and the earlier contacts.',
      ...common,
      'x-roles': readers,
      params: idParams,
      response: answers(Type.Object({ visitor: ref('Visitor'), earlier: Type.Array(ref('PastContact')) })),
    },
    handler: async (request) => {
      const session = sessionOf(request)
      const { tenant } = session
      const { id } = request.params
      const [row, directory] = await Promise.all([contacts.byId(tenant, id), centre.directory(tenant)])
      const head = row === null ? null : await log.head(id)
      if (row === null || !(await staffMayRead(session, head, { log, directory })))
        throw new HttpFault('not_found')
      const { visitor, brand } = row.state as Record<string, string>
      const [who, past] = await Promise.all([
        desk.visitor(tenant, visitor ?? ''),
        desk.ofPerson(tenant, { visitor: visitor ?? '', brand: brand ?? '', limit: most.earlier + 1 }),
      ])
      const nobody = {
        id: visitor,
        person: null,
        name: null,
        email: null,
        identifiedAt: null,
        attributes: {},
      }
      const earlier = past.filter((one) => one.id !== id).slice(0, most.earlier)
      return { visitor: who ?? nobody, earlier: earlier.map((one) => pastContact(one, directory)) }
    },
  })
}

function searchRoute(app: TypedServer, { desk, centre }: DeskRouteParts): void {
  app.get('/api/v1/contacts/search', {
    schema: {
      operationId: 'searchContacts',
      summary:
        'Contacts in which all these words were said or noted, or whose visitor is called so, the latest first; for agents only those that they have accepted.',
      ...common,
      'x-roles': readers,
      querystring: Type.Object(
        {
          words: Type.String({
            minLength: 2,
            maxLength: 200,
            description: 'Marks and capitals do not matter; the last word may be the beginning of one.',
          }),
        },
        { additionalProperties: false },
      ),
      response: answers(Type.Object({ found: Type.Array(ref('FoundContact')) })),
    },
    handler: async (request) => {
      const { tenant, user, role, brands } = sessionOf(request)
      const { words } = request.query
      const [rows, directory] = await Promise.all([
        desk.search(tenant, { words, agent: role === 'agent' ? user : null, brands, limit: most.found }),
        centre.directory(tenant),
      ])
      return { found: rows.map((row) => foundContact(row, words, directory)) }
    },
  })
}
