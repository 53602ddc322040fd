import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { axeFaults } from '../testing/see.js'
import { en } from '../words/en.js'
import { vi } from '../words/vi.js'
import type { Pipeline } from './pipeline-api.js'
import { ConsolePipeline } from './pipeline-page.js'

const well: Pipeline = {
  facts: 0,
  lagMs: null,
  away: false,
  replays: 0,
  alarms: [],
  parked: [],
  audits: [],
  past: null,
}

function show(pipeline: () => Pipeline | null, phrases = en): void {
  const api = { pipeline: () => Promise.resolve(pipeline()) }
  const main = document.createElement('main')
  main.append(Object.assign(new ConsolePipeline(), { api, phrases }))
  document.body.append(main)
}

beforeEach(() => document.body.replaceChildren())

test('where all is well it says so, and that no night has passed yet', async () => {
  show(() => well)
  await expect.element(page.getByText('Everything that has happened is in the numbers.')).toBeVisible()
  await expect.element(page.getByText('Nothing was put aside.')).toBeVisible()
  await expect.element(page.getByText(/No night has passed yet/)).toBeVisible()
  expect(await axeFaults()).toEqual([])
})

test('what waits, what is missing with its reason, and what an audit found are told, in Vietnamese as well', async () => {
  const parked = [
    {
      kind: 'fact',
      where: 'a-stream 7',
      what: 'contact_ended',
      reason: '<b>comes twice</b>',
      parkedAt: 1_795_000_000_000,
    },
  ] as const
  const audits = [{ from: 1_794_960_000_000, at: 1_795_050_000_000, rows: 4_210, differences: 3 }]
  show(() => ({
    ...well,
    facts: 12_000,
    lagMs: 61_000,
    away: true,
    alarms: ['late', 'differences'],
    parked,
    audits,
  }))
  await expect
    .element(page.getByText('12,000 facts are on their way; the oldest has waited for 61 s.'))
    .toBeVisible()
  await expect.element(page.getByText(/more than a minute behind/)).toBeVisible()
  await expect.element(page.getByText(/An audit found numbers/)).toBeVisible()
  await expect.element(page.getByText(/cannot be reached/)).toBeVisible()
  await expect.element(page.getByText('<b>comes twice</b>')).toBeVisible()
  await expect.element(page.getByRole('row', { name: /2026-11-18.*4,210.*3/ })).toBeVisible()
  expect(await axeFaults()).toEqual([])
  document.body.replaceChildren()
  show(() => ({ ...well, parked }), vi)
  await expect.element(page.getByRole('heading', { name: 'Tình trạng số liệu' })).toBeVisible()
})

test('what cannot be had is told, and tried again by a button', async () => {
  let answers = false
  show(() => (answers ? well : null))
  await expect.element(page.getByRole('alert')).toBeVisible()
  answers = true
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByText('Everything that has happened is in the numbers.')).toBeVisible()
})
