import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { manifest } from '../../scripts/manifest.mjs'

const root = join(import.meta.dirname, '../..')
const text = (path: string): string => readFileSync(join(root, path), 'utf8')

interface Named {
  readonly name: string
  readonly description: string
}

interface Element {
  readonly tagName: string
  readonly attributes: readonly Named[]
  readonly cssProperties: readonly Named[]
  readonly cssParts: readonly Named[]
}

const packed = JSON.parse(text('packages/widget/custom-elements.json')) as {
  readonly modules: readonly [
    { readonly declarations: readonly [Element]; readonly exports: readonly Named[] },
  ]
}
const [
  {
    declarations: [element],
    exports,
  },
] = packed.modules

/** All that the widget is made of, tests aside. */
const sources = globSync('packages/widget/src/**/*.ts', { cwd: root })
  .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
  .map(text)
  .join('\n')
const docs = text('docs/widget.md')

/** Each of these that stands in the text, once, in order. */
function all(found: Iterable<RegExpMatchArray>): string[] {
  return [...new Set([...found].flatMap(([, ...groups]) => groups.filter(Boolean)))].toSorted((one, two) =>
    one.localeCompare(two),
  )
}

const names = (those: readonly Named[]): string[] =>
  those.map(({ name }) => name).toSorted((one, two) => one.localeCompare(two))

describe('the manifest of the custom element', () => {
  test('is as the sources have it now: `npm run build` writes it', () => {
    expect(text('packages/widget/custom-elements.json')).toBe(manifest())
    expect(element.tagName).toBe('switchboard-widget')
    expect(exports).toEqual([
      expect.objectContaining({ kind: 'custom-element-definition', name: element.tagName }),
    ])
  })

  test.each([
    [
      'part',
      element.cssParts,
      /\bpart(?:=|: )["']([\w-]+)["']|\bpart=\$\{[^}]*'(message)'[^}]*'(message-own)'/g,
    ],
    ['property', element.cssProperties, /(--switchboard-[a-z-]*[a-z])/g],
    ['attribute', element.attributes, /(?<![.\w])(?:host|element)\.(?:get|has)Attribute\('(\w+)'\)/g],
  ] as const)(
    'names every %s that the widget has, and no other, and the docs do as well',
    (_what, named, pattern) => {
      expect(names(named)).toEqual(all(sources.matchAll(pattern)))
      expect(named.filter(({ description }) => !description)).toEqual([])
      expect(names(named).filter((name) => !docs.includes(name))).toEqual([])
    },
  )
})

test('the docs name every event and every method that the widget has', () => {
  const events = all(text('packages/widget/src/events.ts').matchAll(/^ {2}(\w+): (?:undefined|\{)/gm))
  const methods = all(text('packages/widget/src/switchboard.ts').matchAll(/^ {2}(\w+)(?:<.+>)?\(.*\): /gm))
  expect(events).toContain('ready')
  expect(methods).toContain('destroy')
  expect(events.filter((name) => !docs.includes(`\`${name}\``))).toEqual([])
  expect(methods.filter((name) => name !== 'moved' && !docs.includes(`switchboard('${name}'`))).toEqual([])
})
