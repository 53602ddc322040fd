import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { RatingFilling } from '../forms/rating-filling.js'
import { memorySession, MemoryVisits } from '../testing/memory-session.js'
import type { MemorySession } from '../testing/memory-session.js'
import { SimulatedGateway } from '../testing/simulated-gateway.js'

let gateway: SimulatedGateway
let storage: MemoryVisits
let open: MemorySession[]

beforeEach(() => {
  gateway = new SimulatedGateway()
  storage = new MemoryVisits()
  open = []
})

afterEach(() => {
  for (const { session } of open) session.dispose()
})

function connected(change: Parameters<typeof memorySession>[2] = {}): MemorySession {
  const made = memorySession(gateway, storage, change)
  open.push(made)
  made.session.connect()
  return made
}

const texts = ({ session }: MemorySession): (string | null)[] =>
  session.model.conversation.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []))
const phase = ({ session }: MemorySession): string => session.model.conversation.phase
/** The contact has started and nothing is under way. */
const settled = async (made: MemorySession): Promise<void> => {
  await until(() => expect(made.client.stream(gateway.contact).seq).toBeGreaterThan(0))
  await until(() => expect(made.client.pending(gateway.contact)).toEqual([]))
}
const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 2_000, interval: 5 })

describe('a visit', () => {
  test('keeps nothing before the first message', async () => {
    const { session } = connected()
    await until(() => expect(session.model.reach.is).toBe('open'))
    session.keepOpen(true)
    expect(storage.visit).toBeNull()
  })

  test('is kept from the first message on, and tells the page', async () => {
    const made = connected()
    made.session.say('Hello')
    await until(() => expect(made.told).toContainEqual(['contact_started', { contact: gateway.contact }]))
    expect(storage.visit).toMatchObject({
      visitor: gateway.visitor,
      token: 'token',
      contact: gateway.contact,
      accepted: true,
    })
    expect(phase(made)).toBe('queued')
  })

  test('is whole after a reload, and says what had not been seen', async () => {
    const before = connected()
    before.session.say('Hello')
    await settled(before)
    before.session.dispose()
    gateway.join('Thảo')
    gateway.say('Hi')
    const after = connected()
    expect(after.session.hasOpenContact).toBe(true)
    await until(() => expect(texts(after)).toEqual(['Hello', 'Hi']))
    expect(after.session.model.unread).toBe(1)
    expect(after.told).toContainEqual(['unread', { count: 1 }])
    after.session.look(true)
    expect(after.session.model.unread).toBe(0)
  })

  test('finds what was being typed in it after a reload, and shows it in no other contact', async () => {
    const before = connected()
    before.session.say('Hello')
    await settled(before)
    before.session.type('half a sent')
    before.session.dispose()
    const after = connected()
    expect(after.session.draft).toBe('half a sent')
    after.session.dispose()
    storage.drafted = 'another contact'
    expect(connected().session.draft).toBe('')
  })

  test('says a message of the agent to the page, once', async () => {
    const made = connected()
    made.session.say('Hello')
    await settled(made)
    gateway.join('Thảo')
    gateway.say('Hi')
    gateway.drop()
    await until(() => expect(texts(made)).toEqual(['Hello', 'Hi']))
    await until(() => expect(made.session.model.reach.is).toBe('open'))
    expect(made.told.filter(([name]) => name === 'message')).toHaveLength(1)
  })

  test('forgets the contact of another visitor', async () => {
    storage.visit = { visitor: 'somebody else', token: 'old', contact: 'theirs', accepted: true }
    const made = connected()
    await until(() => expect(made.session.model.hasContact).toBe(false))
    expect(storage.visit).not.toHaveProperty('contact')
  })

  test('forgets a contact that the gateway does not know', async () => {
    storage.visit = {
      visitor: gateway.visitor,
      token: 'token',
      contact: '018f3c5e-7b1a-7c00-8000-00000000000b',
      accepted: false,
    }
    const made = connected()
    await until(() => expect(made.session.model.hasContact).toBe(false))
    made.session.say('Hello')
    await settled(made)
  })

  test('takes up a contact that the gateway knows to be open', async () => {
    const before = connected()
    before.session.say('Hello')
    await settled(before)
    const { contact } = gateway
    storage = new MemoryVisits()
    const admit = async () => ({
      token: 't',
      visitor: gateway.visitor,
      site: { name: '', brandName: '' },
      open: contact,
    })
    const after = connected({ admit })
    await until(() => expect(texts(after)).toEqual(['Hello']))
    expect(storage.visit).toMatchObject({ contact })
  })

  test('is told to the page as an error when the page may not be let in', async () => {
    const refused = { refused: 'origin_not_allowed', message: 'Add it.' } as const
    const made = connected({ admit: async () => refused })
    await until(() => expect(made.session.model.reach.is).toBe('refused'))
    expect(made.told).toContainEqual(['error', { code: 'origin_not_allowed', message: 'Add it.' }])
  })
})

