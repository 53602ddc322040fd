import { fileTypeFromBuffer } from 'file-type'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type Pictures, pictureAddress } from '../../centre/pictures.js'
import { takenIn } from '../../files/file-types.js'
import { drawSquare } from '../../files/re-encode.js'
import { sessionOf, staffRoles } from '../access.js'
import { nullable } from '../atoms.js'
import { HttpFault } from '../http-fault.js'
import { createRateLimit } from '../rate-limit.js'
import { answers, byteAnswers, idParams } from '../schemas.js'
import { uploadType } from '../take-in-file.js'
import { authorOf } from './set-up.js'
import type { TypedServer } from './route.js'

interface PictureParts {
  readonly pictures: Pictures
  /** The tenant's set-up has changed: what is remembered of it does not hold. */
  readonly forget: (tenant: number) => void
}

/** What a camera makes of a face is smaller; it is read whole before it is looked at. */
const mostBytes = 10_485_760
const side = 192
const common = { tags: ['set-up'], 'x-tenant-scoped': true } as const
const answer = answers(Type.Object({ picture: nullable(Type.String({ description: 'Its address.' })) }))
const upload = { ...common, consumes: [uploadType], response: answer } as const

/** The pictures of staff: each one's own, an administrator's change of anybody's, and the bytes for whoever has the address. */
export async function pictureRoutes(app: TypedServer, parts: PictureParts): Promise<void> {
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      uploadType,
      { parseAs: 'buffer', bodyLimit: mostBytes },
      (_request, body, done) => done(null, body),
    )
    uploadRoutes(scope, parts)
  })
  removalRoutes(app, parts)
  bytesRoute(app, parts.pictures)
}

function uploadRoutes(app: TypedServer, parts: PictureParts): void {
  const takePicture = createTakePicture(parts)
  app.post('/api/v1/me/picture', {
    schema: {
      operationId: 'changeMyPicture',
      summary: 'Takes one’s own picture in, in the place of the one before; the body is its bytes.',
      'x-roles': staffRoles,
      ...upload,
    },
    errorHandler: tellTooLarge,
    handler: (request) => takePicture(request, sessionOf(request).user),
  })
  app.post('/api/v1/users/:id/picture', {
    schema: {
      operationId: 'changeUserPicture',
      summary: 'Takes somebody’s picture in, in the place of the one before; the body is its bytes.',
      'x-roles': ['admin'],
      params: idParams,
      ...upload,
    },
    errorHandler: tellTooLarge,
    handler: (request) => takePicture(request, request.params.id),
  })
}

function removalRoutes(app: TypedServer, { pictures, forget }: PictureParts): void {
  const remove = async (request: FastifyRequest, user: string): Promise<{ picture: null }> => {
    const author = authorOf(sessionOf(request))
    if (!(await pictures.remove(author, user))) throw new HttpFault('not_found')
    forget(author.tenant)
    return { picture: null }
  }
  app.post('/api/v1/me/picture/remove', {
    schema: {
      operationId: 'removeMyPicture',
      summary: 'Takes one’s own picture away.',
      'x-roles': staffRoles,
      ...common,
      response: answer,
    },
    handler: (request) => remove(request, sessionOf(request).user),
  })
  app.post('/api/v1/users/:id/picture/remove', {
    schema: {
      operationId: 'removeUserPicture',
      summary: 'Takes somebody’s picture away.',
      'x-roles': ['admin'],
      params: idParams,
      ...common,
      response: answer,
    },
    handler: (request) => remove(request, request.params.id),
  })
}

/** The body of a request becomes somebody's picture. */
function createTakePicture({
  pictures,
  forget,
}: PictureParts): (request: FastifyRequest, user: string) => Promise<{ picture: string }> {
  // Each is drawn anew, which holds the processor for a while.
  const lately = createRateLimit({ burst: 20, refillMs: 600_000 })
  return async (request, user) => {
    const author = authorOf(sessionOf(request))
    const sent = request.body
    if (!Buffer.isBuffer(sent) || sent.length === 0) throw new HttpFault('file_empty')
    if (!lately.take(sessionOf(request).user)) throw new HttpFault('rate_limited', { retryAfter: 30 })
    const found = await fileTypeFromBuffer(sent)
    if (found === undefined || takenIn(found.mime)?.kind !== 'image')
      throw new HttpFault('file_type_refused', {
        detail: 'The picture of a person is a PNG, JPEG, WebP or GIF.',
      })
    const drawn = await drawSquare(sent, side)
    if (drawn === null) throw new HttpFault('file_unreadable')
    const id = await pictures.keep(author, user, drawn)
    if (id === null) throw new HttpFault('not_found')
    forget(author.tenant)
    return { picture: pictureAddress(id) }
  }
}

/** Nobody can guess the address, and it shows one picture for ever: whoever has it may keep what it shows. */
function bytesRoute(app: TypedServer, pictures: Pictures): void {
  app.get('/api/v1/pictures/:id', {
    schema: {
      operationId: 'openPicture',
      summary: 'The picture of a member of staff, a small square, by the address that was told.',
      'x-roles': ['public'],
      ...common,
      params: idParams,
      response: byteAnswers(),
    },
    handler: async (request, reply) => {
      const bytes = await pictures.open(request.params.id)
      if (bytes === null) throw new HttpFault('file_unknown')
      return reply
        .headers({
          'cache-control': 'public, max-age=31536000, immutable',
          // The page of a customer shows it.
          'cross-origin-resource-policy': 'cross-origin',
          'content-disposition': 'inline',
        })
        .type('image/webp')
        .send(bytes)
    },
  })
}

function tellTooLarge(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  if (error.statusCode !== 413) throw error
  // Whoever is hung up on while sending does not read the answer.
  void reply.removeHeader('connection')
  throw new HttpFault('file_too_large', { detail: 'A picture has at most 10 MB.' })
}
