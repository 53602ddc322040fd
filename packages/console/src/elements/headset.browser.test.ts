import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { en } from '../words/en.js'
import type { ConsoleHeadset } from './headset-dialog.js'
import './headset-dialog.js'
import { sit } from '../testing/seated.js'
import { axeFaults, hasText } from '../testing/see.js'

afterEach(() => document.querySelector('console-headset')?.remove())

const dialog = page.getByRole('dialog', { name: 'Test your headset' })

/** A microphone that gives a tone, and none beside it. */
function plugIn(frequency = 300): void {
  const context = new AudioContext()
  const note = new OscillatorNode(context, { frequency })
  const out = new MediaStreamAudioDestinationNode(context)
  note.connect(out)
  note.start()
  navigator.mediaDevices.getUserMedia = async () => {
    await context.resume()
    return out.stream.clone()
  }
  navigator.mediaDevices.enumerateDevices = async () => [
    device('audioinput', 'USB'),
    device('audiooutput', 'USB'),
  ]
}

function device(kind: MediaDeviceKind, label: string): MediaDeviceInfo {
  const parts = { deviceId: `${label}-${kind}`, groupId: label, kind, label }
  return { ...parts, toJSON: () => parts }
}

/** Over a console, which has the look; what it fires. */
async function open(): Promise<string[]> {
  sit()
  // A browser lets nothing sound before somebody has pressed something.
  await page.getByRole('button', { name: /^Presence/ }).click()
  await userEvent.keyboard('{Escape}')
  const fired: string[] = []
  const element = document.createElement('console-headset') as ConsoleHeadset
  element.words = en
  for (const name of ['done', 'available']) element.addEventListener(name, () => fired.push(name))
  element.addEventListener('done', () => element.remove())
  document.body.append(element)
  return fired
}

test('a headset is tried before one goes available, and is known from then on', async () => {
  localStorage.removeItem('switchboard.headset')
  plugIn()
  const fired = await open()
  await expect.element(dialog.getByText('You are heard.')).toBeVisible()
  expect(await axeFaults()).toEqual([])
  await dialog.getByRole('combobox', { name: 'Microphone' }).selectOptions('USB')
  await dialog.getByRole('button', { name: 'Play a sound' }).click()
  await expect.element(dialog.getByText('You should hear two notes.')).toBeVisible()
  await expect.element(dialog.getByText('You are heard.')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  expect(JSON.parse(localStorage.getItem('switchboard.headset') ?? '{}')).toMatchObject({
    microphone: 'USB-audioinput',
    testedAt: expect.any(Number) as number,
  })
  expect(fired).toEqual(['done'])
})

test('without a microphone it says which is the matter, and goes on all the same', async () => {
  navigator.mediaDevices.getUserMedia = async () => {
    throw new DOMException('Permission dismissed', 'NotAllowedError')
  }
  const fired = await open()
  await hasText(dialog.getByRole('alert'), /closed: try again/)
  expect(await axeFaults()).toEqual([])
  await dialog.getByRole('button', { name: 'Go available' }).click()
  expect(fired).toEqual(['available', 'done'])
})
