// Brotli beside every built script: the gateway serves the .br where the browser takes it, and compresses nothing while serving.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { root } from './setup.mjs'

for (const folder of ['dist', 'dist/assets'])
  for (const name of readdirSync(join(root, folder)).filter((each) => each.endsWith('.js'))) {
    const file = join(root, folder, name)
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)))
  }
