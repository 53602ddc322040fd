import { readFile } from 'node:fs/promises'
import { errors, limits } from '@switchboard/protocol'
import type { ErrorCode } from '@switchboard/protocol'
import { expect, it } from 'vitest'
import { clientFrames, liveFrames, serverFrames, wireFacts } from './support/frames.js'
import { mediaFrames } from './support/media-frames.ts'

const page = async (name: string): Promise<string> =>
  await readFile(new URL(`../docs/${name}`, import.meta.url), 'utf8')
const errorsPage = await page('errors.md')
const protocolPage = await page('protocol.md')

/** Sections of a page by the code in their heading, at this level. */
function sections(text: string, level: string): Map<string, string> {
  const parts = text.split(new RegExp(`^${level} `, 'm')).slice(1)
  const named = parts.map((part): [string, string] => [
    /^`(\w+)`$/m.exec(part.split('\n', 1)[0] ?? '')?.[1] ?? '',
    part,
  ])
  return new Map(named.filter(([name]) => name !== ''))
}

const kib = (bytes: number): string => `${bytes / 1024} KiB`
const seconds = (ms: number): string => `${ms / 1000} s`

it('has one section for every code of the table, in its order, and no other', () => {
  const headings = [...errorsPage.matchAll(/^### `(\w+)`$/gm)].map((match) => match[1])
  expect(headings).toEqual(Object.keys(errors))
})

it('says of every code the close code, the HTTP status and whether a retry helps, as the table does', () => {
  const documented = sections(errorsPage, '###')
  for (const [code, { close, http, retry }] of Object.entries(errors)) {
    const section = documented.get(code)
    expect(section).toContain(
      `Close code: ${close ?? 'none'} · HTTP: ${http ?? 'none'} · Retry: ${retry ? 'yes' : 'no'}`,
    )
    expect(section).toMatch(/\*\*What to do:\*\* \S/)
  }
})

it('lists in the protocol every close code with its error, and no other', () => {
  const listed = [...protocolPage.matchAll(/^\| (\d{4}) \| `(\w+)` \|/gm)].map((row) => [
    row[2],
    Number(row[1]),
  ])
  const known = Object.entries(errors).flatMap(([code, { close }]) => (close === null ? [] : [[code, close]]))
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(known))
  expect(listed).toHaveLength(known.length)
})

it('names in the protocol only codes of the table', () => {
  const refusals = [
    ...protocolPage.matchAll(/Refusals: ([^.]*)\./g),
    ...protocolPage.matchAll(/Faults: ([^;]*);/g),
  ]
  const named = refusals.flatMap((match) => [...(match[1] ?? '').matchAll(/`(\w+)`/g)].map((code) => code[1]))
  expect(named.length).toBeGreaterThan(20)
  for (const code of named) expect(Object.keys(errors)).toContain(code)
})

it('has in the protocol one heading for every frame, and no other', () => {
  const headings = [...protocolPage.matchAll(/^### `(\w+)`$/gm)].map((match) => match[1] ?? '')
  const frames = [
    ...Object.keys(clientFrames),
    ...Object.keys(serverFrames),
    ...Object.keys(mediaFrames),
    ...Object.keys(liveFrames),
  ]
  expect(headings.toSorted()).toEqual(frames.toSorted())
})

it('has in the protocol a row for every fact, and no other', () => {
  const facts = protocolPage.slice(protocolPage.indexOf('\n## Facts'), protocolPage.indexOf('\n## Limits'))
  const rows = [...facts.matchAll(/^\| ((?:`\w+` ?)+)\|/gm)].flatMap(
    (row) => (row[1] ?? '').match(/\w+/g) ?? [],
  )
  expect([...new Set(rows), 'unknown'].toSorted()).toEqual(Object.keys(wireFacts).toSorted())
})

it('names in the protocol the limits as they are', () => {
  const table = protocolPage.slice(protocolPage.indexOf('\n## Limits'))
  const rows = [
    `${kib(limits.visitorFrameBytes)} / ${kib(limits.staffFrameBytes)}`,
    `${limits.textLength} / ${limits.commentLength} UTF-16`,
    `| ${limits.followedStreams} |`,
    `| ${limits.unacknowledged} |`,
    `${limits.commandsPerSecond} / ${limits.commandBurst}`,
    `${limits.readsPerSecond} / ${limits.readBurst}`,
    `${limits.replay} facts`,
    `| ${seconds(limits.helloMs)} |`,
    `${seconds(limits.heartbeatMs)} / ${seconds(limits.staffHeartbeatMs)}`,
    `| ${seconds(limits.silenceMs)} |`,
    `${kib(limits.ephemeralCapBytes)} / ${kib(limits.bufferCapBytes)}`,
  ]
  for (const row of rows) expect(table).toContain(row)
})

it('says what happened and what to do in whole sentences', () => {
  const codes = Object.keys(errors) as ErrorCode[]
  for (const code of codes)
    for (const sentence of [errors[code].what, errors[code].fix]) expect(sentence).toMatch(/^[A-Z].*[.]$/)
})
