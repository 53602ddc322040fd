import resolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'

const plugins = [resolve({ browser: true }), terser({ module: true, ecma: 2020 })]
const chunks = { chunkFileNames: 'assets/[name]-[hash].js', entryFileNames: '[name].js' }

/** Takes what tsc has compiled. The loader stands alone: nothing else is fetched before a visitor wants to talk. */
export default [
  {
    input: { widget: 'packages/widget/dist/loader.js' },
    context: 'globalThis',
    plugins,
    output: { dir: 'dist', format: 'es', sourcemap: true, ...chunks },
  },
  {
    input: { console: 'packages/console/dist/index.js' },
    context: 'globalThis',
    plugins,
    output: { dir: 'dist', format: 'es', sourcemap: true, ...chunks, entryFileNames: 'assets/[name]-[hash].js' },
  },
]
