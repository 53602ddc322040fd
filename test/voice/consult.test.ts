import type { Locator } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../support/gateway.ts'
import { type Staff, letRing, logIn, recordCalls } from '../support/rest.ts'
import { until } from '../support/switchboard.ts'
import { hasLivekit, hasRecorder, livekitEnvironment } from './livekit.ts'
import { type Person, goOnDuty, newPerson } from './people.ts'
import { levelsOf } from './wav-levels.ts'

/** The tones of the three, Hz. */
const [ofVisitor, ofAgent, ofColleague] = [440, 880, 1_320]

let gateway: Awaited<ReturnType<typeof useGateway>>
let administrator: Staff
let visitor: Person
let agent: Person
let colleague: Person

beforeAll(async () => {
  if (!hasLivekit) return
  gateway = await useGateway(livekitEnvironment)
  await letRing(gateway.url)
  administrator = await logIn(gateway.url, 'admin')
  await recordCalls(administrator)
  ;[visitor, agent, colleague] = await Promise.all([
    newPerson(`${gateway.url}/`, ofVisitor),
    newPerson(`${gateway.url}/console/`, ofAgent),
    newPerson(`${gateway.url}/console/`, ofColleague),
  ])
  await Promise.all([goOnDuty(agent, 'agent'), goOnDuty(colleague, 'agent2')])
})
afterAll(async () => {
  if (!hasLivekit) return
  await Promise.all([visitor.leave(), agent.leave(), colleague.leave()])
  await gateway.close()
})

test.skipIf(!hasLivekit || !hasRecorder)(
  'the visitor hears nothing of a consultation, nor does the recording hold any of it; then the agent is back',
  async () => {
    // Only one of the two is rung by callers.
    await become('Offline')
    await call('Yes, record it')
    await visitor.hearsAll([ofAgent])
    await agent.page.getByRole('button', { name: 'Pause recording' }).waitFor()
    await become('Available')

    await ask('She asks about the blue lamp.')
    await ring().getByText('She asks about the blue lamp.').waitFor()
    await visitor.hearsAll([])
    await ring()
      .getByRole('button', { name: /^Answer/ })
      .click()
    await agent.hearsAll([ofColleague])
    await colleague.hearsAll([ofAgent])
    await visitor.hearsNever(ofAgent)
    await visitor.hearsNever(ofColleague)

    await agent.page.getByRole('button', { name: 'Back to the visitor' }).click()
    await visitor.hearsAll([ofAgent])
    await agent.hearsAll([ofVisitor])
    await colleague.hearsAll([])
    await agent.page.getByRole('button', { name: /^End/ }).click()

    const looks = levelsOf(await recordingOfLast(), [ofVisitor, ofAgent, ofColleague])
    const loudest = Math.max(
      ...looks.flatMap(({ visitor: left, agent: right }) => [left[2] ?? 1, right[2] ?? 1]),
    )
    const agentAt = looks.map(({ agent: right }) => (right[1] ?? 0) > 0.01)
    const visitorAt = looks.map(({ visitor: left }) => (left[0] ?? 0) > 0.01)
    // A tone that begins within a look spills a little into the others.
    expect(loudest).toBeLessThan(0.01)
    expect([agentAt.includes(true), visitorAt.includes(true)]).toEqual([true, true])
    // While they consulted it holds neither: between the first words and the last there is a second of silence at least.
    const [first, last] = [agentAt.indexOf(true), agentAt.lastIndexOf(true)]
    expect(agentAt.slice(first, last).filter((speaks) => !speaks).length).toBeGreaterThanOrEqual(4)
    expect(await visitor.page.getByText('She asks about the blue lamp.').count()).toBe(0)
    await finishWrapUp(agent)
  },
  120_000,
)

