// The licences of all libraries in the bundles, in one file beside them: the bundles themselves carry no comments, which every visitor would fetch.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** By name and version. */
const gathered = new Map()

/** A rollup plugin: with each bundle it writes `licences.txt` anew, with the libraries of all bundles so far. */
export const gatherLicences = {
  name: 'gather-licences',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle).flatMap((chunk) => Object.keys(chunk.modules ?? {}))) {
      const [folder] = /^.*\/node_modules\/(@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? []
      if (folder !== undefined && existsSync(join(folder, 'package.json'))) gather(folder)
    }
    const source = [...gathered]
      .toSorted(([one], [two]) => one.localeCompare(two))
      .map(([, text]) => text)
      .join('\n\n---\n\n')
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source })
  },
}

function gather(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const title = `${name} ${version}`
  if (gathered.has(title)) return
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
  const text = file === undefined ? '' : `\n\n${readFileSync(join(folder, file), 'utf8').trim()}`
  gathered.set(title, `${title} (${license})${text}`)
}
