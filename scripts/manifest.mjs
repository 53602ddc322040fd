// Writes the manifest of the widget's custom element anew from the comments of its class.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, ts } from '@custom-elements-manifest/analyzer'

const widget = join(import.meta.dirname, '../packages/widget')
const file = join(widget, 'custom-elements.json')

/** The definition is named by its tag, not by the constant that holds it; what the module exports besides is nobody's to import. */
const onlyTheElement = {
  name: 'only-the-element',
  packageLinkPhase({ customElementsManifest: { modules } }) {
    for (const each of modules) {
      each.declarations = each.declarations.filter(({ customElement }) => customElement)
      each.exports = each.exports.filter(({ kind }) => kind === 'custom-element-definition')
      for (const [at, { tagName }] of each.declarations.entries()) each.exports[at].name = tagName
    }
  },
}

/** The manifest as the sources have it now. */
export function manifest() {
  const source = readFileSync(join(widget, 'src/launcher/element.ts'), 'utf8')
  const module = ts.createSourceFile('dist/launcher/element.js', source, ts.ScriptTarget.ES2022, true)
  return `${JSON.stringify(create({ modules: [module], plugins: [onlyTheElement] }), null, 2)}\n`
}

if (process.argv[1] === import.meta.filename) writeFileSync(file, manifest())
