import { limits } from '@switchboard/protocol'
import type { FileKind } from '../wire.js'

/** A type that is taken in. Whatever is not in the table is refused: markup, programs and archives above all. */
export interface FileType {
  readonly kind: FileKind
  /** The media type that it is sent out with. */
  readonly type: string
  /** Endings that a name may have; the first is given to one that has another. */
  readonly endings: readonly string[]
  readonly maxBytes: number
}

/** Two minutes are two megabytes at the most that browsers record by themselves. */
const mostVoiceBytes = 4_194_304

const plainText = row('text', 'text/plain', ['txt', 'csv', 'log', 'md', 'json'], limits.textFileBytes)

const byMediaType: Readonly<Record<string, FileType>> = {
  'image/png': row('image', 'image/png', ['png']),
  'image/apng': row('image', 'image/png', ['png']),
  'image/jpeg': row('image', 'image/jpeg', ['jpg', 'jpeg']),
  'image/webp': row('image', 'image/webp', ['webp']),
  'image/gif': row('image', 'image/gif', ['gif']),
  'application/pdf': row('pdf', 'application/pdf', ['pdf']),
  ...office('document', 'wordprocessingml.document', 'docx'),
  ...office('spreadsheet', 'spreadsheetml.sheet', 'xlsx'),
  ...office('presentation', 'presentationml.presentation', 'pptx'),
  ...openDocument('document', 'text', 'odt'),
  ...openDocument('spreadsheet', 'spreadsheet', 'ods'),
  ...openDocument('presentation', 'presentation', 'odp'),
}

/** Sound as browsers record it. Two of the containers may hold pictures as well: they are sent out as sound all the same. */
const voice: Readonly<Record<string, FileType>> = {
  'audio/webm': row('audio', 'audio/webm', ['webm'], mostVoiceBytes),
  'video/webm': row('audio', 'audio/webm', ['webm'], mostVoiceBytes),
  'audio/mp4': row('audio', 'audio/mp4', ['m4a'], mostVoiceBytes),
  'audio/x-m4a': row('audio', 'audio/mp4', ['m4a'], mostVoiceBytes),
  'video/mp4': row('audio', 'audio/mp4', ['m4a'], mostVoiceBytes),
  'audio/ogg': row('audio', 'audio/ogg', ['ogg'], mostVoiceBytes),
  'audio/ogg; codecs=opus': row('audio', 'audio/ogg', ['ogg'], mostVoiceBytes),
}

/** The type for sound that was spoken as a message; null for everything else. */
export function spokenIn(mediaType: string): FileType | null {
  return Object.hasOwn(voice, mediaType) ? (voice[mediaType] ?? null) : null
}

/** The type for a media type that was found in the content; null where it is not taken in. */
export function takenIn(mediaType: string): FileType | null {
  return Object.hasOwn(byMediaType, mediaType) ? (byMediaType[mediaType] ?? null) : null
}

/** Text without any marks of its own. */
export { plainText }

function row(
  kind: FileKind,
  type: string,
  endings: readonly string[],
  maxBytes: number = limits.fileBytes,
): FileType {
  return { kind, type, endings, maxBytes }
}

function office(kind: FileKind, name: string, ending: string): Record<string, FileType> {
  const type = `application/vnd.openxmlformats-officedocument.${name}`
  return { [type]: row(kind, type, [ending]) }
}

function openDocument(kind: FileKind, name: string, ending: string): Record<string, FileType> {
  const type = `application/vnd.oasis.opendocument.${name}`
  return { [type]: row(kind, type, [ending]) }
}
