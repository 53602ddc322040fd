import { limits } from '@switchboard/protocol'
import { expect, test } from 'vitest'
import type { Outcome } from './client.js'
import { createUploads, mayRetry } from './uploads.js'
import type { PutFile, Uploaded, Uploads } from './uploads.js'

interface Scene {
  readonly list: Uploads
  /** The uploads that were begun, each to be ended by hand. */
  readonly puts: {
    name: string
    answer: (uploaded: Uploaded) => void
    signal: AbortSignal
    progress: (share: number) => void
  }[]
  readonly sent: { file: string; id: string; answer: (outcome: Outcome) => void }[]
}

function scene(): Scene {
  const puts: Scene['puts'] = []
  const sent: Scene['sent'] = []
  const put: PutFile = ({ name }, { signal, progress }) =>
    new Promise((answer) => puts.push({ name, answer, signal, progress }))
  const list = createUploads({
    put,
    send: (_, file, id) => new Promise((answer) => sent.push({ file, id, answer })),
    newId: (() => {
      let count = 0
      return () => `key-${(count += 1)}`
    })(),
    changed: () => {},
    mostBytes: limits.fileBytes,
  })
  return { list, puts, sent }
}

const file = (name: string, size = 10): File => new File([new Uint8Array(size)], name)
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
const committed = { ok: true, seq: 1, at: 1 } as const
const states = ({ list }: Scene): string[] => list.all.map(({ name, is }) => `${name} ${is}`)

test('files go two at once, in their order, and are sent when the gateway has them', async () => {
  const one = scene()
  one.list.add(
    'contact',
    ['a', 'b', 'c'].map((name) => file(name)),
  )
  expect(states(one)).toEqual(['a uploading', 'b uploading', 'c waiting'])
  one.puts[1]?.progress(0.5)
  expect(one.list.all[1]?.share).toBe(0.5)
  one.puts[0]?.answer({ ok: true, file: 'file-a' })
  await settled()
  expect(states(one)).toEqual(['a sending', 'b uploading', 'c waiting'])
  expect(one.sent[0]).toMatchObject({ file: 'file-a', id: 'key-1' })
  one.sent[0]?.answer(committed)
  await settled()
  expect(states(one)).toEqual(['b uploading', 'c uploading'])
})

test('a failed upload is tried again; one that the gateway has is sent again under its id, without its bytes', async () => {
  const one = scene()
  one.list.add('contact', [file('a')])
  one.puts[0]?.answer({ ok: false, code: 'unreachable' })
  await settled()
  expect(one.list.all).toMatchObject([{ is: 'failed', code: 'unreachable' }])
  one.list.retry('key-1')
  one.puts[1]?.answer({ ok: true, file: 'file-a' })
  await settled()
  one.sent[0]?.answer({ ok: false, code: 'rate_limited' })
  await settled()
  one.list.retry('key-1')
  await settled()
  expect(one.puts).toHaveLength(2)
  expect(one.sent[1]).toMatchObject({ file: 'file-a', id: 'key-1' })
  one.sent[1]?.answer({ ok: false, code: 'file_unknown' })
  await settled()
  one.list.retry('key-1')
  expect(one.puts).toHaveLength(3)
})

test('a cancelled one is stopped, sends nothing, and lets the next one go', async () => {
  const one = scene()
  one.list.add(
    'contact',
    ['a', 'b', 'c'].map((name) => file(name)),
  )
  one.list.cancel('key-1')
  expect(one.puts[0]?.signal.aborted).toBe(true)
  one.puts[0]?.answer({ ok: true, file: 'file-a' })
  await settled()
  expect(one.sent).toEqual([])
  expect(states(one)).toEqual(['b uploading', 'c uploading'])
  one.list.close()
  expect(one.puts.every(({ signal }) => signal.aborted)).toBe(true)
  expect(one.list.all).toEqual([])
})

test('what is plainly too large or empty fails before anything is sent', () => {
  const one = scene()
  one.list.add('contact', [file('empty', 0), file('large', limits.fileBytes + 1)])
  expect(one.list.all.map(({ code }) => code)).toEqual(['file_empty', 'file_too_large'])
  expect(one.puts).toEqual([])
  expect(one.list.all.map(({ code }) => mayRetry(code))).toEqual([false, false])
  expect(
    ['unreachable', 'upload_too_slow', 'file_unknown', undefined].map((code) => mayRetry(code as never)),
  ).toEqual([true, true, true, true])
})
