import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { rollup } from 'rollup'
import type { Plugin } from 'rollup'
import { expect, it } from 'vitest'

// the plugin's types describe its CommonJS form, of which the function is the `default`
const minify = terser as unknown as (options: object) => Plugin

/** Of client and protocol together, as a page loads them, with what shares one line among tabs; and of what brings files, which comes when somebody attaches one. */
const mostBytes = { client: 11 * 1024, uploads: 1_500 }

it('costs a page at most 11 kB, and no sentence of the error table', async () => {
  const code = await bundled('index.js', /uploads\.js$/)
  expect(brotliCompressSync(code).length).toBeLessThan(mostBytes.client)
  expect(code).toContain('slow_reader')
  expect(code).not.toContain('reads too slowly')
})

it('brings files with at most 1.5 kB more', async () => {
  const code = await bundled('uploads.js', /@switchboard\/protocol/)
  expect(brotliCompressSync(code).length).toBeLessThan(mostBytes.uploads)
})

/** A file with all that it imports, but what comes apart, as a page loads it. */
async function bundled(file: string, external: RegExp): Promise<string> {
  const bundle = await rollup({
    input: fileURLToPath(new URL(`../dist/${file}`, import.meta.url)),
    external,
    plugins: [nodeResolve({ browser: true }), minify({ module: true, ecma: 2020 })],
  })
  const { output } = await bundle.generate({ format: 'es' })
  return output[0].code
}
