import { Type } from 'typebox'
import type { BlockedVisitors } from '../../centre/blocked-visitors.js'
import type { Contacts } from '../../centre/contacts.js'
import type { Sightings } from '../../centre/sightings.js'
import type { Sites } from '../../centre/sites.js'
import type { VisitorTokens } from '../../centre/visitor-tokens.js'
import type { Identities } from '../../identity/identities.js'
import type { Directory } from '../../desk/centre.js'
import { endOpenOf } from '../../desk/end-open.js'
import { tellIdentified } from '../../desk/identified.js'
import type { Log } from '../../log/log.js'
import type { ErasedVisitors } from '../../privacy/erased-visitors.js'
import type { DeskStore } from '../../desk/desk-store.js'
import { readSiteForm } from '../../reception/form-schema.js'
import { askedOf } from '../../reception/read-answers.js'
import type { Reception } from '../../reception/reception.js'
import { HttpFault } from '../http-fault.js'
import { createRateLimit } from '../rate-limit.js'
import { answers, ref } from '../schemas.js'
import { type TypedServer, hidden } from './route.js'

interface VisitorTokenParts {
  readonly sites: Sites
  readonly contacts: Contacts
  readonly visitorTokens: VisitorTokens
  readonly sightings: Sightings
  readonly identities: Identities
  readonly erased: ErasedVisitors
  readonly reception: Reception
  readonly store: Pick<DeskStore, 'knownOf'>
  readonly log: Log
  readonly centre: { directory(tenant: number): Promise<Directory>; forget(tenant: number): void }
  readonly blocked: Pick<BlockedVisitors, 'ids'>
  readonly routeTenant: (tenant: number) => Promise<void>
}

const path = '/api/v1/visitor-tokens'
const body = Type.Object(
  {
    site: Type.String({ minLength: 1, maxLength: 64, description: 'The embed key.' }),
    token: Type.Optional(
      Type.String({
        maxLength: 2048,
        description: 'The one that this browser held: it goes on as the same visitor.',
      }),
    ),
    identity: Type.Optional(
      Type.String({
        maxLength: 4096,
        description:
          'A JWT that the brand has signed, with sub, exp and, as aud, the embed key: who the visitor is.',
      }),
    ),
    attributes: Type.Optional(
      Type.Record(
        Type.String({ pattern: '^[A-Za-z0-9_.-]{1,64}$' }),
        Type.Union([Type.String({ maxLength: 255 }), Type.Number(), Type.Boolean(), Type.Null()]),
        {
          additionalProperties: false,
          maxProperties: 50,
          description: 'What the page knows of the visit; null takes one away.',
        },
      ),
    ),
  },
  { additionalProperties: false },
)

/** Lets a page's visitor in: the page's origin must be one that the site allows, and only that origin may read the answer. */
export function visitorTokenRoutes(app: TypedServer, parts: VisitorTokenParts): void {
  const { sites, contacts, visitorTokens, sightings, identities, erased, reception, store, log } = parts
  const limit = createRateLimit({ burst: 600, refillMs: 60_000 })

  app.post(path, {
    schema: {
      operationId: 'admitVisitor',
      summary: 'A token for the visitor of a site; with the old one, the same visitor.',
      tags: ['visitor'],
      'x-roles': ['site'],
      'x-tenant-scoped': true,
      body,
      response: answers(ref('Admission')),
    },
    // The error says why, to the page that asked: browsers hide answers without this header.
    onRequest: (request, reply, next) => {
      const { origin } = request.headers
      if (origin !== undefined) void reply.headers({ 'access-control-allow-origin': origin, vary: 'origin' })
      next(limit.take(request.ip) ? undefined : new HttpFault('rate_limited', { retryAfter: 10 }))
    },
    handler: async (request) => {
      const site = await sites.byKey(request.body.site)
      if (site === null) throw new HttpFault('site_unknown', { field: 'site' })
      const { origin } = request.headers
      const allowed = origin !== undefined && site.origins.includes(origin)
      if (origin !== undefined) sightings.visitor(site, origin, allowed)
      if (!allowed) throw new HttpFault('origin_not_allowed')

      const old =
        request.body.token === undefined ? null : await visitorTokens.verifyToRenew(request.body.token)
      // A token of another site, none of ours, or of somebody who was erased: a new visitor, as if there had been none.
      const mine = old !== null && old.tenant === site.tenant && old.site === site.id ? old.visitor : null
      const known = mine !== null && (await erased.has(mine)) ? null : mine
      const { identity, attributes } = request.body
      const came = known ?? (await sites.newVisitor(site))
      const named = { ...site, key: request.body.site }
      const identified = identity === undefined ? null : await identities.identify(named, came, identity)
      if (identified !== null && 'refused' in identified)
        throw new HttpFault('token_invalid', { field: 'identity', detail: identified.refused })
      const visitor = identified?.visitor ?? came
      if (attributes !== undefined) await identities.describe(named, visitor, attributes)
      const form = readSiteForm(site.form)
      const asked = form && askedOf(form, await store.knownOf(site.tenant, visitor))
      const [token, openOnes, queue] = await Promise.all([
        visitorTokens.sign({ tenant: site.tenant, visitor, site: site.id }),
        known === null ? [] : contacts.openOf(site.tenant, visitor),
        reception.standing(site.tenant, site.queue),
      ])
      const [open] = openOnes
      if (identified !== null) {
        await tellIdentified(log, { tenant: site.tenant, visitor, contacts: openOnes })
        await heedBlock(parts, { tenant: site.tenant, visitor })
      }
      return {
        token,
        visitor,
        site: { name: site.name, brandName: site.brandName, articles: site.articles },
        queue,
        ...(asked === null ? {} : { form: asked }),
        ...(site.recordsCalls && { recordsCalls: true as const }),
        ...(open === undefined ? {} : { open }),
      }
    },
  })

  // Browsers ask before they send JSON to another origin. Any may ask: the answer to the request itself is what is guarded.
  app.options(path, {
    ...hidden,
    handler: async (request, reply) => {
      const { origin } = request.headers
      if (origin === undefined)
        throw new HttpFault('bad_request', { field: 'origin', detail: 'The header Origin is missing.' })
      return reply
        .status(204)
        .headers({
          'access-control-allow-origin': origin,
          'access-control-allow-methods': 'POST',
          'access-control-allow-headers': 'content-type',
          'access-control-max-age': '600',
          vary: 'origin',
        })
        .send()
    },
  })
}

/** A block holds for the person: who has just been identified as one is refused from now on here, and what is open ends. */
async function heedBlock(
  parts: VisitorTokenParts,
  { tenant, visitor }: { readonly tenant: number; readonly visitor: string },
): Promise<void> {
  const { centre, blocked } = parts
  if (!(await blocked.ids(tenant)).has(visitor)) return
  if (!(await centre.directory(tenant)).isBlocked(visitor)) centre.forget(tenant)
  const directory = await centre.directory(tenant)
  await endOpenOf(parts, { tenant, visitors: [visitor], by: null, directory })
}
