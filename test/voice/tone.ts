import { writeFileSync } from 'node:fs'
import { wavHeader } from '../../packages/gateway/dist/voice/recorder/wav-header.js'

const rate = 48_000
const seconds = 2

/** Writes a sine of this frequency (Hz) as a WAV file that a browser takes for its microphone, over and over. */
export function writeTone(path: string, hz: number): void {
  const samples = Buffer.alloc(rate * seconds * 2)
  for (let i = 0; i < rate * seconds; i++)
    samples.writeInt16LE(Math.round(0.5 * 32_767 * Math.sin((2 * Math.PI * hz * i) / rate)), i * 2)
  const header = wavHeader({ channels: 1, rate, bytes: samples.length })
  writeFileSync(path, Buffer.concat([header, samples]))
}
