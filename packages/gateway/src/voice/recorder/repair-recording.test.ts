import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repairRecording } from './repair-recording.js'
import { TwoChannels } from './two-channels.js'
import { wavHeader } from './wav-header.js'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-repair-'))
  path = join(folder, 'call.wav')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What a recorder had written when it was killed three seconds after it began: all but what others may still add to. */
async function writtenUntilKilled(): Promise<void> {
  const whole = join(folder, 'whole.wav')
  const wav = await TwoChannels.begin(whole, 0)
  const visitor = wav.voice(0)
  for (let now = 10; now <= 3_000; now += 10) {
    visitor(new Int16Array(160).fill(1_000), now)
    if (now % 500 === 0) await wav.flush(now)
  }
  copyFileSync(whole, path)
  await wav.end(3_000)
}

test('what a recorder wrote before it was killed is a whole file of its length', async () => {
  await writtenUntilKilled()
  expect(await repairRecording(path)).toBe(2_000)
  const file = readFileSync(path)
  expect(file.subarray(0, 44)).toEqual(wavHeader({ channels: 2, rate: 16_000, bytes: 2_000 * 64 }))
  expect(file).toHaveLength(44 + 2_000 * 64)
  expect([file.readInt16LE(44 + 1_000 * 64), file.readInt16LE(44 + 1_000 * 64 + 2)]).toEqual([1_000, 0])
})

test('half a sample at the end is cut off', async () => {
  await writtenUntilKilled()
  appendFileSync(path, Buffer.of(1, 2, 3))
  expect(await repairRecording(path)).toBe(2_000)
  expect(readFileSync(path)).toHaveLength(44 + 2_000 * 64)
})

test('a file that was ended stays as it is', async () => {
  const wav = await TwoChannels.begin(path, 0)
  wav.voice(1)(new Int16Array(160).fill(7), 10)
  await wav.end(10)
  const before = readFileSync(path)
  expect(await repairRecording(path)).toBe(10)
  expect(readFileSync(path)).toEqual(before)
})

test('of a recorder that never wrote there is nothing', async () => {
  expect(await repairRecording(path)).toBe(0)
})

test('two who want it written at once have each sample written once', async () => {
  const wav = await TwoChannels.begin(path, 0)
  wav.voice(0)(new Int16Array(16_000).fill(5), 1_000)
  await Promise.all([wav.flush(2_000), wav.flush(2_000), wav.end(2_000)])
  const file = readFileSync(path)
  expect(file).toHaveLength(44 + 2_000 * 64)
  expect([file.readInt16LE(44 + 990 * 64), file.readInt16LE(44 + 1_010 * 64)]).toEqual([5, 0])
})
