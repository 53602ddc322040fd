import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TwoChannels } from './two-channels.js'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-wav-'))
  path = join(folder, 'call.wav')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Ten milliseconds of one value. */
const tenMs = (value: number): Int16Array => new Int16Array(160).fill(value)

/** The values at a moment of the file: visitor, agent. */
function at(ms: number): [number, number] {
  const file = readFileSync(path)
  return [file.readInt16LE(44 + ms * 64), file.readInt16LE(44 + ms * 64 + 2)]
}

test('each voice has its channel, at the time at which it spoke, and a pause is silence of its length', async () => {
  const wav = await TwoChannels.begin(path, 0)
  const [visitor, agent] = [wav.voice(0), wav.voice(1)]
  for (let now = 10; now <= 6_000; now += 10) {
    visitor(tenMs(1_000), now)
    if (now > 3_000) agent(tenMs(2_000), now)
    if (now === 4_000) wav.pause(true)
    if (now === 5_000) wav.pause(false)
    if (now % 500 === 0) await wav.flush(now)
  }
  expect(await wav.end(6_000)).toBe(6_000)
  expect(readFileSync(path)).toHaveLength(44 + 6_000 * 64)
  expect(at(1_000)).toEqual([1_000, 0])
  expect(at(3_500)).toEqual([1_000, 2_000])
  expect(at(4_500)).toEqual([0, 0])
  expect(at(5_500)).toEqual([1_000, 2_000])
})

test('two who speak on one side are added, and never wrap around', async () => {
  const wav = await TwoChannels.begin(path, 0)
  for (const voice of [wav.voice(1), wav.voice(1)]) voice(tenMs(30_000), 10)
  await wav.end(10)
  expect(at(5)).toEqual([0, 32_767])
})
