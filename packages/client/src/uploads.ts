import type { ErrorCode, Uuid } from '@switchboard/protocol'
import type { Outcome } from './client.js'

/** A file on its way: the bytes first, then the command that sends it. */
export interface Upload {
  /** Names it here, from the first try to the last. */
  readonly key: string
  readonly contact: Uuid
  readonly name: string
  /** Of what was chosen, in bytes. */
  readonly bytes: number
  readonly blob: Blob
  readonly is: 'waiting' | 'uploading' | 'sending' | 'failed'
  /** How much of it the gateway has, 0 to 1. */
  readonly share: number
  /** Why it failed; `unreachable` where no answer came. */
  readonly code?: UploadFault
}

/** Why an upload failed. */
export type UploadFault = ErrorCode | 'unreachable' | 'closed'

/** What the gateway said to the bytes: the id under which they may be sent. */
export type Uploaded =
  | { readonly ok: true; readonly file: Uuid }
  | { readonly ok: false; readonly code: UploadFault }

/** Brings bytes to the gateway, telling how far it has come; `signal` stops it. */
export type PutFile = (
  upload: Pick<Upload, 'contact' | 'name' | 'blob'>,
  at: { readonly signal: AbortSignal; readonly progress: (share: number) => void },
) => Promise<Uploaded>

/** The files on their way. Each is gone from the list when its fact is committed, or when it was cancelled. */
export interface Uploads {
  readonly all: readonly Upload[]
  /** Adds files to what is on its way; what is plainly too large or empty fails at once. */
  add(contact: Uuid, files: readonly File[]): void
  /** Takes one off the list, whatever it is doing. */
  cancel(key: string): void
  /** Tries one again that failed. */
  retry(key: string): void
  /** Stops all of them, and forgets them. */
  close(): void
}

interface UploadsParts {
  readonly put: PutFile
  /** Sends what was uploaded into the contact. */
  readonly send: (contact: Uuid, file: Uuid, id: Uuid) => Promise<Outcome>
  readonly newId: () => Uuid
  readonly changed: () => void
  /** The largest file that is taken in. */
  readonly mostBytes: number
}

/** So many at once: the others wait. */
const atOnce = 2

/** A list of files on their way, two at once, in the order in which they were chosen. */
export function createUploads({ put, send, newId, changed, mostBytes }: UploadsParts): Uploads {
  let all: readonly Upload[] = []
  const stops = new Map<string, AbortController>()
  // What the gateway has already: a retry does not bring the bytes again.
  const there = new Map<string, Uuid>()
  const set = (key: string, change: Partial<Upload>): void => {
    all = all.map((one) => (one.key === key ? { ...one, ...change } : one))
    changed()
  }
  const drop = (key: string): void => {
    all = all.filter((one) => one.key !== key)
    stops.delete(key)
    there.delete(key)
    changed()
  }
  const run = async (upload: Upload): Promise<void> => {
    const { key, contact } = upload
    const stop = new AbortController()
    stops.set(key, stop)
    const fail = (code: UploadFault): void => set(key, { is: 'failed', code })
    const progress = (share: number): void => set(key, { share })
    if (!there.has(key)) {
      const answer = await put(upload, { signal: stop.signal, progress })
      if (stop.signal.aborted) return
      if (!answer.ok) return fail(answer.code)
      there.set(key, answer.file)
    }
    set(key, { is: 'sending', share: 1 })
    const outcome = await send(contact, there.get(key) ?? '', key)
    if (stop.signal.aborted) return
    if (outcome.ok) return drop(key)
    // It waited too long: the bytes are to be brought anew.
    if (outcome.code === 'file_unknown') there.delete(key)
    fail(outcome.code)
  }
  const go = async (upload: Upload): Promise<void> => {
    await run(upload)
    next()
  }
  const next = (): void => {
    for (const one of all) {
      if (all.filter(({ is }) => is === 'uploading' || is === 'sending').length >= atOnce) return
      if (one.is !== 'waiting') continue
      set(one.key, { is: 'uploading', share: 0 })
      void go(one)
    }
  }
  return {
    get all() {
      return all
    },
    add(contact, files) {
      const news = files.map((file) => beginning(file, contact, { key: newId(), mostBytes }))
      all = [...all, ...news]
      changed()
      next()
    },
    cancel(key) {
      stops.get(key)?.abort()
      drop(key)
      next()
    },
    retry(key) {
      set(key, { is: 'waiting', share: 0 })
      next()
    },
    close() {
      for (const stop of stops.values()) stop.abort()
      all = []
      changed()
    },
  }
}

function beginning(
  file: File,
  contact: Uuid,
  { key, mostBytes }: { readonly key: Uuid; readonly mostBytes: number },
): Upload {
  const upload = {
    key,
    contact,
    name: file.name,
    bytes: file.size,
    blob: file,
    is: 'waiting',
    share: 0,
  } as const
  if (file.size === 0) return { ...upload, is: 'failed', code: 'file_empty' }
  return file.size > mostBytes ? { ...upload, is: 'failed', code: 'file_too_large' } : upload
}

/** Whether trying again can help: what is wrong with the file itself stays wrong. */
export function mayRetry(code: UploadFault | undefined): boolean {
  const ownFaults: readonly (UploadFault | undefined)[] = [
    'file_empty',
    'file_too_large',
    'file_type_refused',
    'file_unreadable',
    'too_many_files',
    'contact_over',
  ]
  return !ownFaults.includes(code)
}

/** Brings files by HTTP. `address`: where to, with what headers; asked anew each time, rejecting where nobody answers. */
export function httpPut(
  address: (
    contact: Uuid,
  ) => Promise<{ readonly url: string; readonly headers: Readonly<Record<string, string>> }>,
): PutFile {
  return async ({ contact, name, blob }, at) => {
    try {
      const { url, headers } = await address(contact)
      return at.signal.aborted
        ? { ok: false, code: 'closed' }
        : await post(`${url}?${new URLSearchParams({ name }).toString()}`, { blob, headers, ...at })
    } catch {
      return { ok: false, code: 'unreachable' }
    }
  }
}

interface Posting {
  readonly blob: Blob
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  readonly progress: (share: number) => void
}

/** fetch does not tell how far an upload has come. */
function post(url: string, { blob, headers, signal, progress }: Posting): Promise<Uploaded> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('content-type', 'application/octet-stream')
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    const nobody = (): void => resolve({ ok: false, code: 'unreachable' })
    request.upload.addEventListener('progress', ({ loaded }) => progress(Math.min(1, loaded / blob.size)))
    request.addEventListener('load', () => resolve(answerOf(request)))
    request.addEventListener('error', nobody)
    request.addEventListener('abort', nobody)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(blob)
  })
}

function answerOf({ status, responseText }: XMLHttpRequest): Uploaded {
  try {
    const { file, error } = JSON.parse(responseText) as { file?: { id: Uuid }; error?: { code: UploadFault } }
    if (status === 200 && file !== undefined) return { ok: true, file: file.id }
    return { ok: false, code: error?.code ?? 'internal' }
  } catch {
    // A proxy in between speaks for itself.
    return { ok: false, code: status === 413 ? 'file_too_large' : 'internal' }
  }
}
