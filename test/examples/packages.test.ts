import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { formatMessage } from 'publint/utils'
import { createSSRApp, h } from 'vue'
import { renderToString as renderInVue } from 'vue/server-renderer'
import { useSwitchboard as useInReact } from '@switchboard/widget/react'
import { useSwitchboard as useInVue } from '@switchboard/widget/vue'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-pack-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(['protocol', 'client', 'widget'])('the package %s, as it is packed', (name) => {
  const home = join(root, 'packages', name)
  let tarball: string
  let files: string[]

  beforeAll(() => {
    const told = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: home,
      encoding: 'utf8',
    })
    const said = JSON.parse(told) as Packed[] | Record<string, Packed>
    const [packed] = Object.values(said)
    tarball = join(folder, packed?.filename ?? '')
    files = (packed?.files ?? []).map(({ path }) => path)
  })

  test('says nothing that publint minds', async () => {
    const packed = readFileSync(tarball)
    const pack = { tarball: packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength) }
    const { messages, pkg } = await publint({ pack, strict: true })
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  test('has types that a consumer finds', () => {
    const attw = join(root, 'node_modules/.bin/attw')
    const ignored = ['--profile', 'esm-only', '--exclude-entrypoints', './custom-elements.json']
    const told = execFileSync(attw, [tarball, ...ignored, '--no-emoji', '--no-color'], { encoding: 'utf8' })
    // It ends with a code where it minds something; this says that it has looked.
    expect(told).toContain('OK (ESM)')
  })

  test('holds no test and no trace of the build', () => {
    expect(files.some((file) => file.startsWith('dist/'))).toBe(true)
    expect(files.filter((file) => /\.test\.|tsbuildinfo|testing\//.test(file))).toEqual([])
  })

  test('can be imported where there is no page', async () => {
    const module = (await import(join(home, 'dist/index.js'))) as object
    expect(Object.keys(module)).not.toEqual([])
  })
})

test('the hook and the composable render on a server, and ask for nothing there', async () => {
  const options = { site: 'demo-site', gateway: 'https://support.example.com' }
  const inReact = createElement(() => createElement('b', null, useInReact(options).unread))
  expect(renderToString(inReact)).toBe('<b>0</b>')
  const inVue = createSSRApp({
    setup() {
      const { call, unread } = useInVue(options)
      call('open', 'chat')
      return () => h('b', unread.value)
    },
  })
  expect(await renderInVue(inVue)).toBe('<b>0</b>')
})

interface Packed {
  readonly filename: string
  readonly files: { readonly path: string }[]
}
