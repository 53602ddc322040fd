import { qualityBetween, qualityWord } from '@switchboard/voice'
import type { Call, MediaSample, Quality, QualityWord } from '@switchboard/voice'
import type { CallMeasure } from '@switchboard/protocol'

type Phase = keyof CallMeasure['phases']

/** What was measured of one call at this end. */
export class Measuring {
  /** Since when, epoch ms. */
  readonly #since: number
  readonly #phases: Partial<Record<Phase, number>> = {}
  #last: MediaSample | null = null
  /** How it sounded lately, in a word; null before that is known. */
  word: QualityWord | null = null

  constructor(since: number) {
    this.#since = since
  }

  /** A phase is reached; the first time counts. `at`: epoch ms. */
  reached(phase: Phase, at: number): void {
    this.#phases[phase] ??= Math.max(0, Math.round(at - this.#since))
  }

  /** Looks at how it sounds now. */
  async look(call: Call): Promise<void> {
    const sample = await call.stats()
    if (sample === null) return
    const lately = qualityBetween(this.#last, sample)
    if (lately !== null) this.word = qualityWord(lately.mos)
    this.#last = sample
  }

  /** All of it, for the gateway. */
  get all(): CallMeasure {
    const quality: Quality | null = this.#last && qualityBetween(null, this.#last)
    return { phases: { ...this.#phases }, ...(quality && { quality }) }
  }
}
