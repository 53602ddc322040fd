import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type Page, chromium } from 'playwright'
import { browserArguments, findBrowser } from '../support/browser.ts'
import { until } from '../support/switchboard.ts'
import { writeTone } from './tone.ts'

/** Somebody with a browser process of their own, whose microphone gives one tone. */
export interface Person {
  readonly page: Page
  /** Waits until a tone within 40 Hz of this is heard; 0: until nothing is heard. */
  hears(hz: number): Promise<void>
  /** Waits until the page has a microphone open. */
  opensMicrophone(): Promise<void>
  /** Pulls the plug of every microphone in use. */
  unplug(): Promise<void>
  /** Waits until these of the three tones that people speak with are heard, and the others are not. */
  hearsAll(wanted: readonly number[]): Promise<void>
  /** Listens for two seconds; throws where this tone was heard. */
  hearsNever(hz: number): Promise<void>
  /** Waits until the page itself has begun to sound a tone of so many Hz within the last five seconds. */
  isPlayed(hz: number): Promise<void>
  leave(): Promise<void>
}

/** Opens a browser at this address whose microphone gives a tone of so many Hz. */
export async function newPerson(url: string, hz: number): Promise<Person> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-tone-'))
  const tone = join(folder, 'tone.wav')
  writeTone(tone, hz)
  const browser: Browser = await chromium.launch({
    executablePath: await findBrowser(),
    ignoreDefaultArgs: ['--mute-audio'],
    args: [
      ...browserArguments,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${tone}`,
      '--autoplay-policy=no-user-gesture-required',
      '--allow-loopback-in-peer-connection',
    ],
  })
  const context = await browser.newContext({ locale: 'en-GB', permissions: ['microphone'] })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.addInitScript(listenIn)
  await page.goto(url)
  return {
    page,
    hears: (wanted) =>
      until(
        `${wanted} Hz is heard`,
        async () => {
          const heard = await page.evaluate(() => globalThis.heard())
          return wanted === 0 ? heard.peak < 0.002 : heard.peak > 0.004 && Math.abs(heard.hz - wanted) < 40
        },
        15_000,
      ).then(() => undefined),
    opensMicrophone: () =>
      until('a microphone is open', () => page.evaluate(() => globalThis.microphonesOpen() > 0)).then(
        () => undefined,
      ),
    unplug: () => page.evaluate(() => globalThis.unplug()),
    hearsAll: (wanted) =>
      until(
        `${wanted.join(' and ')} Hz are heard and nothing else`,
        async () => {
          const levels = await page.evaluate((tones) => globalThis.levels(tones), spoken)
          return spoken.every((one, index) => (levels[index] ?? 0) > audible === wanted.includes(one))
        },
        15_000,
      ).then(() => undefined),
    async hearsNever(unwanted) {
      for (let look = 0; look < 8; look++) {
        const [level = 0] = await page.evaluate((one) => globalThis.levels([one]), unwanted)
        if (level > audible) throw new Error(`${unwanted} Hz were heard.`)
      }
    },
    isPlayed: (wanted) =>
      until(
        `the page sounds ${wanted} Hz`,
        () => page.evaluate((pitch) => globalThis.sounded(pitch) < 5_000, wanted),
        15_000,
      ).then(() => undefined),
    async leave() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The tones that people speak with, Hz. */
const spoken = [440, 880, 1_320]
/** Louder than what leaks from one tone into the next, as a share of full scale. */
const audible = 0.002

declare global {
  function levels(hz: number | readonly number[]): Promise<number[]>
  function heard(): Promise<{ hz: number; peak: number }>
  function microphonesOpen(): number
  function unplug(): void
  function sounded(hz: number): number
}

/** In the page: remembers what plays the sound of others and which tones the page makes itself, and answers what is to be heard now. */
function listenIn(): void {
  const tones = new Map<number, number>()
  const start = OscillatorNode.prototype.start
  OscillatorNode.prototype.start = function (this: OscillatorNode, ...when) {
    tones.set(Math.round(this.frequency.value), Date.now())
    return start.apply(this, when)
  }
  globalThis.sounded = (hz) => Date.now() - (tones.get(hz) ?? 0)
  const microphones: MediaStreamTrack[] = []
  const { mediaDevices } = navigator
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = async (wish) => {
    const stream = await getUserMedia(wish)
    microphones.push(...stream.getAudioTracks())
    return stream
  }
  globalThis.microphonesOpen = () => microphones.filter(({ readyState }) => readyState === 'live').length
  globalThis.unplug = () => {
    for (const track of microphones.splice(0).filter(({ readyState }) => readyState === 'live')) {
      track.stop()
      // A page that stops a track itself is not told; one whose device is gone is.
      track.dispatchEvent(new Event('ended'))
    }
  }
  const played: HTMLAudioElement[] = []
  const play = HTMLMediaElement.prototype.play
  HTMLMediaElement.prototype.play = function (this: HTMLAudioElement) {
    if (!played.includes(this)) played.push(this)
    return play.call(this)
  }
  let context: AudioContext | null = null
  globalThis.levels = async (hz) => {
    context ??= new AudioContext({ sampleRate: 48_000 })
    const analyser = new AnalyserNode(context, { fftSize: 8_192, smoothingTimeConstant: 0 })
    const sources = played.flatMap(({ muted, srcObject }) =>
      !muted &&
      srcObject instanceof MediaStream &&
      srcObject.getAudioTracks().some((t) => t.readyState === 'live')
        ? [context?.createMediaStreamSource(srcObject)]
        : [],
    )
    for (const source of sources) source?.connect(analyser)
    await new Promise((resolve) => setTimeout(resolve, 250))
    const wave = new Float32Array(analyser.fftSize)
    analyser.getFloatTimeDomainData(wave)
    for (const source of sources) source?.disconnect()
    return [hz].flat().map((one) => {
      // A tone's level by correlation: a window keeps the others out.
      let [re, im] = [0, 0]
      wave.forEach((value, at) => {
        const shaped = value * (1 - Math.cos((2 * Math.PI * at) / wave.length))
        re += shaped * Math.cos((2 * Math.PI * one * at) / 48_000)
        im += shaped * Math.sin((2 * Math.PI * one * at) / 48_000)
      })
      return (2 * Math.hypot(re, im)) / wave.length
    })
  }
  globalThis.heard = async () => {
    const element = played.at(-1)
    const sound = element?.srcObject
    if (element?.muted !== false || !(sound instanceof MediaStream)) return { hz: 0, peak: 0 }
    context ??= new AudioContext({ sampleRate: 48_000 })
    const source = context.createMediaStreamSource(sound)
    const analyser = new AnalyserNode(context, { fftSize: 8_192, smoothingTimeConstant: 0 })
    source.connect(analyser)
    await new Promise((resolve) => setTimeout(resolve, 250))
    const wave = new Float32Array(analyser.fftSize)
    const bins = new Float32Array(analyser.frequencyBinCount)
    analyser.getFloatTimeDomainData(wave)
    analyser.getFloatFrequencyData(bins)
    source.disconnect()
    const loudest = bins.indexOf(Math.max(...bins))
    return { hz: (loudest * 48_000) / analyser.fftSize, peak: Math.max(...wave.map(Math.abs)) }
  }
}

/** Logs a user of the demo in at the console, and takes contacts from then on. */
export async function goOnDuty({ page }: Person, user: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Tenant' }).fill('demo')
  await page.getByRole('textbox', { name: 'User' }).fill(user)
  await page.getByLabel('Password').fill('demo')
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('button', { name: /^Presence/ }).click()
  await page.getByRole('menuitem', { name: 'Available' }).click()
}

/** The visitor calls from the demo page, the agent goes on duty and answers. */
export async function talkTogether({
  visitor,
  agent,
}: {
  readonly visitor: Person
  readonly agent: Person
}): Promise<void> {
  await goOnDuty(agent, 'agent')
  await visitor.page
    .getByRole('button', { name: /^Write to us/ })
    .first()
    .click()
  const panel = visitor.page.getByRole('dialog')
  await panel.getByRole('button', { name: /^Back/ }).click()
  await panel.getByRole('button', { name: /^Call us/ }).click()
  const offer = agent.page.getByRole('alertdialog', { name: /^Incoming call/ })
  await offer.getByRole('button', { name: /^Answer/ }).click()
}