test.skipIf(!hasLivekit)(
  'a consultation becomes a conference, either agent may leave it, and a call is handed over whole',
  async () => {
    await become('Offline')
    await visitor.page.reload()
    await call('No, call without recording')
    await visitor.hearsAll([ofAgent])
    await become('Available')

    await ask('Three of us.')
    await ring()
      .getByRole('button', { name: /^Answer/ })
      .click()
    await agent.hearsAll([ofColleague])
    await agent.page.getByRole('button', { name: 'Conference' }).click()
    await visitor.hearsAll([ofAgent, ofColleague])
    await agent.hearsAll([ofVisitor, ofColleague])
    await colleague.hearsAll([ofVisitor, ofAgent])

    await colleague.page.getByRole('button', { name: 'Leave' }).click()
    await visitor.hearsAll([ofAgent])
    await agent.hearsAll([ofVisitor])
    await colleague.hearsAll([])

    await ask('Once more.')
    await ring()
      .getByRole('button', { name: /^Answer/ })
      .click()
    await agent.hearsAll([ofColleague])
    await visitor.hearsAll([])
    await agent.page.getByRole('button', { name: 'Hand over' }).click()
    await visitor.hearsAll([ofColleague])
    await colleague.hearsAll([ofVisitor])
    await agent.hearsAll([])

    await colleague.page.getByRole('button', { name: /^End/ }).click()
    await colleague.page.getByRole('radiogroup', { name: 'Disposition' }).waitFor()
    await visitor.hearsAll([])
  },
  120_000,
)

/** The site records calls whose callers agree. */
async function call(consent: string): Promise<void> {
  await visitor.page
    .getByRole('button', { name: /^Write to us/ })
    .first()
    .click()
  const panel = visitor.page.getByRole('dialog')
  const back = panel.getByRole('button', { name: /^Back/ })
  await back
    .or(panel.getByRole('button', { name: /^Call us/ }))
    .first()
    .waitFor()
  if (await back.isVisible()) await back.click()
  await panel.getByRole('button', { name: /^Call us/ }).click()
  await panel.getByRole('button', { name: consent }).click()
  const offer = agent.page.getByRole('alertdialog', { name: /^Incoming call/ })
  await offer.getByRole('button', { name: /^Answer/ }).click()
}

/** The colleague is to be asked, or is away. */
async function become(presence: 'Available' | 'Offline'): Promise<void> {
  const button = colleague.page.getByRole('button', { name: /^Presence/ })
  await button.click()
  await colleague.page.getByRole('menuitem', { name: presence }).click()
  await button.filter({ hasText: presence }).waitFor()
}

function ring(): Locator {
  return colleague.page.getByRole('alertdialog', { name: /asks you about a call/ })
}

async function ask(note: string): Promise<void> {
  await agent.page.getByRole('button', { name: /^Consult/ }).click()
  const dialog = agent.page.getByRole('dialog', { name: /^Ask another agent/ })
  await dialog.getByRole('radio', { name: /free/ }).check()
  await dialog.getByRole('textbox', { name: /^For the next agent/ }).fill(note)
  await dialog.getByRole('button', { name: /^Ask/ }).click()
}

async function finishWrapUp({ page }: Person): Promise<void> {
  await page
    .getByRole('radiogroup', { name: /^Disposition/ })
    .getByRole('radio')
    .first()
    .check()
  await page.getByRole('button', { name: /^Finish/ }).click()
}

/** The sound of the call that ended last, once it is kept. */
async function recordingOfLast(): Promise<Buffer> {
  const [contact] = (await administrator.get<{ contacts: { id: string }[] }>('/api/v1/contacts')).contacts
  const path = `/api/v1/contacts/${contact?.id ?? ''}/recordings`
  const id = await until('it is kept', async () => {
    const { recordings } = await administrator.get<{ recordings: { id: string }[] }>(path)
    return recordings[0]?.id ?? null
  })
  const answer = await fetch(`${gateway.url}/api/v1/recordings/${id}`, {
    headers: { cookie: administrator.cookie },
  })
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}
