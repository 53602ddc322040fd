import { listAudioDevices, onDevicesChanged } from '@switchboard/voice'
import type { AudioDevices } from '@switchboard/voice'
import type { CallSession } from './call-session.js'

/** What there is to speak into and to hear with, while somebody looks at it. */
export class Devices {
  /** Null: nobody looks. */
  all: AudioDevices | null = null
  speaker = ''
  readonly #call: CallSession
  readonly #changed: () => void
  #undo: (() => void) | null = null

  constructor(call: CallSession, changed: () => void) {
    this.#call = call
    this.#changed = changed
  }

  /** Shows them, or no longer. */
  toggle(): void {
    if (this.#undo === null) {
      this.#undo = onDevicesChanged(() => void this.#look())
      void this.#look()
    } else {
      this.#undo()
      this.#undo = null
      this.all = null
      this.#changed()
    }
  }

  /** Plays by another one. */
  async speak(device: string): Promise<void> {
    if ((await this.#call.call?.useSpeaker(device)) === true) this.speaker = device
    this.#changed()
  }

  async #look(): Promise<void> {
    this.all = await listAudioDevices()
    this.#changed()
  }
}
