import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AskMedia, Signal } from '@switchboard/protocol'
import type { Call } from '@switchboard/voice'
import { chromium, type Browser, type Page } from 'playwright'
import { createLocalBus } from '../../packages/gateway/src/bus/local-bus.js'
import type { Head } from '../../packages/gateway/src/log/log.js'
import type { Identity } from '../../packages/gateway/src/sockets/tokens.js'
import { Media } from '../../packages/gateway/src/voice/media.js'
import type { MediaPlane } from '../../packages/gateway/src/voice/media-plane.js'
import { browserArguments, findBrowser } from '../support/browser.ts'
import { newId } from '../support/socket.ts'
import { until } from '../support/switchboard.ts'
import { noListeners } from './no-listeners.ts'
import { writeTone } from './tone.ts'

declare global {
  interface Window {
    ready?: true
    fromGateway(text: string): void
    start(stream: string, page: string): Promise<void>
    call(): Call
    former(): Call | undefined
    digits(): string[]
    otherMicrophone(): void
    failed?: boolean
    hears(): Promise<{ hz: number; rms: number }>
  }
}

/** One end of a call: a browser process with a tone for a microphone. */
export interface CallEnd {
  readonly page: Page
  /** Every text that the gateway has sent to it. */
  readonly texts: string[]
  hears(hz: number): Promise<void>
  /** The gateway forgets the page, as one that was restarted does; until it is found again nothing is passed on. */
  loseGateway(): void
  /** The line is open again: the page asks for its way anew. */
  findGateway(): Promise<void>
  /** Reloads the page and comes back as a new end of the same call. */
  reload(): Promise<void>
}

/** A visitor and an agent, their call, and the gateway's part that concerns its sound. */
export interface TwoEnds {
  readonly visitor: CallEnd
  readonly agent: CallEnd
  readonly media: Media
  /** Begins a new call that rings at the agent. */
  ring(): Promise<void>
  /** The agent accepts: the gateway knows, and tells both. */
  accept(): Promise<void>
  close(): Promise<void>
}

const microphones = { visitor: 440, agent: 880 }
const [visitorId, agentId] = [newId(), newId()]
const identities: Readonly<Record<'visitor' | 'agent', Identity>> = {
  visitor: { kind: 'visitor', tenant: 1, visitor: visitorId, site: newId() },
  agent: { kind: 'staff', tenant: 1, user: agentId, name: 'An', role: 'agent', session: newId() },
}

/** Opens two browsers on the page, with a gateway between them that lets them into `plane`. */
export async function openTwoEnds(url: string, plane: MediaPlane): Promise<TwoEnds> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-tones-'))
  const bus = createLocalBus()
  const contact = { id: newId(), phase: 'offered' }
  const head = (): Promise<Head | null> =>
    Promise.resolve({
      kind: 'contact',
      tenant: 1,
      state: { channel: 'voice', visitor: visitorId, agent: agentId, phase: contact.phase },
    } as unknown as Head)
  const faults: unknown[] = []
  const media = new Media({
    log: { head },
    bus,
    plane,
    watching: noListeners,
    report: (_, error) => faults.push(error),
  })
  bus.subscribe((message) => media.hear(message))
  const open = async (
    side: 'visitor' | 'agent',
  ): Promise<CallEnd & { browser: Browser; start(): Promise<void>; hangUp(): Promise<void> }> => {
    const browser = await launch(folder, microphones[side])
    const page = await browser.newPage()
    const texts: string[] = []
    const socket = {
      sendText(text: string) {
        texts.push(text)
        void page.evaluate((each) => window.fromGateway(each), text).catch(() => {})
      },
    }
    let away = false
    await page.exposeFunction('toGateway', (text: string) => {
      if (away) return
      const frame = JSON.parse(text) as AskMedia | Signal
      void (frame.t === 'media'
        ? media.ask(socket, identities[side], frame)
        : media.pass(socket, identities[side], frame))
    })
    const load = async (): Promise<void> => {
      await page.goto(url)
      await page.waitForFunction(() => window.ready)
    }
    const start = (): Promise<void> =>
      page.evaluate(([stream, id]) => window.start(stream, id), [contact.id, newId()] as const)
    await load()
    return {
      browser,
      page,
      texts,
      start,
      hears: (hz) => hearsOn(page, hz),
      loseGateway() {
        away = true
        media.gone(socket)
      },
      async findGateway() {
        away = false
        await page.evaluate(() => window.fromGateway('{"t":"welcome"}'))
      },
      async hangUp() {
        await page.evaluate(() => window.former()?.close())
        media.gone(socket)
      },
      async reload() {
        media.gone(socket)
        await load()
        await start()
        await page.evaluate(() => window.call().talk(true))
      },
    }
  }
  const [visitor, agent] = await Promise.all([open('visitor'), open('agent')])
  return {
    visitor,
    agent,
    media,
    async ring() {
      await Promise.all([visitor.hangUp(), agent.hangUp()])
      contact.id = newId()
      contact.phase = 'offered'
      await Promise.all([visitor.start(), agent.start()])
      for (const { page } of [visitor, agent])
        await until('the way is there', () => page.evaluate(() => window.call().view.plane))
    },
    async accept() {
      contact.phase = 'connected'
      for (const { page } of [visitor, agent]) await page.evaluate(() => window.call().talk(true))
    },
    async close() {
      media.close()
      await Promise.all([visitor.browser.close(), agent.browser.close()])
      rmSync(folder, { recursive: true, force: true })
      if (faults.length > 0) throw faults[0]
    },
  }
}

async function launch(folder: string, hz: number): Promise<Browser> {
  const file = join(folder, `${hz}.wav`)
  writeTone(file, hz)
  return chromium.launch({
    executablePath: await findBrowser(),
    args: [
      ...browserArguments,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${file}`,
      '--autoplay-policy=no-user-gesture-required',
      '--allow-loopback-in-peer-connection',
    ],
    ignoreDefaultArgs: ['--mute-audio'],
  })
}

/** A few Hz beside it are the resolution of the look; 0 is silence. */
async function hearsOn(page: Page, hz: number): Promise<void> {
  let last = -1
  await until(`it hears ${hz} Hz`, async () => {
    const heard = await page.evaluate(() => window.hears())
    last = heard.hz
    return Math.abs(last - hz) <= 12
  }).catch((error: unknown) => {
    throw new Error(`It hears ${last} Hz and not ${hz}.`, { cause: error })
  })
}
