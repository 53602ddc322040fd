import { type FileHandle, open } from 'node:fs/promises'
import { wavHeader, wavHeaderBytes } from './wav-header.js'

/** Samples a second of each channel. */
export const sampleRate = 16_000
const perMs = sampleRate / 1_000
/** What came later than this is lost: the file is written so far behind the clock, ms. */
const behindMs = 1_000
/** Silence in a stream up to this is jitter, and not a gap, ms. */
const jitterMs = 200

/**
 * A WAV file of 16 bits with the visitor left and the agent right, on one clock: where nothing comes, or while it is paused, silence is
 * written, so that a place in the file is a time of the call.
 */
export class TwoChannels {
  readonly #file: FileHandle
  readonly #startedAt: number
  /** Stereo samples that are not written yet, from sample `#written` on. */
  #pending = new Int16Array(sampleRate * 2 * 3)
  #written = 0
  #paused = false

  private constructor(file: FileHandle, now: number) {
    this.#file = file
    this.#startedAt = now
  }

  /** Begins a file at `path`; `now`: ms of a clock that never goes back, as in all that follows. */
  static async begin(path: string, now: number): Promise<TwoChannels> {
    const file = await open(path, 'wx', 0o600)
    await file.write(header(0), 0, wavHeaderBytes, 0)
    return new TwoChannels(file, now)
  }

  /** How much is written, ms. */
  get ms(): number {
    return Math.round(this.#written / perMs)
  }

  /** While paused, nothing that is said is kept. */
  pause(on: boolean): void {
    this.#paused = on
  }

  /** Where the next samples of one voice go; each voice has one. */
  voice(channel: 0 | 1): (samples: Int16Array, now: number) => void {
    let next = 0
    return (samples, now) => {
      const at = Math.round((now - this.#startedAt) * perMs) - samples.length
      if (next < at - jitterMs * perMs) next = at
      const from = next
      next += samples.length
      if (!this.#paused) this.#mix(channel, samples, from)
    }
  }

  /** Writes what nobody can add to any more. */
  flush(now: number, all = false): Promise<void> {
    // One after the other: a disk that is slow must not have the same samples written twice.
    return (this.#turn = this.#turn.then(() => this.#write(now, all)))
  }
  #turn: Promise<void> = Promise.resolve()

  async #write(now: number, all: boolean): Promise<void> {
    const until = Math.round((now - this.#startedAt - (all ? 0 : behindMs)) * perMs)
    while (this.#written < until) {
      const count = Math.min(until - this.#written, this.#pending.length / 2)
      const bytes = Buffer.alloc(count * 4)
      for (let index = 0; index < count * 2; index++) bytes.writeInt16LE(this.#pending[index] ?? 0, index * 2)
      await this.#file.write(bytes, 0, bytes.length, wavHeaderBytes + this.#written * 4)
      this.#pending.copyWithin(0, count * 2)
      this.#pending.fill(0, this.#pending.length - count * 2)
      this.#written += count
    }
  }

  /** Ends the file; resolves to its length in ms. */
  async end(now: number): Promise<number> {
    await this.flush(now, true)
    await this.#file.write(header(this.#written * 4), 0, wavHeaderBytes, 0)
    await this.#file.sync()
    await this.#file.close()
    return this.ms
  }

  #mix(channel: 0 | 1, samples: Int16Array, from: number): void {
    samples.forEach((sample, index) => {
      const place = (from + index - this.#written) * 2 + channel
      if (place < 0 || place >= this.#pending.length) return
      this.#pending[place] = Math.max(-32_768, Math.min(32_767, (this.#pending[place] ?? 0) + sample))
    })
  }
}

function header(bytes: number): Buffer {
  return wavHeader({ channels: 2, rate: sampleRate, bytes })
}
