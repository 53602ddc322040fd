import type { Locator } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useGateway } from '../support/gateway.ts'
import { letRing } from '../support/rest.ts'
import { hasLivekit, livekitEnvironment } from './livekit.ts'
import { type Person, goOnDuty, newPerson } from './people.ts'

/** What the page plays while it rings, Hz. */
const ringback = 425

describe.each([
  { plane: 'p2p', runs: true, environment: {} },
  { plane: 'livekit', runs: hasLivekit, environment: livekitEnvironment },
])('over $plane', ({ runs, environment }) => {
  let gateway: Awaited<ReturnType<typeof useGateway>>
  let visitor: Person
  let agent: Person
  let colleague: Person
  let panel: Locator

  beforeAll(async () => {
    if (!runs) return
    gateway = await useGateway(environment)
    await letRing(gateway.url)
    ;[visitor, agent, colleague] = await Promise.all([
      newPerson(`${gateway.url}/`, 440),
      newPerson(`${gateway.url}/console/`, 880),
      newPerson(`${gateway.url}/console/`, 1_320),
    ])
    panel = visitor.page.getByRole('dialog')
    await goOnDuty(agent, 'agent')
  })
  afterAll(async () => {
    if (!runs) return
    await Promise.all([visitor.leave(), agent.leave(), colleague.leave()])
    await gateway.close()
  })

  test.skipIf(!runs)(
    'a call is given to a colleague: the caller stays, hears that it rings, then the colleague and nobody else',
    async () => {
      await call()
      await answer(agent)
      await visitor.hears(880)
      await agent.hears(440)

      await goOnDuty(colleague, 'agent2')
      await agent.page.getByRole('button', { name: /^Transfer/ }).click()
      const dialog = agent.page.getByRole('dialog')
      await dialog.getByRole('radio', { name: /free/ }).check()
      await dialog.getByRole('textbox', { name: /^For the next agent/ }).fill('Asked about the blue lamp.')
      await dialog.getByRole('button', { name: /^Transfer to/ }).click()

      await panel.getByText('Nobody hears you yet.').waitFor()
      await visitor.isPlayed(ringback)
      await Promise.all([visitor.hears(0), agent.hears(0), colleague.hears(0)])

      await answer(colleague)
      await visitor.hears(1_320)
      await colleague.hears(440)
      await agent.hears(0)
      await colleague.page.getByText('Asked about the blue lamp.').first().waitFor()
      expect(await panel.getByText('Asked about the blue lamp.').count()).toBe(0)
    },
    60_000,
  )

  test.skipIf(!runs)(
    'who talks can write beside it, in the same contact',
    async () => {
      await panel.getByRole('button', { name: 'Write' }).click()
      await panel.getByRole('textbox', { name: 'Message' }).fill('My number is 4711.')
      await panel.getByRole('button', { name: 'Send' }).click()
      const desk = colleague.page
      await desk.getByText('My number is 4711.').first().waitFor()
      await desk.getByRole('textbox', { name: 'Reply' }).fill('Thank you, I see it.')
      await desk.getByRole('button', { name: 'Send', exact: true }).click()
      await panel.getByText('Thank you, I see it.').waitFor()
      await visitor.hears(1_320)
      await panel.getByRole('button', { name: /Back to the call/ }).click()
    },
    30_000,
  )

  test.skipIf(!runs)(
    'a call is given to a queue, and whoever serves it talks',
    async () => {
      await colleague.page.getByRole('button', { name: /^Transfer/ }).click()
      const dialog = colleague.page.getByRole('dialog')
      await dialog.getByRole('group', { name: 'Queues' }).getByRole('radio').first().check()
      await dialog.getByRole('button', { name: /^Transfer to/ }).click()
      await visitor.isPlayed(ringback)
      await answer(agent)
      await visitor.hears(880)
      await agent.hears(440)
      await colleague.hears(0)
      await agent.page.getByRole('button', { name: /^End/ }).click()
      await panel.getByRole('radiogroup', { name: 'Rating' }).waitFor()
      await visitor.hears(0)
    },
    60_000,
  )

  async function call(): Promise<void> {
    await visitor.page
      .getByRole('button', { name: /^Write to us/ })
      .first()
      .click()
    await panel.getByRole('button', { name: /^Back/ }).click()
    await panel.getByRole('button', { name: /^Call us/ }).click()
  }
})

async function answer({ page }: Person): Promise<void> {
  const offer = page.getByRole('alertdialog', { name: /^Incoming call/ })
  await offer.getByRole('button', { name: /^Answer/ }).click()
}
