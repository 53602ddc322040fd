import type { Readable } from 'node:stream'
import { limits } from '@switchboard/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FileRow } from '../files/file-rows.js'
import type { Files, Upload } from '../files/files.js'
import type { ErrorCode } from '../wire.js'
import { HttpFault } from './http-fault.js'
import { createRateLimit } from './rate-limit.js'

/** The media type of every upload: what the file is, its content says. No form of another site can send it unasked. */
export const uploadType = 'application/octet-stream'

/** Takes uploads in, a few at once of everybody; fails with the protocol's codes. */
export type TakeIn = (
  upload: Omit<Upload, 'source'>,
  at: { request: FastifyRequest; reply: FastifyReply },
) => Promise<FileView>

const atOnce = { uploader: 4, node: 24 }

/** Counts uploads under way and lately, by who uploads. */
export function createTakeIn(files: Files): TakeIn {
  const lately = createRateLimit({ burst: 40, refillMs: 120_000 })
  const underWay = new Map<string, number>()
  let all = 0
  return async (upload, { request, reply }) => {
    const { uploader } = upload
    const own = underWay.get(uploader) ?? 0
    if (all >= atOnce.node) throw new HttpFault('overloaded', { retryAfter: 5 })
    if (own >= atOnce.uploader || !lately.take(uploader))
      throw new HttpFault('rate_limited', { retryAfter: 5 })
    all += 1
    underWay.set(uploader, own + 1)
    try {
      return await takeIn(files, upload, { request, reply })
    } finally {
      all -= 1
      const left = (underWay.get(uploader) ?? 1) - 1
      if (left === 0) underWay.delete(uploader)
      else underWay.set(uploader, left)
    }
  }
}

async function takeIn(
  files: Files,
  upload: Omit<Upload, 'source'>,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<FileView> {
  const source = request.body as Readable | null | undefined
  if (!source) throw new HttpFault('file_empty')
  if (Number(request.headers['content-length'] ?? 0) > limits.fileBytes) throw tooLarge()
  const taken = await files.takeIn({ ...upload, source })
  if (!('refused' in taken)) return fileView(taken)
  // What is still to come is not waited for.
  if (taken.refused === 'upload_too_slow') void reply.header('connection', 'close')
  throw taken.refused === 'file_too_large' ? tooLarge() : new HttpFault(taken.refused satisfies ErrorCode)
}

function tooLarge(): HttpFault {
  const mebi = 1_048_576
  return new HttpFault('file_too_large', {
    detail: `The file is too large: at most ${limits.fileBytes / mebi} MB, text at most ${limits.textFileBytes / mebi} MB.`,
  })
}

/** A file as it is told to who uploaded it. */
export interface FileView {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  readonly expiresAt: number
}

function fileView({ id, kind, name, bytes, width, height, expiresAt }: FileRow): FileView {
  return { id, kind, name, bytes, width, height, expiresAt }
}
