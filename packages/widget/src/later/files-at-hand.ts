import type { Uuid } from '@switchboard/protocol'
import type { TemplateResult } from 'lit/html.js'
import type { Message } from '../conversation/conversation.js'
import type { Session } from '../session/session.js'
import type { Scene } from '../views/view.js'
import { fileDesk } from './file-desk.js'
import type { FileDesk } from './file-desk.js'
import { kit } from './kit.js'
import type { Parts } from './parts.js'

/** The files of the panel: kept until what deals with them has come, then handed over. */
export class FilesAtHand {
  #desk: FileDesk | null = null
  #chosen: File[] = []
  readonly #parts: Parts
  readonly #changed: () => void

  constructor(parts: Parts, changed: () => void) {
    this.#parts = parts
    this.#changed = changed
  }

  /** Sends files, as soon as can be. */
  attach(files: Iterable<File>): void {
    this.#chosen.push(...files)
    this.#changed()
  }

  /** A file of the conversation; null while it is not known how to draw it. */
  message(message: Message, scene: Scene, session: Session): TemplateResult | null {
    return this.#open(session)?.message(message, scene) ?? null
  }

  /** The address of a small picture of a file; null while it is not known. */
  picture(file: Uuid, session: Session): string | null {
    return this.#open(session)?.picture(file) ?? null
  }

  /** The files on their way. */
  tray(scene: Scene, session: Session): unknown {
    return this.#chosen.length > 0 || this.#desk !== null ? this.#open(session)?.tray(scene) : null
  }

  /** Stops what is on its way: another session begins. */
  forget(): void {
    this.#desk?.close()
    this.#desk = null
    this.#chosen = []
  }

  #open(session: Session): FileDesk | null {
    const part = this.#parts.get(fileDesk)
    if (part === null) return null
    this.#desk ??= part.open({ kit, session, changed: this.#changed })
    if (this.#chosen.length > 0) this.#desk.add(this.#chosen.splice(0))
    return this.#desk
  }
}
