// pnpm bench page [--rounds 7]: what the widget costs a page, beside a page without and one with a chat over socket.io-client, in turns in one run.
// Read the differences from the bare page and their ratios: they hold on a busy machine, milliseconds do not.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { browserArguments, findBrowser } from '../../support/browser.ts'
import { logIn } from '../../support/rest.ts'
import { figure, median } from '../numbers.ts'
import { startGatewayServer } from '../processes.ts'
import { measure } from './measure.ts'
import type { Cost, Kind } from './measure.ts'
import { startPageServer } from './page-server.ts'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { rounds: { type: 'string', default: '7' } },
})

if (!existsSync(join(import.meta.dirname, '../../../dist/widget.js.br')))
  throw new Error('dist/widget.js.br is not there: run `npm run build` first.')

const [gateway, pages] = await Promise.all([startGatewayServer(), startPageServer()])
await allow(pages.origin)
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments })
const widget = `<script async src="${gateway.url}/widget.js" data-site="demo-site"></script>`
const kinds: readonly Kind[] = [
  { name: 'without', embed: '', open: false },
  { name: 'widget', embed: widget, open: false },
  { name: 'widget, opened', embed: widget, open: true },
  { name: 'socket.io', embed: pages.socketChat, open: false },
  { name: 'socket.io, opened', embed: pages.socketChat, open: true },
]
const costs = new Map<string, Cost[]>(kinds.map(({ name }) => [name, []]))
try {
  // The first of each is to warm up browser and servers, and is not counted.
  for (let nth = 0; nth <= Number(values.rounds); nth++)
    for (const kind of kinds) {
      const cost = await measure(browser, pages.show(kind.embed), kind)
      if (nth > 0) costs.get(kind.name)!.push(cost)
    }
} finally {
  await browser.close()
  await Promise.all([gateway.stop(), pages.stop()])
}
print()

/** The demo's site lets the page in from then on. */
async function allow(origin: string): Promise<void> {
  const admin = await logIn(gateway.url, 'admin')
  const { sites } = await admin.get<{ sites: { id: string; key: string; rev: number; origins: string[] }[] }>(
    '/api/v1/sites',
  )
  const site = sites.find(({ key }) => key === 'demo-site')!
  const origins = [...site.origins, origin]
  const response = await admin.send('PATCH', `/api/v1/sites/${site.id}`, { rev: site.rev, origins })
  if (!response.ok) throw new Error(await response.text())
}

function of(name: string, key: keyof Cost): number {
  return median(costs.get(name)!.map((cost) => cost[key]))
}

function more(name: string, key: keyof Cost): number {
  return of(name, key) - of('without', key)
}

function ratio(key: keyof Cost, one: string, two: string): string {
  return figure(more(one, key) / more(two, key), 2)
}

function print(): void {
  const columns: readonly [string, (name: string) => string][] = [
    ['requests', (name) => figure(of(name, 'requests'))],
    ['bytes', (name) => figure(of(name, 'bytes'))],
    ['main ms', (name) => figure(of(name, 'mainMs'), 1)],
    ['  more', (name) => figure(more(name, 'mainMs'), 1)],
    ['heap kB', (name) => figure(of(name, 'heap') / 1_000)],
    ['  more', (name) => figure(more(name, 'heap') / 1_000)],
  ]
  console.log(`${''.padEnd(20)}${columns.map(([title]) => title.padStart(11)).join('')}`)
  for (const { name } of kinds)
    console.log(`${name.padEnd(20)}${columns.map(([, cell]) => cell(name).padStart(11)).join('')}`)
  for (const state of ['', ', opened'])
    console.log(
      `widget / socket.io${state}: bytes ${ratio('bytes', `widget${state}`, `socket.io${state}`)}, main thread ${ratio('mainMs', `widget${state}`, `socket.io${state}`)}, heap ${ratio('heap', `widget${state}`, `socket.io${state}`)}`,
    )
  console.log('CPU four times slower; bytes as they come over the wire, with headers; medians.')
}
