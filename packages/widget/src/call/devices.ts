import { listAudioDevices, onDevicesChanged } from '@switchboard/voice'
import type { AudioDevices } from '@switchboard/voice'
import type { CallSession } from './call-session.js'

/** What there is to speak into and to hear with, while somebody looks at it. */
export class Devices {
  /** Null until they were looked for. */
  all: AudioDevices | null = null
  speaker = ''
  readonly #call: CallSession
  readonly #changed: () => void
  #undo: (() => void) | null = null

  constructor(call: CallSession, changed: () => void) {
    this.#call = call
    this.#changed = changed
  }

  /** Whether somebody looks at them. */
  look(on: boolean): void {
    if (on === (this.#undo !== null)) return
    this.#undo?.()
    this.#undo = on ? onDevicesChanged(() => void this.#list()) : null
    if (on) void this.#list()
  }

  /** Plays by another one. */
  async speak(device: string): Promise<void> {
    if ((await this.#call.call?.useSpeaker(device)) === true) this.speaker = device
    this.#changed()
  }

  async #list(): Promise<void> {
    this.all = await listAudioDevices()
    this.#changed()
  }
}
