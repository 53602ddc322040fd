import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../support/gateway.ts'
import { type Staff, letRing, logIn } from '../support/rest.ts'
import { until } from '../support/switchboard.ts'
import { hasLivekit, livekitEnvironment } from './livekit.ts'
import { type Person, goOnDuty, newPerson } from './people.ts'
import { levelsOf } from './wav-levels.ts'

const hasRecorder = ((): boolean => {
  try {
    createRequire(join(import.meta.dirname, '../../packages/gateway/package.json')).resolve(
      '@livekit/rtc-node',
    )
    return true
  } catch {
    return false
  }
})()
const runs = hasLivekit && hasRecorder
if (hasLivekit && !runs) console.log('skipped: no recorder on this machine')

/** The tones of the three, Hz. */
const [ofVisitor, ofAgent, ofSupervisor] = [440, 880, 1_320]

let gateway: Awaited<ReturnType<typeof useGateway>>
let visitor: Person
let agent: Person
let supervisor: Person
let administrator: Staff

beforeAll(async () => {
  if (!runs) return
  gateway = await useGateway(livekitEnvironment)
  await letRing(gateway.url)
  administrator = await logIn(gateway.url, 'admin')
  const { sites } = await administrator.get<{ sites: { id: string; key: string; rev: number }[] }>(
    '/api/v1/sites',
  )
  const site = sites.find(({ key }) => key === 'demo-site')
  const changed = await administrator.send('PATCH', `/api/v1/sites/${site?.id ?? ''}`, {
    rev: site?.rev,
    recordsCalls: true,
  })
  expect(changed.ok).toBe(true)
  ;[visitor, agent, supervisor] = await Promise.all([
    newPerson(`${gateway.url}/`, ofVisitor),
    newPerson(`${gateway.url}/console/`, ofAgent),
    newPerson(`${gateway.url}/console/`, ofSupervisor),
  ])
})
afterAll(async () => {
  if (!runs) return
  await Promise.all([visitor.leave(), agent.leave(), supervisor.leave()])
  await gateway.close()
})

