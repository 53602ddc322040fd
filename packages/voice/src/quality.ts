/** What one end has received since it connected; counters grow. Times in ms. */
export interface MediaSample {
  readonly packetsReceived: number
  readonly packetsLost: number
  readonly jitterMs: number
  /** Null until the way to the other end, or to the server, was measured. */
  readonly rttMs: number | null
  /** Samples that were made up because none were there, and all that were played. */
  readonly concealedSamples: number
  readonly totalSamples: number
  /** How long sound waited to be played, summed over all samples that were (s), and how many these were. */
  readonly jitterBufferDelay: number
  readonly jitterBufferEmitted: number
  /** Energy of what was heard: it grows while there is sound. */
  readonly audioEnergy: number
}

/** How a call sounded between two samples, with what it was computed from. */
export interface Quality {
  /** 1 (bad) to 4.4 (as good as a call can be): an index by a simplified E-model, not a measurement. */
  readonly mos: number
  /** Of packets, 0–1. */
  readonly lossRatio: number
  readonly jitterMs: number
  readonly rttMs: number
  /** Of what was played, 0–1. */
  readonly concealedRatio: number
  readonly jitterBufferMs: number
}

/** Quality in a word. */
export type QualityWord = 'good' | 'fair' | 'poor'

/** The quality from one sample to a later one; null where nothing came between them. */
export function qualityBetween(before: MediaSample | null, after: MediaSample): Quality | null {
  const grown = (key: Exclude<keyof MediaSample, 'rttMs'>): number => after[key] - (before?.[key] ?? 0)
  const received = grown('packetsReceived')
  const lost = Math.max(0, grown('packetsLost'))
  if (received + lost <= 0) return null
  const lossRatio = lost / (received + lost)
  const { jitterMs } = after
  const rttMs = after.rttMs ?? 0
  return {
    mos: mosOf({ rttMs, jitterMs, lossRatio }),
    lossRatio,
    jitterMs,
    rttMs,
    concealedRatio: ratio(grown('concealedSamples'), grown('totalSamples')),
    jitterBufferMs: ratio(grown('jitterBufferDelay'), grown('jitterBufferEmitted')) * 1_000,
  }
}

/** Mean opinion score by a simplified E-model (ITU-T G.107): delay, jitter as delay, and 2.5 points of R for each percent lost. */
export function mosOf(inputs: Pick<Quality, 'rttMs' | 'jitterMs' | 'lossRatio'>): number {
  const { rttMs, jitterMs, lossRatio } = inputs
  const delayMs = rttMs / 2 + 2 * jitterMs + 40
  const byDelay = delayMs > 160 ? (delayMs - 120) / 10 : delayMs / 40
  const r = Math.min(100, Math.max(0, 93.2 - byDelay - 250 * lossRatio))
  return 1 + 0.035 * r + 7e-6 * r * (r - 60) * (100 - r)
}

/** A score in a word: below 3.1 nearly all are dissatisfied, from 3.6 on only some are. */
export function qualityWord(mos: number): QualityWord {
  if (mos >= 3.6) return 'good'
  return mos >= 3.1 ? 'fair' : 'poor'
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0
}
