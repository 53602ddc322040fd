import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../support/gateway.ts'
import { letRing, logIn } from '../support/rest.ts'
import { hasLivekit, livekitEnvironment } from './livekit.ts'
import { type Person, newPerson, talkTogether } from './people.ts'

/** The tones of the three, Hz. */
const [ofVisitor, ofAgent, ofSupervisor] = [440, 880, 1_320]

let gateway: Awaited<ReturnType<typeof useGateway>>
let visitor: Person
let agent: Person
let supervisor: Person

beforeAll(async () => {
  if (!hasLivekit) return
  gateway = await useGateway(livekitEnvironment)
  await letRing(gateway.url)
  ;[visitor, agent, supervisor] = await Promise.all([
    newPerson(`${gateway.url}/`, ofVisitor),
    newPerson(`${gateway.url}/console/`, ofAgent),
    newPerson(`${gateway.url}/console/`, ofSupervisor),
  ])
})
afterAll(async () => {
  if (!hasLivekit) return
  await Promise.all([visitor.leave(), agent.leave(), supervisor.leave()])
  await gateway.close()
})

test.skipIf(!hasLivekit)(
  'a supervisor listens, whispers and barges in, and each hears whom they may and nobody else',
  async () => {
    await talkTogether({ visitor, agent })
    await visitor.hearsAll([ofAgent])
    await agent.hearsAll([ofVisitor])

    const floor = supervisor.page
    await logInAt(supervisor, 'supervisor')
    await floor.goto(`${gateway.url}/console/#live`)
    await floor.getByRole('button', { name: /^An / }).first().click()
    await floor
      .getByRole('button', { name: /^Read along/ })
      .first()
      .click()
    const modes = floor.getByRole('group', { name: 'The call' })

    await modes.getByRole('button', { name: 'Listen in' }).click()
    await supervisor.hearsAll([ofVisitor, ofAgent])
    await visitor.hearsAll([ofAgent])
    await agent.hearsAll([ofVisitor])
    expect(await agent.page.getByText('A supervisor speaks to you').count()).toBe(0)

    await modes.getByRole('button', { name: 'Whisper' }).click()
    await agent.hearsAll([ofVisitor, ofSupervisor])
    await supervisor.hearsAll([ofVisitor, ofAgent])
    await visitor.hearsNever(ofSupervisor)
    await visitor.hearsAll([ofAgent])
    await agent.page.getByText('A supervisor speaks to you').waitFor()

    await modes.getByRole('button', { name: 'Barge in' }).click()
    await visitor.hearsAll([ofAgent, ofSupervisor])
    await agent.hearsAll([ofVisitor, ofSupervisor])

    await modes.getByRole('button', { name: 'Listen in' }).click()
    await visitor.hearsAll([ofAgent])
    await agent.hearsAll([ofVisitor])
    await supervisor.hearsAll([ofVisitor, ofAgent])

    await agent.page.getByRole('button', { name: /^End/ }).click()
    await supervisor.hearsAll([])
    const administrator = await logIn(gateway.url, 'admin')
    const { entries } = await administrator.get<{ entries: { did: string }[] }>('/api/v1/supervision')
    const did = entries.map((entry) => entry.did).toReversed()
    expect(did.filter((what) => what !== 'watched' && what !== 'read')).toEqual([
      'listened',
      'stopped_listening',
      'whispered_in_call',
      'stopped_listening',
      'barged',
      'stopped_listening',
      'listened',
      'stopped_listening',
    ])
  },
  90_000,
)

async function logInAt({ page }: Person, user: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Tenant' }).fill('demo')
  await page.getByRole('textbox', { name: 'User' }).fill(user)
  await page.getByLabel('Password').fill('demo')
  await page.getByRole('button', { name: 'Log in' }).click()
  await page
    .getByRole('button', { name: /^Presence|^Log out/ })
    .first()
    .waitFor()
}
