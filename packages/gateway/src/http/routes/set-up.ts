import { Type } from 'typebox'
import type pg from 'pg'
import type { CentreLists } from '../../centre/lists.js'
import type { Session } from '../../centre/sessions.js'
import { type Author, changeSetUp } from '../../centre/set-up/change-set-up.js'
import type { Draft } from '../../centre/set-up/apply.js'
import type { Fault } from '../../centre/set-up/fault.js'
import { type Kind, defaults, keyOf } from '../../centre/set-up/set-up.js'
import type { Role } from '../../desk/centre.js'
import { sessionOf, staffRoles } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, ref } from '../schemas.js'
import { changeOf, creationOf } from '../set-up-bodies.js'
import type { TypedServer } from './route.js'

/** What every change of the set-up needs. */
export interface SetUpParts {
  readonly pool: pg.Pool
  readonly lists: CentreLists
  /** The tenant's set-up has changed: what is remembered of it does not hold. */
  readonly forget: (tenant: number) => void
  /** Closes the sockets of sessions that have ended. */
  readonly signOut: (sessions: readonly string[]) => void
}

interface KindRoute {
  readonly kind: Kind
  readonly path: string
  readonly one: Parameters<typeof ref>[0]
  readonly readers: readonly Role[]
  readonly summary: string
}

const kindRoutes: readonly KindRoute[] = [
  {
    kind: 'skills',
    path: 'skills',
    one: 'Skill',
    readers: ['supervisor', 'admin'],
    summary: 'What agents can do, and queues and sites ask for.',
  },
  {
    kind: 'brands',
    path: 'brands',
    one: 'Brand',
    readers: ['admin'],
    summary: 'The brands that the tenant serves.',
  },
  {
    kind: 'sites',
    path: 'sites',
    one: 'Site',
    readers: ['admin'],
    summary: 'The sites with their embed keys and allowed origins.',
  },
  {
    kind: 'queues',
    path: 'queues',
    one: 'Queue',
    readers: ['supervisor', 'admin'],
    summary: 'The queues with their limits and agents.',
  },
  {
    kind: 'users',
    path: 'users',
    one: 'User',
    readers: ['supervisor', 'admin'],
    summary: 'Who may log in; e-mail addresses are for administrators.',
  },
  {
    kind: 'dispositions',
    path: 'dispositions',
    one: 'Disposition',
    readers: staffRoles,
    summary: 'What a contact can be closed as.',
  },
  {
    kind: 'breakReasons',
    path: 'break-reasons',
    one: 'BreakReason',
    readers: staffRoles,
    summary: 'Why one takes a break, and whether it is paid.',
  },
  {
    kind: 'articles',
    path: 'articles',
    one: 'Article',
    readers: staffRoles,
    summary: 'What visitors can read, with drafts, of the brands that one works for.',
  },
  {
    kind: 'cannedReplies',
    path: 'canned-replies',
    one: 'CannedReply',
    readers: staffRoles,
    summary: 'Replies to choose from, of the brands that one works for.',
  },
  {
    kind: 'webhooks',
    path: 'webhooks',
    one: 'Webhook',
    readers: ['admin'],
    summary: 'Where programs hear of facts, and how that goes.',
  },
]

/** Lists, creation and change of everything that a tenant is set up with. */
export function setUpRoutes(app: TypedServer, parts: SetUpParts): void {
  for (const route of kindRoutes) {
    listRoute(app, route, parts)
    creationRoute(app, route, parts)
    changeRoute(app, route, parts)
  }
}

const admin = { tags: ['set-up'], 'x-roles': ['admin'], 'x-tenant-scoped': true } as const

