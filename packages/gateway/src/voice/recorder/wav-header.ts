/** What comes before the samples of a WAV file, in bytes. */
export const wavHeaderBytes = 44

/**
 * The header of a WAV file of 16 bits. `rate`: samples a second of each channel; `bytes`: of all samples. Our own, since libraries
 * make a file of all samples at once, and a recording grows for as long as a call goes on.
 */
export function wavHeader({
  channels,
  rate,
  bytes,
}: {
  readonly channels: 1 | 2
  readonly rate: number
  readonly bytes: number
}): Buffer {
  const head = Buffer.alloc(wavHeaderBytes)
  head.write('RIFF', 0)
  head.writeUInt32LE(wavHeaderBytes - 8 + bytes, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * channels * 2, 28)
  head.writeUInt16LE(channels * 2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(bytes, 40)
  return head
}
