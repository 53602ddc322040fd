/** What is heard in a piece of a recording: a level for each tone asked for, as a share of full scale. */
export interface Look {
  readonly visitor: readonly number[]
  readonly agent: readonly number[]
}

/** The levels of these tones (Hz) in each quarter of a second of a WAV file of two channels, 16 bits, 16 000 Hz: by Goertzel's way, shaped so that one tone does not leak into another. */
export function levelsOf(wav: Buffer, tones: readonly number[]): Look[] {
  const samples = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length))
  const piece = 4_000
  const looks: Look[] = []
  for (let at = 0; at + piece <= samples.length / 2; at += piece) {
    const channel = (side: 0 | 1) =>
      Float64Array.from({ length: piece }, (_, index) => (samples[(at + index) * 2 + side] ?? 0) / 32_768)
    const [visitor, agent] = [channel(0), channel(1)]
    looks.push({
      visitor: tones.map((hz) => goertzel(visitor, hz)),
      agent: tones.map((hz) => goertzel(agent, hz)),
    })
  }
  return looks
}

function goertzel(wave: Float64Array, hz: number): number {
  const turn = (2 * Math.PI * hz) / 16_000
  let [one, two] = [0, 0]
  wave.forEach((value, index) => {
    const shaped = value * (1 - Math.cos((2 * Math.PI * index) / wave.length))
    ;[one, two] = [shaped + 2 * Math.cos(turn) * one - two, one]
  })
  const power = one * one + two * two - 2 * Math.cos(turn) * one * two
  return (2 * Math.sqrt(Math.max(0, power))) / wave.length
}
