import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { VisitorTokens } from '../../centre/visitor-tokens.js'
import type { Centre } from '../../desk/centre.js'
import { visitorMayRead } from '../../desk/rights.js'
import { maySend } from '../../desk/send-file.js'
import type { Files } from '../../files/files.js'
import { type Rendition, type SignedLinks, linkMs } from '../../files/signed-links.js'
import type { Log } from '../../log/log.js'
import { HttpFault } from '../http-fault.js'
import type { OwnOrigins } from '../own-origins.js'
import { createRateLimit } from '../rate-limit.js'
import { answers, byteAnswers, digits, idParams, ref } from '../schemas.js'
import { sendFileBytes } from '../send-file.js'
import type { TakeIn } from '../take-in-file.js'
import { nameQuery, rendition } from './files.js'
import { type TypedServer, hidden } from './route.js'

interface VisitorFileParts {
  readonly files: Files
  readonly takeIn: TakeIn
  readonly centre: Centre
  readonly log: Log
  readonly visitorTokens: VisitorTokens
  readonly links: SignedLinks
  readonly own: OwnOrigins
}

const upload = '/api/v1/visitor/contacts/:id/files'
const voice = '/api/v1/visitor/contacts/:id/voice'
/** A POST, since a browser names the origin of every one: of a GET only where it is another than the gateway's own. */
const address = '/api/v1/visitor/files/:id/links'
const common = { tags: ['files'], 'x-roles': ['site'], 'x-tenant-scoped': true, params: idParams } as const

/** Files for visitors: their token in `Authorization`, from a page of an origin that the site allows. */
export function visitorFileRoutes(app: TypedServer, parts: VisitorFileParts): void {
  const { files, log } = parts
  const limit = createRateLimit({ burst: 600, refillMs: 60_000 })
  const onRequest = (request: FastifyRequest, reply: FastifyReply, next: (fault?: Error) => void): void => {
    answerToPage(request, reply)
    next(limit.take(request.ip) ? undefined : new HttpFault('rate_limited', { retryAfter: 10 }))
  }

  app.post(upload, {
    schema: {
      operationId: 'uploadVisitorFile',
      summary: "Takes a visitor's file in, to be sent by `send_file`; the body is its bytes.",
      ...common,
      consumes: ['application/octet-stream'],
      querystring: nameQuery,
      response: answers(Type.Object({ file: ref('File') })),
    },
    onRequest,
    handler: async (request, reply) => {
      const { tenant, visitor } = await visitorOf(parts, request)
      const contact = request.params.id
      const directory = await parts.centre.directory(tenant)
      if (directory.isBlocked(visitor)) throw new HttpFault('visitor_blocked')
      const refused = maySend(await log.head(contact), { tenant, from: 'visitor', actor: visitor }, null)
      if (refused !== null) throw new HttpFault(refused)
      const sent = { tenant, contact, uploader: visitor, said: request.query.name }
      return { file: await parts.takeIn(sent, { request, reply }) }
    },
  })

  app.post(voice, {
    schema: {
      operationId: 'uploadVoiceMessage',
      summary:
        'Takes a spoken message in, for a contact that its visitor then opens by `leave`; the body is its bytes.',
      ...common,
      consumes: ['application/octet-stream'],
      response: answers(Type.Object({ file: ref('File') })),
    },
    onRequest,
    handler: async (request, reply) => {
      const { tenant, visitor } = await visitorOf(parts, request)
      const contact = request.params.id
      if ((await parts.centre.directory(tenant)).isBlocked(visitor)) throw new HttpFault('visitor_blocked')
      // Whose it is, if it is there already, is nobody's business here.
      if ((await log.head(contact)) !== null) throw new HttpFault('contact_exists')
      const sent = { tenant, contact, uploader: visitor, said: 'voice', wanted: 'voice' } as const
      return { file: await parts.takeIn(sent, { request, reply }) }
    },
  })

  app.post(address, {
    schema: {
      operationId: 'linkVisitorFile',
      summary: "Addresses that open a file of the visitor's own contact for five minutes.",
      ...common,
      response: answers(ref('FileLinks')),
    },
    onRequest,
    handler: async (request) => {
      const visitor = await visitorOf(parts, request)
      const file = await files.find(visitor.tenant, request.params.id)
      const head = file === null || !file.sent ? null : await log.head(file.contact)
      if (file === null || !visitorMayRead(visitor, head)) throw new HttpFault('file_unknown')
      const until = Date.now() + linkMs
      const linkTo = (which: Rendition): string =>
        `${parts.own.main}/api/v1/file-links/${file.id}?${parts.links.sign({ file: file.id, tenant: file.tenant, rendition: which, until })}`
      const preview = file.previewKey === null ? null : linkTo('preview')
      return { url: linkTo('whole'), preview, expiresAt: until }
    },
  })

  for (const path of [upload, voice, address]) app.options(path, { ...hidden, handler: preflight })
  linkRoute(app, parts)
}

/** Whoever has the address has the file: it was given to somebody who may, and holds for minutes. */
function linkRoute(app: TypedServer, { files, links }: VisitorFileParts): void {
  app.get('/api/v1/file-links/:id', {
    schema: {
      operationId: 'openFileLink',
      summary: 'The bytes that an address of `linkVisitorFile` opens.',
      tags: ['files'],
      'x-roles': ['public'],
      'x-tenant-scoped': true,
      params: idParams,
      querystring: Type.Object(
        {
          tenant: digits('Whose it is.'),
          rendition,
          until: digits('Until when it holds, in epoch ms.'),
          signature: Type.String({ maxLength: 64 }),
        },
        { additionalProperties: false },
      ),
      response: byteAnswers(),
    },
    handler: async (request, reply) => {
      const { tenant, rendition: which, until, signature } = request.query
      const link = { file: request.params.id, tenant: Number(tenant), rendition: which, until: Number(until) }
      const file = links.holds(link, signature) ? await files.find(link.tenant, link.file) : null
      if (file === null) throw new HttpFault('file_unknown')
      // The page of a customer shows it.
      void reply.header('cross-origin-resource-policy', 'cross-origin')
      const how = { rendition: which, save: false, cache: `private, max-age=${linkMs / 1_000}` }
      return sendFileBytes(files, file, { request, reply, how })
    },
  })
}

/** The error says why, to the page that asked: browsers hide answers without this header. */
function answerToPage({ headers: { origin } }: FastifyRequest, reply: FastifyReply): void {
  if (origin !== undefined) void reply.headers({ 'access-control-allow-origin': origin, vary: 'origin' })
}

async function preflight(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  answerToPage(request, reply)
  return reply
    .status(204)
    .headers({
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': '600',
    })
    .send()
}

async function visitorOf(
  { visitorTokens, centre }: VisitorFileParts,
  { headers }: FastifyRequest,
): Promise<{ readonly tenant: number; readonly visitor: string }> {
  const [, token] = /^Bearer (\S{1,2048})$/i.exec(headers.authorization ?? '') ?? []
  const claim = token === undefined ? null : await visitorTokens.verify(token)
  if (claim === null) throw new HttpFault('token_invalid')
  if (claim === 'expired') throw new HttpFault('token_expired')
  const site = (await centre.directory(claim.tenant)).site(claim.site)
  if (site === null) throw new HttpFault('site_unknown')
  if (!site.origins.includes(headers.origin ?? '')) throw new HttpFault('origin_not_allowed')
  return claim
}
