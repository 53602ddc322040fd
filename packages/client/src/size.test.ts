import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { rollup } from 'rollup'
import type { Plugin } from 'rollup'
import { expect, it } from 'vitest'

// the plugin's types describe its CommonJS form, of which the function is the `default`
const minify = terser as unknown as (options: object) => Plugin

/** Of client and protocol together, as a page loads them, with what shares one line among tabs. */
const mostBytes = 10 * 1024

it('costs a page at most 10 kB, and no sentence of the error table', async () => {
  const input = fileURLToPath(new URL('../dist/index.js', import.meta.url))
  const bundle = await rollup({
    input,
    plugins: [nodeResolve({ browser: true }), minify({ module: true, ecma: 2020 })],
  })
  const { output } = await bundle.generate({ format: 'es' })
  const { code } = output[0]
  expect(brotliCompressSync(code).length).toBeLessThan(mostBytes)
  expect(code).toContain('slow_reader')
  expect(code).not.toContain('reads too slowly')
})
