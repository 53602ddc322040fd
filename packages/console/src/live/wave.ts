/** The loudest value (0 to 1) of each channel in each of so many equal pieces: what a wave form is drawn from. */
export function waveOf(channels: readonly Float32Array[], pieces: number): readonly (readonly number[])[] {
  return Array.from({ length: pieces }, (_, piece) =>
    channels.map((channel) => {
      const from = Math.floor((piece * channel.length) / pieces)
      const to = Math.floor(((piece + 1) * channel.length) / pieces)
      let loudest = 0
      for (let at = from; at < to; at++) loudest = Math.max(loudest, Math.abs(channel[at] ?? 0))
      return loudest
    }),
  )
}