test.skipIf(!runs)(
  'with consent a call is recorded: one voice a side, never a whisper, a gap where it was paused; whoever listens is on record',
  async () => {
    await goOnDuty(agent, 'agent')
    await callWith('Yes, record it')
    await agent.hears(ofVisitor)
    const desk = agent.page
    const pause = desk.getByRole('button', { name: 'Pause recording' })
    await pause.waitFor()

    const floor = supervisor.page
    await floor.getByRole('textbox', { name: 'Tenant' }).fill('demo')
    await floor.getByRole('textbox', { name: 'User' }).fill('supervisor')
    await floor.getByLabel('Password').fill('demo')
    await floor.getByRole('button', { name: 'Log in' }).click()
    await floor
      .getByRole('button', { name: /^Presence|^Log out/ })
      .first()
      .waitFor()
    await floor.goto(`${gateway.url}/console/#live`)
    await floor.getByRole('button', { name: /^An / }).first().click()
    await floor
      .getByRole('button', { name: /^Read along/ })
      .first()
      .click()
    await floor.getByRole('group', { name: 'The call' }).getByRole('button', { name: 'Whisper' }).click()
    await agent.hearsAll([ofVisitor, ofSupervisor])
    await floor.getByRole('button', { name: 'Stop listening' }).click()

    await pause.click()
    const goOn = desk.getByRole('button', { name: 'Record again' })
    await goOn.waitFor()
    // What was said for so long is not kept.
    await agent.hearsNever(ofSupervisor)
    await goOn.click()
    await pause.waitFor()
    await agent.hearsNever(ofSupervisor)
    await desk.getByRole('button', { name: /^End/ }).click()

    const contact = await lastCall()
    const recordings = await until('it is kept', async () => {
      const path = `/api/v1/contacts/${contact}/recordings`
      const { recordings: list } = await administrator.get<{ recordings: { id: string; ms: number }[] }>(path)
      return list.length > 0 ? list : null
    })
    expect(recordings).toHaveLength(1)
    const [{ id, ms } = { id: '', ms: 0 }] = recordings
    expect(ms).toBeGreaterThan(5_000)
    const wav = Buffer.from(await (await open(administrator, `recordings/${id}`)).arrayBuffer())
    const looks = levelsOf(wav, [ofVisitor, ofAgent, ofSupervisor])
    for (const { visitor: left, agent: right } of looks) {
      // A tone that begins within a look spills a little into the others.
      for (const stranger of [left[1], left[2]]) expect(stranger).toBeLessThan((left[0] ?? 0) / 5 + 0.002)
      for (const stranger of [right[0], right[2]]) expect(stranger).toBeLessThan((right[1] ?? 0) / 5 + 0.002)
    }
    const spoken = looks.map(
      ({ visitor: left, agent: right }) => (left[0] ?? 0) > 0.01 && (right[1] ?? 0) > 0.01,
    )
    const silent = looks.map(
      ({ visitor: left, agent: right }) => (left[0] ?? 0) < 1e-4 && (right[1] ?? 0) < 1e-4,
    )
    const first = spoken.indexOf(true)
    const gap = silent.indexOf(true, first)
    expect(first).toBeGreaterThanOrEqual(0)
    expect(gap).toBeGreaterThan(first)
    expect(spoken.indexOf(true, gap)).toBeGreaterThan(gap)

    const { entries } = await administrator.get<{ entries: { did: string; contact: string }[] }>(
      '/api/v1/supervision',
    )
    expect(entries.filter(({ did }) => did === 'played').map((entry) => entry.contact)).toEqual([contact])
    for (const user of ['agent2', 'analyst'])
      expect((await open(await logIn(gateway.url, user), `recordings/${id}`)).status).toBe(403)
    const foreign = await logIn(gateway.url, 'supervisor', 'other')
    expect((await open(foreign, `recordings/${id}`)).status).toBe(404)
    expect((await open(administrator, `files/${id}`)).status).toBe(404)
  },
  120_000,
)

test.skipIf(!runs)(
  'who says no is not recorded, and calls all the same',
  async () => {
    const desk = agent.page
    await desk
      .getByRole('radiogroup', { name: /^Disposition/ })
      .getByRole('radio')
      .first()
      .check()
    await desk.getByRole('button', { name: /^Finish/ }).click()
    await visitor.page.reload()
    await callWith('No, call without recording')
    await agent.hears(ofVisitor)
    expect(await desk.getByRole('button', { name: 'Pause recording' }).count()).toBe(0)
    await desk.getByRole('button', { name: /^End/ }).click()
    const path = `/api/v1/contacts/${await lastCall()}/recordings`
    expect(await administrator.get(path)).toEqual({ recordings: [] })
  },
  60_000,
)

async function callWith(answer: string): Promise<void> {
  const panel = visitor.page.getByRole('dialog')
  await visitor.page
    .getByRole('button', { name: /^Write to us/ })
    .first()
    .click()
  const back = panel.getByRole('button', { name: /^Back/ })
  await back
    .or(panel.getByRole('button', { name: /^Call us/ }))
    .first()
    .waitFor()
  if (await back.isVisible()) await back.click()
  await panel.getByRole('button', { name: /^Call us/ }).click()
  await panel.getByRole('button', { name: answer }).click()
  const offer = agent.page.getByRole('alertdialog', { name: /^Incoming call/ })
  await offer.getByRole('button', { name: /^Answer/ }).click()
}

async function lastCall(): Promise<string> {
  const { contacts } = await administrator.get<{ contacts: { id: string }[] }>('/api/v1/contacts')
  return contacts[0]?.id ?? ''
}

function open({ cookie }: Staff, path: string): Promise<Response> {
  return fetch(`${gateway.url}/api/v1/${path}`, { headers: { cookie } })
}
