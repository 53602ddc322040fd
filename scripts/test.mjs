// npm test: sets up what is missing, then lint, types, unit, contract, browser and end-to-end tests. `npm test -- PATH` runs some of them.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './say.mjs'
import { provideLivekitServer } from './livekit-server.mjs'
import { root, run, setUp } from './setup.mjs'

await setUp()
if (!(await provideLivekitServer()))
  say('skipped: no livekit-server, no Go ≥ 1.26: its tests count as skipped')
const some = process.argv.slice(2)
const bin = (name) => join(root, 'node_modules', '.bin', name)
const report = join(root, 'node_modules', '.cache', 'vitest.json')
const checks = [
  ['lint', bin('oxlint'), []],
  ['format', bin('oxfmt'), ['--check']],
  ['types', bin('tsc'), ['-b']],
]

const failed = []
if (some.length === 0)
  for (const [name, command, parameters] of checks) {
    say(name)
    if ((await run(command, parameters)).code !== 0) failed.push(name)
  }

say('tests')
mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true })
rmSync(report, { force: true })
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
const { code } = await run(bin('vitest'), ['run', ...reporters, ...some])
const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = readReport()

for (const name of failed) say(`${name} found faults, see above`)
console.log(
  `${numPassedTests} passed, ${numFailedTests + failed.length} failed, ${numPendingTests + numTodoTests} skipped`,
)
process.exit(code !== 0 || failed.length > 0 ? 1 : 0)

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    say('the test run ended without a report')
    failed.push('tests')
    return {}
  }
}
