import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useGateway } from '../support/gateway.ts'
import { type RawFact, referenceOf } from '../support/reference.ts'
import { letRing, logIn } from '../support/rest.ts'
import { until } from '../support/switchboard.ts'
import { hasLivekit, livekitEnvironment } from './livekit.ts'
import { type Person, goOnDuty, newPerson } from './people.ts'

let gateway: Awaited<ReturnType<typeof useGateway>>
let visitor: Person
let agent: Person

describe.each([
  { plane: 'p2p', runs: true, environment: {} },
  { plane: 'livekit', runs: hasLivekit, environment: livekitEnvironment },
])('over $plane', ({ runs, environment }) => {
  beforeAll(async () => {
    if (!runs) return
    gateway = await useGateway(environment)
    await letRing(gateway.url)
    ;[visitor, agent] = await Promise.all([
      newPerson(`${gateway.url}/`, 440),
      newPerson(`${gateway.url}/console/`, 880),
    ])
  })
  afterAll(async () => {
    if (!runs) return
    await Promise.all([visitor.leave(), agent.leave()])
    await gateway.close()
  })

  test.skipIf(!runs)(
    'a visitor calls, an agent answers, both hear each other until the end, and every second is a number',
    async () => {
      await goOnDuty(agent, 'agent')
      const desk = agent.page
      await visitor.page
        .getByRole('button', { name: /^Write to us/ })
        .first()
        .click()
      const panel = visitor.page.getByRole('dialog')
      await panel.getByRole('button', { name: /^Back/ }).click()
      await panel.getByRole('button', { name: /^Call us/ }).click()
      const offer = desk.getByRole('alertdialog', { name: /^Incoming call/ })
      await panel.getByText('Nobody hears you yet.').waitFor()
      // Allowed before, it opens while the call rings: answering has only to unmute.
      await agent.opensMicrophone()
      await offer.getByRole('button', { name: /^Answer/ }).click()

      await visitor.hears(880)
      await agent.hears(440)

      await panel.getByRole('button', { name: 'Mute' }).click()
      await agent.hears(0)
      await panel.getByRole('button', { name: 'Mute' }).click()
      await agent.hears(440)

      for (const _ of ['first', 'second']) {
        await desk.getByRole('button', { name: /^Hold/ }).click()
        await panel.getByText('You are on hold').waitFor()
        await agent.hears(0)
        await visitor.hears(0)
        await desk.getByRole('button', { name: /^Resume/ }).click()
        await visitor.hears(880)
      }

      await visitor.page.reload()
      await visitor.hears(880)
      await agent.hears(440)
      await desk.reload()
      await agent.hears(440)
      await visitor.hears(880)

      const tab = await visitor.page.context().newPage()
      await tab.goto(visitor.page.url())
      await tab.getByText('The call is in another tab').waitFor()
      await agent.hears(440)
      await tab.close()

      await agent.unplug()
      await desk.getByText('The microphone is gone').waitFor()
      await desk.getByRole('button', { name: 'Try again' }).click()
      await visitor.hears(880)
      await visitor.unplug()
      await panel.getByRole('button', { name: 'Try again' }).click()
      await agent.hears(440)

      await panel.getByRole('button', { name: 'End call' }).click()
      await desk
        .getByRole('radiogroup', { name: /^Disposition/ })
        .getByRole('radio')
        .first()
        .check()
      await desk.getByRole('button', { name: /^Finish/ }).click()
      await panel.getByRole('radio', { name: /^5/ }).check()
      await panel.getByRole('button', { name: /^Send rating/ }).click()

      const facts = await factsOfTheCall()
      const types = facts.map(({ type }) => type)
      expect(types.filter((type) => type === 'offer_accepted')).toHaveLength(1)
      expect(types.filter((type) => type === 'contact_held')).toHaveLength(2)
      expect(types.filter((type) => type === 'call_connected').length).toBeGreaterThanOrEqual(4)
      expect(types).toContain('call_measured')
      const failed = facts.filter(({ type }) => type === 'call_failed')
      expect(failed.map(({ body }) => body)).toMatchObject([
        { by: 'agent', why: 'microphone' },
        { by: 'visitor', why: 'microphone' },
      ])
      for (const { seq, body } of failed)
        expect(
          facts.some(
            (fact) => fact.type === 'call_connected' && fact.seq > seq && fact.body['by'] === body['by'],
          ),
        ).toBe(true)
      const measured = facts.flatMap(({ type, body }) => (type === 'call_measured' ? [body] : []))
      expect(new Set(measured.map(({ by }) => by))).toEqual(new Set(['agent', 'visitor']))
      for (const { quality } of measured) expect(quality).toMatchObject({ mos: expect.any(Number) as number })
      const { handleMs, talkMs, holdMs, wrapUpMs } = referenceOf(facts)
      expect(handleMs).toBe(talkMs + holdMs + wrapUpMs)
    },
    90_000,
  )
})

async function factsOfTheCall(): Promise<RawFact[]> {
  const supervisor = await logIn(gateway.url, 'supervisor')
  const analyst = await logIn(gateway.url, 'analyst')
  return until('the call is rated', async () => {
    const { contacts } = await supervisor.get<{ contacts: { id: string }[] }>('/api/v1/contacts')
    const [contact] = contacts
    if (!contact) return null
    const { facts } = await analyst.get<{ facts: RawFact[] }>(`/api/v1/facts?stream=${contact.id}`)
    const types = new Set(facts.map(({ type }) => type))
    return types.has('contact_rated') && types.has('wrap_up_ended') ? facts : null
  })
}
