import { Type } from 'typebox'
import { isZone } from '../../centre/set-up/zone.js'
import type { Contacts } from '../../centre/contacts.js'
import type { DeskLists } from '../../centre/desk-lists.js'
import type { Centre } from '../../desk/centre.js'
import { handlesNow, staffMayRead } from '../../desk/rights.js'
import type { Watching } from '../../desk/watching.js'
import type { Log } from '../../log/log.js'
import { contactTable } from '../../reports/contact-table.js'
import { fileKindOf, fileKinds, sendTable } from '../../reports/file-kind.js'
import { sessionOf } from '../access.js'
import { contactView, timeline } from '../contact-view.js'
import { HttpFault } from '../http-fault.js'
import { answers, digits, idParams, ref } from '../schemas.js'
import type { Session } from '../../centre/sessions.js'
import type { TypedServer } from './route.js'

interface ContactParts {
  readonly contacts: Contacts
  readonly desk: DeskLists
  readonly centre: Centre
  readonly log: Log
  readonly watching: Pick<Watching, 'read'>
}

const pageLimit = 100
/** Contacts in one file. */
const fileLimit = 10_000
const factLimit = 500
const common = { tags: ['contacts'], 'x-tenant-scoped': true } as const

/** The list of contacts and the whole of one. */
export function contactRoutes(app: TypedServer, parts: ContactParts): void {
  const { contacts, centre, log, watching } = parts
  app.get('/api/v1/contacts', {
    schema: {
      operationId: 'listContacts',
      summary:
        'Contacts, newest first, as JSON, CSV or Parquet; for agents only those that they have accepted.',
      ...common,
      'x-roles': ['agent', 'senior', 'supervisor', 'analyst', 'admin'],
      querystring: Type.Object(
        {
          before: Type.Optional(
            digits(
              'Started before this moment, in epoch ms: the `startedAt` of the last one of a page gives the next.',
            ),
          ),
          limit: Type.Optional(
            digits(
              `At most so many; ${pageLimit} unless given, and never more. Files have up to ${fileLimit}.`,
            ),
          ),
          tz: Type.Optional(
            Type.String({
              maxLength: 64,
              description: 'IANA name of the zone of the local times in a file; UTC unless given.',
            }),
          ),
          format: Type.Optional(
            Type.Enum([...fileKinds], { description: 'As a file; a link can ask for it in this way.' }),
          ),
        },
        { additionalProperties: false },
      ),
      response: answers(Type.Object({ contacts: Type.Array(ref('Contact')) })),
    },
    handler: async (request, reply) => {
      const { tenant, user, role, brands } = sessionOf(request)
      const { before, limit, format, tz = 'UTC' } = request.query
      if (!isZone(tz)) throw new HttpFault('bad_request', { field: 'tz', detail: `There is no zone ${tz}.` })
      const kind = fileKindOf(request.headers.accept, format)
      const most = kind === null ? pageLimit : fileLimit
      const [rows, directory] = await Promise.all([
        contacts.list({
          tenant,
          brands,
          ...(role === 'agent' ? { agent: user } : {}),
          before: before === undefined ? null : Number(before),
          limit: Math.min(Number(limit ?? most), most),
        }),
        centre.directory(tenant),
      ])
      const found = rows.map((row) => contactView(row, directory))
      return kind === null
        ? { contacts: found }
        : sendTable(reply, contactTable(found, tz), { kind, name: 'contacts' })
    },
  })

  app.get('/api/v1/contacts/:id', {
    schema: {
      operationId: 'getContact',
      summary: 'One contact with its timeline, as a socket of staff would tell it.',
      ...common,
      'x-roles': ['agent', 'senior', 'supervisor', 'admin'],
      params: idParams,
      querystring: Type.Object(
        {
          after: Type.Optional(digits('Facts after this counter; 0 unless given.')),
          via: Type.Optional(
            Type.String({
              format: 'uuid',
              description:
                'A contact that one handles now: earlier ones of the same visitor are open with it.',
            }),
          ),
        },
        { additionalProperties: false },
      ),
      response: answers(
        Type.Object({
          contact: ref('Contact'),
          facts: Type.Array(ref('FactFrame')),
          more: Type.Boolean({ description: 'Whether there are facts after the last one told.' }),
        }),
      ),
    },
    handler: async (request) => {
      const session = sessionOf(request)
      const { tenant } = session
      const { id } = request.params
      const [row, directory] = await Promise.all([contacts.byId(tenant, id), centre.directory(tenant)])
      const head = row === null ? null : await log.head(id)
      const { via } = request.query
      const earlier = row !== null && via !== undefined && (await isEarlierOf(parts, session, { id, via }))
      if (row === null || (!earlier && !(await staffMayRead(session, head, { log, directory }))))
        throw new HttpFault('not_found')
      // What one's own visitor wrote before belongs to one's own contact.
      if (!earlier) await watching.read(session, head)
      const facts = await log.read({
        tenant,
        stream: id,
        audience: 'staff',
        after: Number(request.query.after ?? 0),
        limit: factLimit,
      })
      return {
        contact: contactView(row, directory),
        facts: timeline(facts, row, directory),
        more: (facts.at(-1)?.seq ?? row.seq) < row.seq,
      }
    },
  })
}

/** How far back the contacts of a visitor are open to who handles the present one. */
const earlierAtMost = 100

/** Whether a contact is one of the same visitor as a contact that this agent handles now. */
async function isEarlierOf(
  { desk, centre, log }: ContactParts,
  { tenant, user }: Session,
  { id, via }: { readonly id: string; readonly via: string },
): Promise<boolean> {
  const [head, directory] = await Promise.all([log.head(via), centre.directory(tenant)])
  const now = handlesNow({ tenant, user }, head, directory)
  if (now === null) return false
  const past = await desk.ofPerson(tenant, { ...now, limit: earlierAtMost })
  return past.some((one) => one.id === id)
}
