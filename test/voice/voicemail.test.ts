import type { Locator } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useGateway } from '../support/gateway.ts'
import { until } from '../support/switchboard.ts'
import { type Person, goOnDuty, newPerson } from './people.ts'

let gateway: Awaited<ReturnType<typeof useGateway>>
let visitor: Person
let agent: Person
let panel: Locator

beforeAll(async () => {
  gateway = await useGateway()
  ;[visitor, agent] = await Promise.all([
    newPerson(`${gateway.url}/`, 440),
    newPerson(`${gateway.url}/console/`, 880),
  ])
  panel = visitor.page.getByRole('dialog')
})
afterAll(async () => {
  await Promise.all([visitor.leave(), agent.leave()])
  await gateway.close()
})

test('where nobody is there a visitor speaks, hears it again and sends it: an agent hears it in its turn', async () => {
  const { page } = visitor
  await page
    .getByRole('button', { name: /^Write to us/ })
    .first()
    .click()
  await panel.getByRole('button', { name: /^Back/ }).click()
  await panel.getByRole('button', { name: 'Leave a voice message' }).click()
  await panel.getByText('Speak after the tone').waitFor()
  await visitor.isPlayed(1_000)
  await panel.getByText('0:02 / 2:00').waitFor()
  await panel.getByRole('button', { name: 'Stop' }).click()

  await panel.getByRole('button', { name: 'Hear it' }).click()
  await panel.getByRole('button', { name: 'Stop hearing' }).waitFor()
  await panel.getByRole('button', { name: 'Hear it' }).waitFor()

  await panel.getByRole('button', { name: 'Send voice message' }).click()
  await panel.getByText('Please fill this in').waitFor()
  await panel.getByRole('textbox', { name: /^Phone number/ }).fill('+84 912 345 678')
  await panel.getByRole('button', { name: 'Send voice message' }).click()
  await panel.getByText('We have your message.').waitFor()

  await goOnDuty(agent, 'agent')
  const desk = agent.page
  await desk
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Answer/ })
    .click()
  await desk.getByText(/left a voice message of 0:0[2-9], to be called back: \+84 912 345 678/).waitFor()
  const player = desk.locator('audio')
  await player.evaluate((element: HTMLAudioElement) => element.play())
  const length = await until('it is heard to its end', () =>
    player.evaluate((element: HTMLAudioElement) => (element.ended ? element.currentTime : null)),
  )
  expect(length).toBeGreaterThan(1)
}, 60_000)
