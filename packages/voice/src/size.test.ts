import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { rollup } from 'rollup'
import type { Plugin } from 'rollup'
import { expect, it } from 'vitest'

// the plugin's types describe its CommonJS form, of which the function is the `default`
const minify = terser as unknown as (options: object) => Plugin

it('costs a page at most 10 kB beside LiveKit, whose library is fetched apart', async () => {
  const bundle = await rollup({
    input: fileURLToPath(new URL('../dist/index.js', import.meta.url)),
    external: ['livekit-client'],
    plugins: [nodeResolve({ browser: true }), minify({ module: true, ecma: 2020 })],
  })
  const { output } = await bundle.generate({ format: 'es' })
  const chunks = output.filter((file) => file.type === 'chunk')
  const bytes = chunks.reduce((sum, { code }) => sum + brotliCompressSync(code).length, 0)
  expect(bytes).toBeLessThan(10_240)
  const withLibrary = chunks.filter(({ imports }) => imports.includes('livekit-client'))
  expect(withLibrary.map(({ isDynamicEntry }) => isDynamicEntry)).toEqual([true])
  const fetchedApart = withLibrary[0]?.fileName ?? ''
  expect(chunks.flatMap(({ imports }) => imports)).not.toContain(fetchedApart)
})
