import type { FastifyReply, FastifyRequest } from 'fastify'
import { disposition } from '../files/file-name.js'
import type { FileRow } from '../files/file-rows.js'
import type { Files } from '../files/files.js'
import type { Rendition } from '../files/signed-links.js'
import { readRange } from './byte-range.js'
import { HttpFault } from './http-fault.js'

/** How bytes leave: shown in a page (pictures alone) or saved; and for how long a browser may keep them without asking. */
export interface Sending {
  readonly rendition: Rendition
  readonly save: boolean
  readonly cache: string
}

// Whatever a browser makes of the bytes, nothing in them runs, frames or fetches.
const sandbox = "default-src 'none'; sandbox; frame-ancestors 'none'"

/** Answers with the bytes of a file, or a range of them. Who asks was looked at before. */
export async function sendFileBytes(
  files: Files,
  file: FileRow,
  { request, reply, how }: { request: FastifyRequest; reply: FastifyReply; how: Sending },
): Promise<FastifyReply> {
  const { rendition, save, cache } = how
  const tag = `"${file.id}-${rendition}"`
  void reply.headers({ etag: tag, 'cache-control': cache, 'content-security-policy': sandbox })
  if (request.headers['if-none-match'] === tag) return reply.status(304).send()
  const preview = rendition === 'preview'
  // How large a preview is, only the store knows: it comes whole.
  const range = preview ? null : readRange(rangeAsked(request, tag), file.bytes)
  const bytes = await files.open(file, rendition, range ?? undefined)
  if (bytes === null) throw new HttpFault('file_unknown')
  const inline = file.kind === 'image' && !save
  const type = preview ? 'image/webp' : file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type
  void reply
    .type(type)
    .header('content-disposition', disposition(inline ? 'inline' : 'attachment', file.name))
  if (!preview) void reply.headers(lengths(file.bytes, range))
  return reply.status(range === null ? 200 : 206).send(bytes)
}

/** A range of what the browser already has a part of, if it is still the same. */
function rangeAsked({ headers }: FastifyRequest, tag: string): string | undefined {
  const condition = headers['if-range']
  return condition === undefined || condition === tag ? headers.range : undefined
}

function lengths(size: number, range: { first: number; last: number } | null): Record<string, string> {
  if (range === null) return { 'accept-ranges': 'bytes', 'content-length': String(size) }
  return {
    'accept-ranges': 'bytes',
    'content-range': `bytes ${range.first}-${range.last}/${size}`,
    'content-length': String(range.last - range.first + 1),
  }
}