function listRoute(
  app: TypedServer,
  { kind, path, one, readers, summary }: KindRoute,
  parts: SetUpParts,
): void {
  app.get(`/api/v1/${path}`, {
    schema: {
      operationId: `list${upper(kind)}`,
      summary,
      tags: ['set-up'],
      'x-roles': readers,
      'x-tenant-scoped': true,
      querystring: Type.Object(
        { archived: Type.Optional(Type.Enum(['true'], { description: 'What is out of use as well.' })) },
        { additionalProperties: false },
      ),
      response: answers(Type.Object({ [kind]: Type.Array(ref(one)) })),
    },
    handler: async (request) => {
      const session = sessionOf(request)
      const all: readonly Listed[] = await parts.lists[kind](session.tenant)
      const things = request.query.archived === 'true' ? all : all.filter(({ archived }) => !archived)
      return { [kind]: things.filter((thing) => isFor(session, thing)).map((thing) => shown(session, thing)) }
    },
  })
}

interface Listed {
  readonly archived: boolean
  readonly brand?: string | null
  readonly email?: string | null
}

/** Canned replies alone are read by people who are there for some brands only. */
function isFor({ brands }: Session, { brand }: Listed): boolean {
  return brands === null || brand === undefined || brand === null || brands.includes(brand)
}

function shown({ role }: Session, thing: Listed): object {
  if (role === 'admin' || thing.email === undefined) return thing
  return { ...thing, email: null }
}

function creationRoute(app: TypedServer, { kind, path, one }: KindRoute, parts: SetUpParts): void {
  app.post(`/api/v1/${path}`, {
    schema: {
      operationId: `create${one}`,
      summary: `Makes a new one. Every fault is told at its field.`,
      ...admin,
      body: creationOf(kind),
      response: answers(ref(one)),
    },
    handler: async (request) =>
      changed(parts, authorOf(sessionOf(request)), { kind, key: null, values: request.body }),
  })
}

function changeRoute(app: TypedServer, { kind, path, one }: KindRoute, parts: SetUpParts): void {
  app.patch(`/api/v1/${path}/:id`, {
    schema: {
      operationId: `change${one}`,
      summary: 'Changes what is named. `rev` is the one that was read: a change since then refuses this one.',
      ...admin,
      params: Type.Object({
        id:
          'code' in defaults[kind]
            ? Type.String({ pattern: '^[a-z0-9_]{1,40}$', description: 'Its code.' })
            : Type.String({ format: 'uuid' }),
      }),
      body: changeOf(kind),
      response: answers(ref(one)),
    },
    handler: async (request) => {
      const { rev, ...values } = request.body as { readonly rev: number }
      return changed(parts, authorOf(sessionOf(request)), { kind, key: request.params.id, rev, values })
    },
  })
}

/** Makes one change and answers with the thing as it is now. */
async function changed(parts: SetUpParts, author: Author, draft: Draft): Promise<object> {
  const outcome = await changeSetUp(parts.pool, author, { drafts: () => [draft] })
  if ('refused' in outcome) {
    if (outcome.refused === 'missing') throw new HttpFault('not_found')
    throw new HttpFault('stale_write', { field: 'rev' })
  }
  if ('faults' in outcome) throw invalid(outcome.faults)
  parts.forget(author.tenant)
  parts.signOut(outcome.endedSessions)
  const [touched] = outcome.changed
  const key = touched === undefined ? draft.key : keyOf(touched.after)
  const list: readonly Listed[] = await parts.lists[draft.kind](author.tenant)
  const thing = list.find((one) => Reflect.get(one, 'code') === key || Reflect.get(one, 'id') === key)
  if (thing === undefined) throw new Error('What was written cannot be read.')
  return thing
}

/** All that is wrong, with the first of it as the one fault that every answer has. */
export function invalid(faults: readonly Fault[]): HttpFault {
  const [first] = faults
  return new HttpFault('bad_request', {
    ...(first === undefined ? {} : { field: first.field, detail: first.message }),
    faults,
  })
}

/** Who changes the set-up by a request. */
export function authorOf({ tenant, user }: Session): Author {
  return { tenant, actor: user }
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
