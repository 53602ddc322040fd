import { writeFileSync } from 'node:fs'

const rate = 48_000
const seconds = 2

/** Writes a sine of this frequency (Hz) as a WAV file that a browser takes for its microphone, over and over. */
export function writeTone(path: string, hz: number): void {
  const samples = Buffer.alloc(rate * seconds * 2)
  for (let i = 0; i < rate * seconds; i++)
    samples.writeInt16LE(Math.round(0.5 * 32_767 * Math.sin((2 * Math.PI * hz * i) / rate)), i * 2)
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.length, 40)
  writeFileSync(path, Buffer.concat([header, samples]))
}
