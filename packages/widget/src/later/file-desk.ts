import type { Uuid } from '@switchboard/protocol'
import type { TemplateResult } from 'lit/html.js'
import type { Message } from '../conversation/conversation.js'
import type { Session } from '../session/session.js'
import type { Scene } from '../views/view.js'
import type { Kit } from './kit.js'

/** Deals with the files of one session: brings them, fetches their addresses, draws them. */
export interface FileDesk {
  /** Sends files into the contact that is kept. */
  add(files: readonly File[]): void
  message(message: Message, scene: Scene): TemplateResult
  /** The address of a small picture of a file; null while it is not known. */
  picture(file: Uuid): string | null
  /** The files on their way. */
  tray(scene: Scene): unknown
  close(): void
}

/** What a file desk stands on. */
export interface FileDeskParts {
  readonly kit: Kit
  readonly session: Session
  readonly changed: () => void
}

/** Fetches how to deal with files: when one is attached, or one is in the conversation. */
export const fileDesk = async (): Promise<{
  readonly style: string
  readonly open: (parts: FileDeskParts) => FileDesk
}> => (await import('../views/files.js')).files