describe('a message', () => {
  test('written while the line is lost is sent when it is back, in order, once', async () => {
    const made = connected()
    made.session.say('one')
    await settled(made)
    gateway.reachable = false
    gateway.drop()
    await until(() => expect(made.session.model.reach.is).toBe('lost'))
    made.session.say('two')
    made.session.say('three')
    expect(texts(made)).toEqual(['one', 'two', 'three'])
    gateway.reachable = true
    made.session.connect()
    await until(() => expect(made.client.pending(gateway.contact)).toEqual([]))
    expect(texts(made)).toEqual(['one', 'two', 'three'])
  })

  test('that was refused stays, and goes when it is tried again', async () => {
    const made = connected()
    made.session.say('one')
    await settled(made)
    gateway.refuseNext = 'internal'
    made.session.say('two')
    const failed = () =>
      made.session.model.conversation.entries.find(
        (each) => each.kind === 'message' && each.state === 'failed',
      )
    await until(() => expect(failed()).toBeDefined())
    made.session.retry(failed()!.key)
    await until(() => expect(made.client.pending(gateway.contact)).toEqual([]))
    expect(texts(made)).toEqual(['one', 'two'])
  })

  test('after a first one that was refused takes that one along', async () => {
    const made = connected()
    gateway.refuseNext = 'internal'
    made.session.say('one')
    await until(() => expect(phase(made)).toBe('new'))
    made.session.say('two')
    await settled(made)
    await until(() => expect(made.client.pending(gateway.contact)).toEqual([]))
    expect(texts(made)).toEqual(['one', 'two'])
  })

  test('of blanks is none', () => {
    const made = connected()
    made.session.say(' \n ')
    expect(made.session.model.hasContact).toBe(false)
  })

  test('that came too late becomes the draft of the next contact', async () => {
    const made = connected()
    made.session.say('one')
    await settled(made)
    gateway.refuseNext = 'contact_over'
    made.session.say('two')
    gateway.end()
    await until(() => expect(phase(made)).toBe('ended'))
    made.session.type('three')
    made.session.startAgain()
    expect(made.session.draft).toBe('two\nthree')
    expect(storage.draft).toBe('two\nthree')
    expect(made.session.model.hasContact).toBe(false)
  })
})

async function ended(): Promise<MemorySession> {
  const made = connected()
  made.session.say('one')
  await settled(made)
  made.session.end()
  await until(() => expect(phase(made)).toBe('ended'))
  return made
}

describe('a contact that has ended', () => {
  test('is no reason to come back by itself, and is told', async () => {
    const made = await ended()
    expect(storage.visit).toMatchObject({ ended: true })
    expect(made.session.hasOpenContact).toBe(false)
    expect(made.told).toContainEqual(['contact_ended', { contact: gateway.contact, by: 'visitor' }])
  })

  test('can be rated, again if that failed', async () => {
    const made = await ended()
    gateway.refuseNext = 'internal'
    const given = new RatingFilling(made.session, () => {})
    expect(await given.send()).toBe(false)
    expect(given.fault).toBe('missing')
    given.choose(4)
    given.remark(' Fine ')
    await given.send()
    expect(given.fault).toBe('failed')
    await given.send()
    expect(given.fault).toBe(null)
    await until(() => expect(phase(made)).toBe('rated'))
    expect(gateway.heard.filter((frame) => frame.t === 'rate').at(-1)).toMatchObject({
      score: 4,
      comment: 'Fine',
    })
    expect(made.told).toContainEqual(['rated', { contact: gateway.contact, score: 4 }])
    expect(made.session.isRated).toBe(true)
  })

  test('lets the line go when the panel closes; one that is open keeps it', async () => {
    const made = await ended()
    made.session.rest()
    expect(made.client.connection.is).toBe('stopped')
    made.session.startAgain()
    made.session.connect()
    made.session.say('again')
    await settled(made)
    made.session.rest()
    expect(made.client.connection.is).toBe('open')
  })
})

test('a reset leaves nothing behind', async () => {
  const made = connected()
  made.session.say('one')
  await until(() => expect(storage.visit).not.toBeNull())
  made.session.type('more')
  made.session.reset()
  expect(storage.visit).toBeNull()
  expect(storage.draft).toBe('')
  expect(made.client.connection.is).toBe('stopped')
})
