import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../support/gateway.ts'
import { type Staff, letRing, logIn, recordCalls } from '../support/rest.ts'
import { until } from '../support/switchboard.ts'
import { hasLivekit, hasRecorder, livekitEnvironment } from './livekit.ts'
import { type Person, goOnDuty, newPerson } from './people.ts'
import { levelsOf } from './wav-levels.ts'

const runs = hasLivekit && hasRecorder

/** The tones of the three, Hz. */
const [ofVisitor, ofAgent, ofSupervisor] = [440, 880, 1_320]

let gateway: Awaited<ReturnType<typeof useGateway>>
let visitor: Person
let agent: Person
let supervisor: Person
let administrator: Staff
let pool: Pool

beforeAll(async () => {
  if (!runs) return
  gateway = await useGateway(livekitEnvironment)
  await letRing(gateway.url)
  pool = new Pool({ connectionString: gateway.databaseUrl })
  administrator = await logIn(gateway.url, 'admin')
  await recordCalls(administrator)
  ;[visitor, agent, supervisor] = await Promise.all([
    newPerson(`${gateway.url}/`, ofVisitor),
    newPerson(`${gateway.url}/console/`, ofAgent),
    newPerson(`${gateway.url}/console/`, ofSupervisor),
  ])
})
afterAll(async () => {
  if (!runs) return
  await Promise.all([visitor.leave(), agent.leave(), supervisor.leave()])
  await pool.end()
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
    // Another gateway that starts now leaves the recording with who makes it.
    const second = await useGateway({ ...livekitEnvironment, DATABASE_URL: gateway.databaseUrl })
    await agent.hearsNever(ofSupervisor)
    await second.close()
    await desk.getByRole('button', { name: /^End/ }).click()

    const contact = await lastCall()
    const recordings = await until('it is kept', async () => {
      const path = `/api/v1/contacts/${contact}/recordings`
      const { recordings: list } = await administrator.get<{ recordings: { id: string; ms: number }[] }>(path)
      return list.length > 0 ? list : null
    })
    expect(recordings).toHaveLength(1)
    const { rows: told } = await pool.query<{ type: string }>(
      "SELECT type FROM facts WHERE body ->> 'contact' = $1 AND type IN ('recording_started', 'recording_failed')",
      [contact],
    )
    expect(told).toEqual([{ type: 'recording_started' }])
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
    await finishWrapUp()
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

test.skipIf(!runs)(
  'a recorder that is killed is a fact and a sign at the desk; what it had heard is kept, and the call goes on',
  async () => {
    const desk = agent.page
    await finishWrapUp()
    await visitor.page.reload()
    await callWith('Yes, record it')
    await agent.hears(ofVisitor)
    await visitor.hears(ofAgent)
    await desk.getByRole('button', { name: 'Pause recording' }).waitFor()
    const contact = await lastCall()
    await until('two seconds are written', () => {
      const [path] = soundUnderWay()
      return path !== undefined && statSync(path).size > 44 + 2_000 * 64
    })
    expect(await recordingsOf(contact)).toEqual([])

    process.kill(recorderProcess(), 'SIGKILL')
    await desk.getByRole('alert').filter({ hasText: 'not recorded' }).waitFor()
    const types = await until('it is a fact', async () => {
      const { rows } = await pool.query<{ type: string }>(
        "SELECT type FROM facts WHERE type LIKE 'recording%' AND body ->> 'contact' = $1 ORDER BY seq",
        [contact],
      )
      return rows.length > 2 ? rows.map(({ type }) => type) : null
    })
    expect(types).toEqual(['recording_started', 'recording_ended', 'recording_failed'])
    await visitor.hears(ofAgent)
    await agent.hears(ofVisitor)

    const [{ id, ms } = { id: '', ms: 0 }] = await recordingsOf(contact)
    expect(ms).toBeGreaterThanOrEqual(2_000)
    const wav = Buffer.from(await (await open(administrator, `recordings/${id}`)).arrayBuffer())
    expect(wav.readUInt32LE(40)).toBe(wav.length - 44)
    const looks = levelsOf(wav, [ofVisitor, ofAgent])
    expect(looks.some(({ visitor: left }) => (left[0] ?? 0) > 0.01)).toBe(true)
    expect(looks.some(({ agent: right }) => (right[1] ?? 0) > 0.01)).toBe(true)
    expect(soundUnderWay()).toEqual([])
    await desk.getByRole('button', { name: /^End/ }).click()
  },
  90_000,
)

/** The files that recorders are writing. */
function soundUnderWay(): string[] {
  const root = join(gateway.folder, 'recording')
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.wav'))
    .map((name) => join(root, name))
}

/** The recorder that this process, the gateway's, has started. */
function recorderProcess(): number {
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  const [pid] = list.split('\n').flatMap((line) => {
    const [own, parent, ...command] = line.trim().split(/\s+/)
    const isRecorder = command.some((word) => word.endsWith(join('recorder', 'child.js')))
    return Number(parent) === process.pid && isRecorder ? [Number(own)] : []
  })
  if (pid === undefined) throw new Error('no recorder runs')
  return pid
}

async function recordingsOf(contact: string): Promise<readonly { id: string; ms: number }[]> {
  const path = `/api/v1/contacts/${contact}/recordings`
  return (await administrator.get<{ recordings: { id: string; ms: number }[] }>(path)).recordings
}

async function finishWrapUp(): Promise<void> {
  const desk = agent.page
  await desk
    .getByRole('radiogroup', { name: /^Disposition/ })
    .getByRole('radio')
    .first()
    .check()
  await desk.getByRole('button', { name: /^Finish/ }).click()
}

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
