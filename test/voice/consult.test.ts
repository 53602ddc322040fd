import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../support/gateway.ts'
import { hasLivekit, livekitEnvironment } from './livekit.ts'
import { type Person, goOnDuty, newPerson, talkTogether } from './people.ts'

/** The tones of the three, Hz. */
const [ofVisitor, ofAgent, ofColleague] = [440, 880, 1_320]

let gateway: Awaited<ReturnType<typeof useGateway>>
let visitor: Person
let agent: Person
let colleague: Person

beforeAll(async () => {
  if (!hasLivekit) return
  gateway = await useGateway(livekitEnvironment)
  ;[visitor, agent, colleague] = await Promise.all([
    newPerson(`${gateway.url}/`, ofVisitor),
    newPerson(`${gateway.url}/console/`, ofAgent),
    newPerson(`${gateway.url}/console/`, ofColleague),
  ])
})
afterAll(async () => {
  if (!hasLivekit) return
  await Promise.all([visitor.leave(), agent.leave(), colleague.leave()])
  await gateway.close()
})

test.skipIf(!hasLivekit)(
  'an agent consults a colleague unheard by the visitor, makes it a conference, and hands the call over',
  async () => {
    await talkTogether({ visitor, agent })
    await visitor.hearsAll([ofAgent])
    await agent.hearsAll([ofVisitor])
    await goOnDuty(colleague, 'agent2')

    await ask('She asks about the blue lamp.')
    const ring = colleague.page.getByRole('alertdialog', { name: /asks you about a call/ })
    await ring.getByText('She asks about the blue lamp.').waitFor()
    await visitor.hearsAll([])
    await ring.getByRole('button', { name: /^Answer/ }).click()
    await agent.hearsAll([ofColleague])
    await colleague.hearsAll([ofAgent])
    await visitor.hearsNever(ofAgent)
    await visitor.hearsNever(ofColleague)

    await agent.page.getByRole('button', { name: 'Conference' }).click()
    await visitor.hearsAll([ofAgent, ofColleague])
    await agent.hearsAll([ofVisitor, ofColleague])
    await colleague.hearsAll([ofVisitor, ofAgent])

    await colleague.page.getByRole('button', { name: 'Leave' }).click()
    await visitor.hearsAll([ofAgent])
    await agent.hearsAll([ofVisitor])
    await colleague.hearsAll([])

    await ask('Once more.')
    await ring.getByRole('button', { name: /^Answer/ }).click()
    await agent.hearsAll([ofColleague])
    await visitor.hearsAll([])
    await agent.page.getByRole('button', { name: 'Hand over' }).click()
    await visitor.hearsAll([ofColleague])
    await colleague.hearsAll([ofVisitor])
    await agent.hearsAll([])
    expect(await visitor.page.getByText('She asks about the blue lamp.').count()).toBe(0)

    await colleague.page.getByRole('button', { name: /^End/ }).click()
    await colleague.page.getByRole('radiogroup', { name: 'Disposition' }).waitFor()
    await visitor.hearsAll([])
  },
  120_000,
)

async function ask(note: string): Promise<void> {
  await agent.page.getByRole('button', { name: /^Consult/ }).click()
  const dialog = agent.page.getByRole('dialog', { name: /^Ask another agent/ })
  await dialog.getByRole('radio', { name: /free/ }).check()
  await dialog.getByRole('textbox', { name: /^For the next agent/ }).fill(note)
  await dialog.getByRole('button', { name: /^Ask/ }).click()
}
