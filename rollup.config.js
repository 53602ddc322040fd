import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import resolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { gatherLicences } from './scripts/licences.mjs'

/** Takes the white space out of style sheets in template literals, which terser leaves alone. */
const squeezeStyles = {
  name: 'squeeze-styles',
  transform: (code, id) =>
    /style\b[^/]*(\/[^/]+)?\.js$/.test(id) ? { code: code.replace(/`[^`]+`/g, squeeze), map: null } : null,
}
const squeeze = (css) =>
  css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .replace(/\b0\.(?=\d)/g, '.')
    .replace(/ ?> ?/g, '>')
    .replace(/@media \(/g, '@media(')
    .replace(/ !important/g, '!important')
    .replace(/^` | `$/g, '`')

/** The emoji of all languages say more than the console reads: a fifth of it is names and words. */
const keepEmojiNames = {
  name: 'keep-emoji-names',
  transform: (code, id) => {
    if (!/[\\/]emojibase-data[\\/]\w+[\\/]data\.json$/.test(id)) return null
    const kept = JSON.parse(code).flatMap(({ emoji, label, tags, version, group, order }) =>
      group === undefined ? [] : [{ emoji, label, tags, version, group, order }],
    )
    return { code: `export default ${JSON.stringify(kept)}`, map: { mappings: '' } }
  },
}

const plugins = [
  keepEmojiNames,
  squeezeStyles,
  resolve({ browser: true }),
  // What is inlined twice is one call more than brotli folds.
  terser({
    module: true,
    ecma: 2022,
    compress: { passes: 3, inline: false, comparisons: false, lhs_constants: false },
    format: { comments: false },
  }),
  gatherLicences,
]
// A classic script is read in the encoding of the page that embeds it: only ASCII is the same in all.
const loaderPlugins = [
  squeezeStyles,
  terser({
    module: true,
    ecma: 2022,
    compress: { passes: 3, unsafe_methods: true },
    format: { ascii_only: true },
  }),
]
const hashed = { chunkFileNames: 'assets/[name]-[hash].js', entryFileNames: 'assets/[name]-[hash].js' }
/** Visitors pay for each byte: even the line that names a map is left out of theirs. */
const output = { dir: 'dist', format: 'es', sourcemap: 'hidden', ...hashed }

/** A language is one source and several files: each part of what it says goes where it is said. What is said first keeps the name. */
const splitLanguages = {
  name: 'split-languages',
  resolveId(source, importer) {
    const [, tag] = /^\.\.\/([a-z]{2,3})\.js$/.exec(source) ?? []
    const [, part] = /\/words\/tables\/(\w+)\.js$/.exec(importer ?? '') ?? []
    return !tag || !part || part === 'first' ? null : join(dirname(importer), '..', `${part}-${tag}.js`)
  },
  load: (id) =>
    /\/words\/\w+-[a-z]+\.js$/.test(id) ? readFileSync(id.replace(/\w+-(?=[a-z]+\.js$)/, ''), 'utf8') : null,
}

/** The file of calls, once it is built: the panel fetches it by its hashed name. */
let callFile = ''

const keepCallFile = {
  name: 'keep-call-file',
  generateBundle(_options, bundle) {
    callFile = Object.values(bundle).find((chunk) => chunk.isEntry).fileName
  },
}

const nameCallFile = {
  name: 'name-call-file',
  resolveId: (source) =>
    source.endsWith('/call/call.js') ? { id: callFile.replace('assets/', './'), external: true } : null,
}

/** The file of the panel, once it is built: the loader fetches it by its hashed name. */
let panelFile = ''

const keepPanelFile = {
  name: 'keep-panel-file',
  generateBundle(_options, bundle) {
    panelFile = Object.values(bundle).find((chunk) => chunk.isEntry).fileName
  },
}

const namePanelFile = {
  name: 'name-panel-file',
  load: (id) => (id.endsWith('/panel-path.js') ? `export const panelPath = './${panelFile}'` : null),
}

/** The file of the greeting, once it is built: what greets fetches it by its hashed name. */
let greetingFile = ''

const keepGreetingFile = {
  name: 'keep-greeting-file',
  generateBundle(_options, bundle) {
    greetingFile = Object.values(bundle).find((chunk) => chunk.isEntry).fileName
  },
}

const nameGreetingFile = {
  name: 'name-greeting-file',
  load: (id) => (id.endsWith('/bubble-path.js') ? `export const bubblePath = './${greetingFile}'` : null),
}

/**
 * Takes what tsc has compiled, in this order. Calls are a graph of their own: what they share with the panel comes twice, so that
 * they stand alone. The panel and the loader are two graphs: the loader is a classic
 * script that shares nothing, leaves no global name behind, and fetches nothing before a visitor wants to talk.
 */
export default [
  {
    input: { call: 'packages/widget/dist/call/call.js' },
    context: 'globalThis',
    plugins: [splitLanguages, ...plugins, keepCallFile],
    // LiveKit's file takes what it needs from this one.
    preserveEntrySignatures: 'allow-extension',
    output,
  },
  {
    input: { panel: 'packages/widget/dist/panel.js' },
    context: 'globalThis',
    plugins: [splitLanguages, ...plugins, nameCallFile, keepPanelFile],
    output,
  },
  {
    input: { widget: 'packages/widget/dist/loader.js' },
    plugins: [namePanelFile, ...loaderPlugins],
    output: { ...output, format: 'iife', entryFileNames: '[name].js' },
  },
  {
    input: { greeting: 'packages/widget/dist/greeting/bubble.js' },
    plugins: [splitLanguages, ...plugins, keepGreetingFile],
    output,
  },
  {
    // The gateway appends it to the loader of a site that greets its visitors.
    input: { greeter: 'packages/widget/dist/greeting/greeter.js' },
    plugins: [nameGreetingFile, ...loaderPlugins],
    output: { ...output, sourcemap: 'hidden', format: 'iife', entryFileNames: '[name].js' },
  },
  {
    input: { console: 'packages/console/dist/index.js' },
    context: 'globalThis',
    plugins,
    output: { ...output, sourcemap: true },
  },
]
