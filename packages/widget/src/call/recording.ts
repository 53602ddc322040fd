import { openMicrophone, watchLevel } from '@switchboard/voice'
import { Player } from './player.js'

/** The longest spoken message, s. */
export const mostSeconds = 120
/** The tone before it: Hz and s. */
const tone = { pitch: 1_000, length: 0.25 }
/** Speech needs no more, bit/s. */
const bitsPerSecond = 32_000
/** As browsers record it: one of these every browser can. */
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

/** How far a recording has come. `refused`: there is no microphone. */
export type RecordingState = 'asking' | 'refused' | 'recording' | 'recorded'

/** One spoken message: recorded here, heard again here, and nowhere else before it is sent. */
export class Recording {
  state: RecordingState = 'asking'
  /** How long it is so far, s. */
  seconds = 0
  sound: Blob | null = null
  readonly player: Player
  readonly #changed: () => void
  readonly #showLevel: (level: number) => void
  #recorder: MediaRecorder | null = null
  #track: MediaStreamTrack | null = null
  #undo: () => void = () => {}
  /** Counts beginnings and ends: what was asked for before one is not wanted any more. */
  #turn = 0

  constructor(changed: () => void, showLevel: (level: number) => void) {
    this.#changed = changed
    this.#showLevel = showLevel
    this.player = new Player(changed)
    void this.begin()
  }

  /** Begins anew; what was recorded is gone. */
  async begin(): Promise<void> {
    this.close()
    this.sound = null
    this.seconds = 0
    const turn = this.#turn
    this.#become('asking')
    const microphone = await openMicrophone()
    if (turn !== this.#turn) return microphone.is === 'open' ? microphone.track.stop() : undefined
    const type = types.find((each) => MediaRecorder.isTypeSupported(each))
    if (microphone.is === 'refused' || type === undefined) return this.#become('refused')
    this.#track = microphone.track
    await this.player.beep(tone)
    if (turn === this.#turn) this.#record(microphone.track, type)
  }

  stop(): void {
    if (this.#recorder?.state === 'recording') this.#recorder.stop()
  }

  /** Lets the microphone and the loudspeaker go. */
  close(): void {
    this.#turn += 1
    const recorder = this.#recorder
    this.#recorder = null
    if (recorder?.state === 'recording') recorder.stop()
    this.player.stop()
    this.#undo()
    this.#track?.stop()
  }

  #record(track: MediaStreamTrack, mimeType: string): void {
    const recorder = new MediaRecorder(new MediaStream([track]), {
      mimeType,
      audioBitsPerSecond: bitsPerSecond,
    })
    const since = Date.now()
    const parts: Blob[] = []
    recorder.ondataavailable = ({ data }) => parts.push(data)
    recorder.onstop = () => {
      if (recorder !== this.#recorder) return
      this.sound = new Blob(parts, { type: mimeType })
      this.seconds = Math.max(1, Math.round((Date.now() - since) / 1_000))
      this.close()
      this.#become('recorded')
    }
    const tick = setInterval(() => {
      this.seconds = Math.floor((Date.now() - since) / 1_000)
      if (this.seconds >= mostSeconds) this.stop()
      this.#changed()
    }, 500)
    const unwatch = watchLevel(track, this.#showLevel)
    this.#undo = () => {
      clearInterval(tick)
      unwatch()
      this.#undo = () => {}
    }
    this.#recorder = recorder
    recorder.start()
    this.#become('recording')
  }

  #become(state: RecordingState): void {
    this.state = state
    this.#changed()
  }
}
