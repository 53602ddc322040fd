import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { limits } from '@switchboard/protocol'
import type { ErrorCode } from '../wire.js'
import { detectType } from './detect-type.js'
import { fileNameOf } from './file-name.js'
import type { FileRow, FileRows } from './file-rows.js'
import type { ByteRange, FileStore } from './file-store.js'
import type { FileType } from './file-types.js'
import { reEncode } from './re-encode.js'
import { type Patience, patience, receive } from './receive.js'
import type { Rendition } from './signed-links.js'

/** Who uploads, into which contact: both were checked before. `said`: what the sender calls the file. */
export interface Upload {
  readonly tenant: number
  readonly contact: string
  readonly uploader: string
  readonly said: string
  /** A spoken message, and nothing else; absent: what may be sent in a conversation. */
  readonly wanted?: 'voice'
  readonly source: Readable
}

/** The files of contacts: taken in, looked up, opened, erased. Rejects on faults of I/O. */
export interface Files {
  /** Takes a file in, whole or not at all; it is then to be sent by `send_file`. Refused with a code of the protocol's table. */
  takeIn(upload: Upload): Promise<FileRow | { readonly refused: ErrorCode }>
  /** Keeps the sound of a call, a WAV file of this machine; resolves to its id. */
  keepRecording(call: {
    readonly tenant: number
    readonly contact: string
    readonly path: string
  }): Promise<string>
  find(tenant: number, id: string): Promise<FileRow | null>
  /** The bytes, or a range of them; null where there are none. */
  open(file: FileRow, rendition: Rendition, range?: ByteRange): Promise<Readable | null>
  /** How many bytes `open` gives without a range. */
  sizeOf(file: FileRow, rendition: Rendition): number | null
  /** All that was taken in for a contact, sent or not: what an export of a person has to hold. */
  filesOf(tenant: number, contact: string): Promise<readonly FileRow[]>
  /** Takes all files of a contact, or one, away: at once for every reader, and the bytes with it. */
  erase(tenant: number, which: { readonly contact: string } | { readonly id: string }): Promise<void>
  /** The deadline of a file has come: throws away what was never sent and what was erased. */
  sweep(id: string): Promise<void>
}

interface FilesParts {
  readonly rows: FileRows
  readonly store: FileStore
  /** Where files lie while they come in. */
  readonly incoming: string
  readonly newId: () => string
  readonly patience?: Patience
}

/** The files over their rows and a store of bytes. */
export function createFiles(parts: FilesParts): Files {
  const { rows, store } = parts
  const sweep = async (id: string): Promise<void> => {
    await rows.dropUnsent(id)
    for (const key of await rows.doomedKeys(id)) {
      await store.delete(key)
      await rows.forgetKey(key)
    }
  }
  return {
    async takeIn(upload) {
      const folder = await mkdtemp(join(parts.incoming, 'in-'))
      try {
        return await takeIn(parts, upload, folder)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    async keepRecording({ tenant, contact, path }) {
      const [id, key, { size: bytes }] = [parts.newId(), newKey(), await stat(path)]
      // Nobody's upload: no visitor and no member of staff bears the id of a contact.
      const file = { id, tenant, contact, uploader: contact, key, previewKey: null, bytes }
      await rows.announce({ id, contact, keys: [key] }, unlimited)
      await store.put(key, { path, type: 'audio/wav' })
      const what = { kind: 'audio', type: 'audio/wav', name: 'call.wav', width: null, height: null } as const
      await rows.keep({ ...file, ...what })
      await rows.markRecording(id)
      return id
    },
    find: (tenant, id) => rows.byId(tenant, id),
    async open(file, rendition, range) {
      const key = rendition === 'whole' ? file.key : file.previewKey
      return key === null ? null : store.open(key, range)
    },
    sizeOf: (file, rendition) => (rendition === 'whole' ? file.bytes : null),
    filesOf: (tenant, contact) => rows.ofContact(tenant, contact),
    async erase(tenant, which) {
      for (const id of await rows.drop(tenant, which)) await sweep(id)
    },
    sweep,
  }
}

async function takeIn(
  parts: FilesParts,
  upload: Upload,
  folder: string,
): Promise<FileRow | { readonly refused: ErrorCode }> {
  const path = join(folder, 'sent')
  const received = await receive(
    upload.source,
    { path, maxBytes: limits.fileBytes },
    parts.patience ?? patience,
  )
  if ('refused' in received) return received
  const type = await detectType(path, upload.wanted)
  if (type === null) return { refused: 'file_type_refused' }
  if (received.bytes > type.maxBytes) return { refused: 'file_too_large' }
  const ready = type.kind === 'image' ? await drawn(path, type, folder) : { path, preview: null, size: null }
  return ready === null ? { refused: 'file_unreadable' } : keep(parts, upload, { type, ...ready })
}

interface Ready {
  readonly path: string
  readonly preview: string | null
  readonly size: { readonly width: number; readonly height: number } | null
}

async function drawn(path: string, { type }: FileType, folder: string): Promise<Ready | null> {
  const into = { whole: join(folder, 'whole'), preview: join(folder, 'preview') }
  const size = await reEncode({ path, type }, into)
  return size === null ? null : { path: into.whole, preview: into.preview, size }
}

async function keep(
  { rows, store, newId }: FilesParts,
  { tenant, contact, uploader, said }: Upload,
  { type, path, preview, size }: Ready & { readonly type: FileType },
): Promise<FileRow | { readonly refused: ErrorCode }> {
  const id = newId()
  const key = newKey()
  const previewKey = preview === null ? null : newKey()
  const keys = previewKey === null ? [key] : [key, previewKey]
  if (!(await rows.announce({ id, contact, keys }, limits.filesPerContact)))
    return { refused: 'too_many_files' }
  const { size: bytes } = await stat(path)
  await store.put(key, { path, type: type.type })
  if (preview !== null && previewKey !== null)
    await store.put(previewKey, { path: preview, type: 'image/webp' })
  const file = {
    id,
    tenant,
    contact,
    uploader,
    key,
    previewKey,
    bytes,
    kind: type.kind,
    type: type.type,
    name: fileNameOf(said, type.endings),
    width: size?.width ?? null,
    height: size?.height ?? null,
  }
  await rows.keep(file)
  const kept = await rows.byId(tenant, id)
  if (kept === null) throw new Error('a file was thrown away while it was kept')
  return kept
}

/** Whatever else there is, a recording has room; the database counts in 32 bits. */
const unlimited = 2_147_483_647

/** 192 bits: nobody guesses where a file lies. */
function newKey(): string {
  return randomBytes(24).toString('base64url')
}
