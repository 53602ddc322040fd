import { Type } from 'typebox'
import type pg from 'pg'
import type { ReadAs } from '../../centre/reader.js'
import { cursorPattern, listSupervision } from '../../centre/supervision.js'
import type { Centre, Directory } from '../../desk/centre.js'
import { staffMayRead } from '../../desk/rights.js'
import { explainOffer } from '../../explain.js'
import type { ExplainedOffer } from '../../explain.js'
import type { Log } from '../../log/log.js'
import { sessionOf } from '../access.js'
import { HttpFault } from '../http-fault.js'
import { answers, digits, idParams } from '../schemas.js'
import { offerExplanation, supervisionEntry } from '../supervision-schemas.js'
import type { TypedServer } from './route.js'

interface SupervisionParts {
  readonly pool: pg.Pool
  readonly readAs: ReadAs
  readonly centre: Centre
  readonly log: Log
}

/** Why an offer was made, and what was done in the name of supervision. */
export function supervisionRoutes(app: TypedServer, { pool, readAs, centre, log }: SupervisionParts): void {
  app.get('/api/v1/offers/:id/explanation', {
    schema: {
      operationId: 'explainOffer',
      summary: 'Why this agent: every candidate with the verdict and the keys, gone through once more.',
      tags: ['supervision'],
      'x-roles': ['senior', 'supervisor', 'admin'],
      'x-tenant-scoped': true,
      params: idParams,
      response: answers(offerExplanation),
    },
    handler: async (request) => {
      const session = sessionOf(request)
      const [offer, directory] = await Promise.all([
        explainOffer(pool, request.params.id),
        centre.directory(session.tenant),
      ])
      // The tenant is checked before anything of the contact is looked at.
      const head = offer?.tenant === session.tenant ? await log.head(offer.contact) : null
      if (offer === null || !(await staffMayRead(session, head, { log, directory })))
        throw new HttpFault('not_found')
      return explanationView(offer, directory)
    },
  })

  app.get('/api/v1/supervision', {
    schema: {
      operationId: 'listSupervision',
      summary:
        'Who read along, reassigned, forced a state or whispered, the newest first; `next` is the `after` of the page behind.',
      tags: ['supervision'],
      'x-roles': ['admin'],
      'x-tenant-scoped': true,
      querystring: Type.Object(
        {
          after: Type.Optional(Type.String({ pattern: cursorPattern, description: 'Older than this one.' })),
          limit: Type.Optional(digits('1 to 200; 50 unless given.')),
          actor: Type.Optional(Type.String({ format: 'uuid' })),
        },
        { additionalProperties: false },
      ),
      response: answers(
        Type.Object({
          entries: Type.Array(supervisionEntry),
          next: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
    },
    handler: async (request) => {
      const { after, limit, actor } = request.query
      const most = Math.min(200, Math.max(1, Number(limit ?? 50)))
      const entries = await listSupervision(readAs, sessionOf(request).tenant, {
        after: after ?? null,
        limit: most,
        actor: actor ?? null,
      })
      return { entries, next: entries.length < most ? null : (entries.at(-1)?.cursor ?? null) }
    },
  })
}

function explanationView(offer: ExplainedOffer, directory: Directory): object {
  const { contact, agent, at, explanation, by } = offer
  const nameOf = (id: string): string => directory.staff(id)?.name ?? ''
  const byName = by === null ? null : nameOf(by)
  const head = { contact, agent, agentName: nameOf(agent), at, by, byName }
  if (explanation === null) return { ...head, explanation: null }
  const { need, candidates, omitted, differences, agrees } = explanation
  return {
    ...head,
    explanation: {
      agrees,
      differences,
      need: {
        ...need,
        queueName: directory.queue(need.queue)?.name ?? '',
        stickyName: need.sticky === null ? null : nameOf(need.sticky),
      },
      omitted,
      candidates: candidates.map(
        ({ agent: id, verdict, rank, chosen, keys, levels, free, takes, handled, excludedUntil }) => ({
          agent: id,
          name: nameOf(id),
          verdict,
          rank,
          chosen,
          fit: -keys.fit,
          // Infinity is no JSON: something was in hand.
          idleSince: Number.isFinite(keys.idleSince) ? keys.idleSince : null,
          levels,
          free,
          takes,
          handled,
          excludedUntil,
        }),
      ),
    },
  }
}
