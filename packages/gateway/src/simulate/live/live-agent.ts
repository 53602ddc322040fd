import { setTimeout as sleep } from 'node:timers/promises'
import type { AgentFact, FactFrame, StaffContactFact } from '@switchboard/protocol'
import type { Dice } from '../dice.js'
import { wordsOf } from '../words.js'
import type { DemoStaff } from './demo-gateway.js'
import { type Line, openLine } from './line.js'
import type { LiveWorld } from './live-world.js'
import { createMoment } from './moment.js'

/** Somebody who answers. */
export interface LiveAgent {
  /** Settles when the agent is at the desk for the first time, or cannot come. */
  readonly arrived: Promise<void>
  /** Ends what is in hand, wraps up, and logs out. */
  goHome(): Promise<void>
}

/** Probabilities, and times in ms. */
const habits = {
  answer: { median: 3_000, most: 14_000 },
  shown: [150, 900],
  declines: 0.015,
  misses: 0.02,
  firstReply: { median: 5_000, most: 40_000 },
  reply: { median: 16_000, most: 70_000 },
  idle: { median: 30_000, most: 60_000 },
  wrapUp: { median: 15_000, most: 50_000 },
} as const
const goHomeMs = 20_000
/** From one try to have a line to the next: at first, and at most. So many in a row, and the gateway is gone. */
const again = { firstMs: 250, mostMs: 5_000, tries: 8 }

interface Hand {
  locale: 'en' | 'vi'
  said: number
  replying: boolean
  over: boolean
}

/** Lets somebody of the demo be available, answer what rings, talk, and wrap up; a line that is lost is opened again. */
export function playAgent(world: LiveWorld, staff: DemoStaff, dice: Dice): LiveAgent {
  const { pastime, gateway, tally } = world
  const cursors = new Map<string, number>()
  const hands = new Map<string, Hand>()
  const rings = new Set<string>()
  let line: Line | null = null
  const leave = new AbortController()
  const isLeaving = (): boolean => leave.signal.aborted
  const empty = createMoment()
  const arrival = createMoment()
  const staying = stay().catch((error: unknown) => {
    world.fail(error)
    arrival.reach()
  })

  async function stay(): Promise<void> {
    for (let failed = 0; !isLeaving();) {
      try {
        const token = await staff.ticket()
        line = await openLine({ url: gateway.url, token, cursors, onFact: hear })
        if (isLeaving()) return line.close()
        await line.ask({ t: 'presence', stream: staff.id, presence: 'available' })
        arrival.reach()
        failed = 0
        await line.ended
      } catch (error) {
        failed += 1
        if (failed === again.tries) throw error
      }
      const pauseMs = Math.min(again.firstMs * 2 ** failed, again.mostMs)
      await sleep(pauseMs, undefined, { signal: leave.signal }).catch(() => {})
    }
  }

  function hear({ stream, fact }: FactFrame): void {
    if (stream === staff.id) hearOwn(fact as AgentFact)
    else if (hands.has(stream)) hearContact(stream, fact as StaffContactFact)
  }

  function hearOwn(fact: AgentFact): void {
    if (fact.type === 'work_reserved') ring(fact.contact, fact.offer)
    else if (fact.type === 'work_released') rings.delete(fact.offer)
    else if (fact.type === 'work_started') {
      hands.set(fact.contact, { locale: 'en', said: 0, replying: false, over: false })
      line?.follow(fact.contact)
    } else if (fact.type === 'work_ended') {
      hands.delete(fact.contact)
      cursors.delete(fact.contact)
      if (isLeaving() && hands.size === 0) empty.reach()
    }
  }

  function ring(stream: string, offer: string): void {
    rings.add(offer)
    const whileItRings = (ms: number, t: 'shown' | 'accept' | 'decline'): void =>
      pastime.after(ms, async () => {
        if (rings.has(offer)) await line?.ask({ t, stream, offer })
      })
    whileItRings(dice.between(...habits.shown), 'shown')
    if (dice.chance(habits.misses)) return
    const { median, most } = habits.answer
    whileItRings(1_000 + dice.time(median, most), dice.chance(habits.declines) ? 'decline' : 'accept')
  }

  function hearContact(stream: string, fact: StaffContactFact): void {
    const hand = hands.get(stream)
    if (hand === undefined) return
    if (fact.type === 'contact_started') hand.locale = fact.locale.startsWith('vi') ? 'vi' : 'en'
    else if (fact.type === 'message_sent' && fact.from === 'visitor') replyLater(stream, hand)
    else if (fact.type === 'contact_ended') {
      hand.over = true
      const { median, most } = habits.wrapUp
      pastime.after(isLeaving() ? 0 : dice.time(median, most), () => wrapUp(stream))
    }
  }

  function replyLater(stream: string, hand: Hand): void {
    if (hand.replying) return
    hand.replying = true
    const { median, most } = hand.said === 0 ? habits.firstReply : habits.reply
    pastime.after(dice.time(median, most), async () => {
      hand.replying = false
      if (hand.over || !hands.has(stream)) return
      const { greetings, answers } = wordsOf(hand.locale)
      const text = dice.pick(hand.said === 0 ? greetings : answers)
      hand.said += 1
      if ((await line?.ask({ t: 'say', stream, text })) === null) tally.messages += 1
      closeWhereIdle(stream, hand)
    })
  }

  /** Nobody says anything more: the agent ends it. */
  function closeWhereIdle(stream: string, hand: Hand): void {
    const { said } = hand
    const { median, most } = habits.idle
    pastime.after(habits.reply.most + dice.time(median, most), async () => {
      if (hands.get(stream) === hand && hand.said === said && !hand.replying && !hand.over)
        await line?.ask({ t: 'end', stream })
    })
  }

  async function wrapUp(stream: string): Promise<void> {
    const [first] = gateway.dispositions
    const disposition = first === undefined ? {} : { disposition: dice.pick(gateway.dispositions) }
    if (hands.has(stream)) await line?.ask({ t: 'finish', stream, ...disposition })
  }

  return {
    arrived: arrival.come,
    async goHome() {
      leave.abort()
      const home = line
      await home?.ask({ t: 'presence', stream: staff.id, presence: 'offline', when: 'after_work' })
      for (const [stream, { over }] of hands)
        if (over) await wrapUp(stream)
        else await home?.ask({ t: 'end', stream })
      if (hands.size > 0) await Promise.race([empty.come, sleep(goHomeMs, undefined, { ref: false })])
      home?.close()
      await staying
      await staff.logOut().catch(() => {}) // the gateway may be gone: there is nothing to log out of
    },
  }
}
