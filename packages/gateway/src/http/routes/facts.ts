import { Type } from 'typebox'
import type { Session } from '../../centre/sessions.js'
import type { Centre, Directory } from '../../desk/centre.js'
import { staffMayRead } from '../../desk/rights.js'
import type { Head, Log, LoggedFact } from '../../log/log.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, digits, ref } from '../schemas.js'
import type { TypedServer } from './route.js'

const factLimit = 1_000

/** The facts that every number comes from: so that anybody who is measured by one can have it checked. */
export function factRoutes(
  app: TypedServer,
  { centre, log }: { readonly centre: Centre; readonly log: Log },
): void {
  app.get('/api/v1/facts', {
    schema: {
      operationId: 'listFacts',
      summary:
        'The raw facts of a stream, without what people typed; for agents and seniors those that they may read.',
      tags: ['facts'],
      'x-roles': ['agent', 'senior', 'supervisor', 'analyst', 'brand_viewer', 'admin'],
      'x-tenant-scoped': true,
      querystring: Type.Object(
        {
          stream: Type.String({ format: 'uuid', description: "A contact, or an agent's own stream." }),
          after: Type.Optional(digits('Facts after this counter; 0 unless given.')),
          limit: Type.Optional(digits(`At most so many; ${factLimit} unless given, and never more.`)),
        },
        { additionalProperties: false },
      ),
      response: answers(
        Type.Object({
          facts: Type.Array(ref('RawFact')),
          more: Type.Boolean({ description: 'Whether there are facts after the last one told.' }),
        }),
      ),
    },
    handler: async (request) => {
      const session = sessionOf(request)
      const { stream, after, limit } = request.query
      const [head, directory] = await Promise.all([log.head(stream), centre.directory(session.tenant)])
      if (head === null || !(await mayRead(session, head, { log, directory })))
        throw new HttpFault('not_found')
      const most = Math.min(Number(limit ?? factLimit), factLimit)
      // One more than is told, to know whether there is more.
      const facts = await log.read({
        tenant: session.tenant,
        stream,
        audience: 'staff',
        after: Number(after ?? 0),
        limit: most + 1,
      })
      return { facts: facts.slice(0, most).map(rawFact), more: facts.length > most }
    },
  })
}

/** Who reads facts that are nobody's own work, of the brands that one may see. */
const readers: readonly string[] = ['supervisor', 'analyst', 'brand_viewer', 'admin']

async function mayRead(
  session: Session,
  head: Head,
  at: { readonly log: Log; readonly directory: Directory },
): Promise<boolean> {
  if (head.tenant !== session.tenant) return false
  const { role } = session
  // Whoever watches for brands sees those that are named, and none where none are.
  const brands = session.brands ?? (role === 'brand_viewer' ? [] : null)
  // Who looks at whom is for those who answer for it.
  if (head.kind === 'watch' && role !== 'admin') return false
  if (!readers.includes(role)) return staffMayRead(session, head, at)
  if (brands === null) return true
  return head.kind === 'contact' && brands.includes((head.state as { readonly brand: string }).brand)
}

/** Named field by field: content can never slip in with a new one. */
function rawFact({ stream, kind, seq, at, actor, type, v, body }: LoggedFact): object {
  return { stream, kind, seq, at, actor, type, v, body }
}
