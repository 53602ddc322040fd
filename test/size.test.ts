import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'

/** Bytes of brotli, as design.md section 8 sets them. */
const budget = { loader: 2_000, firstOpen: 30_000, later: 4_000, call: 10_000, greeting: 1_600 }

const dist = join(import.meta.dirname, '..', 'dist')
const loader = join(dist, 'widget.js')

beforeAll(() => {
  if (!existsSync(loader)) throw new Error('dist/widget.js is not there: run `npm run build` first.')
})

describe('the loader', () => {
  test('fits its budget', () => {
    expect(sizeOf([loader])).toBeLessThanOrEqual(budget.loader)
  })

  test('stands alone: it imports nothing, and names one chunk to fetch later', () => {
    expect(importsOf(loader)).toEqual([])
    expect(existsSync(panel())).toBe(true)
  })

  test('is a classic script that declares nothing of its own in the page', () => {
    const text = readFileSync(loader, 'utf8').trimStart()
    expect(text).toMatch(/^(!function|\(function|\(\(\)=>)/)
    expect(text).not.toMatch(/\bexport\b|\bimport\.meta\b/)
  })

  test('is made of the widget alone', () => {
    const sources = sourcesOf(loader)
    expect(sources.length).toBeGreaterThan(3)
    expect(sources.filter((source) => !/^packages\/widget\/(src|dist)\//.test(source))).toEqual([])
  })
})

describe('the panel', () => {
  test.each([
    ['the chat, which the launcher opens', 'chat'],
    ['what a site asks before a chat', 'fields'],
    ['the start', 'home'],
  ])('with the loader and the largest language fits the budget of a first open on %s', (_what, part) => {
    const words = later().filter((file) => /^[a-z]{2}-/.test(basename(file)))
    expect(words.length).toBeGreaterThan(1)
    const largest = Math.max(...words.map((file) => sizeOf([file])))
    const shown = later().filter((file) => basename(file).startsWith(`${part}-`))
    expect(shown.length).toBe(1)
    expect(sizeOf([loader, ...reached(panel(), 'static'), ...shown]) + largest).toBeLessThanOrEqual(
      budget.firstOpen,
    )
  })

  test('fetches what comes later as files that stand alone, each within its budget', () => {
    expect(later().length).toBeGreaterThan(3)
    for (const file of later()) {
      expect(importsOf(file), basename(file)).toEqual([])
      expect(sizeOf([file]), basename(file)).toBeLessThanOrEqual(budget.later)
    }
  })

  test('reaches nothing of the console, of voice, or of the server', () => {
    const allowed =
      /^(packages\/(widget|client|protocol)\/(src|dist)\/|node_modules\/.*\/(lit|lit-html|lit-element|@lit\/reactive-element)\/)/
    const sources = reached(panel(), 'lazy').flatMap(sourcesOf)
    expect(sources.length).toBeGreaterThan(20)
    expect(sources.filter((source) => !allowed.test(source))).toEqual([])
  })
})

describe('greetings', () => {
  test('come with the loader of a site that greets as a script that stands alone, and the bubble as one file', () => {
    const greeter = join(dist, 'greeter.js')
    const [name = ''] = /assets\/greeting-[\w-]+\.js/.exec(readFileSync(greeter, 'utf8')) ?? []
    const bubble = join(dist, name)
    expect(importsOf(bubble)).toEqual([])
    for (const file of [greeter, bubble]) expect(sizeOf([file])).toBeLessThanOrEqual(budget.greeting)
    expect(sourcesOf(bubble).filter((source) => !source.startsWith('packages/widget/'))).toEqual([])
  })
})

describe('calls', () => {
  test('are one file that comes when somebody comes near, and fits its budget with the largest language', () => {
    expect(importsOf(panel()).filter(({ path }) => isCall(path))).toEqual([{ path: call(), lazy: true }])
    expect(importsOf(call()).filter(({ lazy }) => !lazy)).toEqual([])
    expect(ofCalls('calling').length).toBeGreaterThan(1)
    const words = Math.max(...ofCalls('calling').map((file) => sizeOf([file])))
    expect(sizeOf([call()]) + words).toBeLessThanOrEqual(budget.call)
  })

  test('fetch what records a message only where one is spoken', () => {
    const [spoken = ''] = ofCalls('voice-message')
    expect(importsOf(spoken).filter(({ path }) => path !== call())).toEqual([])
    expect(sizeOf([spoken])).toBeLessThanOrEqual(budget.later)
  })

  test('fetch LiveKit apart, where a call travels over it', () => {
    expect(ofCalls('livekit').length).toBe(1)
    expect(importsOf(call()).every(({ lazy }) => lazy)).toBe(true)
    expect(sourcesOf(call()).filter((source) => source.includes('livekit-client'))).toEqual([])
  })
})

/** The file of calls. */
function call(): string {
  return (
    importsOf(panel())
      .map(({ path }) => path)
      .find(isCall) ?? ''
  )
}

/** The files that come later in a call, by how their names begin. */
function ofCalls(name: string): string[] {
  return importsOf(call()).flatMap(({ path }) => (basename(path).startsWith(`${name}-`) ? [path] : []))
}

function isCall(file: string): boolean {
  return basename(file).startsWith('call-')
}

function panel(): string {
  const [name] = /assets\/panel-[\w-]+\.js/.exec(readFileSync(loader, 'utf8')) ?? []
  if (name === undefined) throw new Error('The loader names no panel.')
  return join(dist, name)
}

/** What the panel fetches only when it is wanted. */
function later(): string[] {
  const atOnce = reached(panel(), 'static')
  return reached(panel(), 'lazy').filter((file) => !atOnce.includes(file) && !isCall(file))
}

/** A file and what it imports, all the way down; `lazy`: with what it may import later. */
function reached(file: string, how: 'static' | 'lazy', seen: string[] = []): string[] {
  if (seen.includes(file)) return seen
  seen.push(file)
  for (const { path, lazy } of importsOf(file))
    if (!isCall(path) && (!lazy || how === 'lazy')) reached(path, how, seen)
  return seen
}

function importsOf(file: string): { path: string; lazy: boolean }[] {
  const found = readFileSync(file, 'utf8').matchAll(
    /(?:\bfrom|\bimport)\s*(\(?)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g,
  )
  return [...found].map(([, bracket, path]) => ({
    path: join(dirname(file), path ?? ''),
    lazy: bracket === '(',
  }))
}

/** The source files that a built file was made of, seen from the root of the repository. */
function sourcesOf(file: string): string[] {
  const { sources } = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as { sources: string[] }
  return sources.map((source) => relative(join(dist, '..'), join(dirname(file), source)))
}

function sizeOf(files: readonly string[]): number {
  return files
    .map((file) => brotliCompressSync(readFileSync(file)).length)
    .reduce((sum, size) => sum + size, 0)
}
