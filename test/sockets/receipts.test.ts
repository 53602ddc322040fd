import type { ReceiptNotice } from '@switchboard/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../support/postgres.ts'
import { until } from '../support/switchboard.ts'
import { TestCentre, type TestTenant } from './centre.ts'
import type { Line } from './line.ts'
import { startNode, type TestNode } from './node.ts'
import { talking } from './scene.ts'

let database: Awaited<ReturnType<typeof useDatabase>>
let node: TestNode
/** Shares the database and no bus. */
let far: TestNode
let tenant: TestTenant

beforeAll(async () => {
  database = await useDatabase()
  const centre = new TestCentre()
  node = await startNode({ database: database.url, centre })
  far = await startNode({ database: database.url, centre })
  tenant = centre.tenant()
})
afterAll(async () => {
  await node.close()
  await far.close()
  await database.drop()
})

test('each side learns, in its own count, how far the other is: also on another node, and after a reload', async () => {
  const { visitor, visitorId, desk, agent, contact } = await talking(node, tenant)
  await desk.ask({ t: 'note', stream: contact, text: 'hidden from the visitor' })
  await desk.ask({ t: 'say', stream: contact, text: 'Hello' })
  const { seq: shown } = await visitor.fact(contact, 'message_sent')
  const words = await desk.fact(contact, 'message_sent')
  expect(words.seq).toBeGreaterThan(shown)

  const away = await far.staff(tenant, agent, { last: { [contact]: 0 } })
  visitor.send({ t: 'receipt', stream: contact, delivered: shown, read: 0 })
  expect(await receipt(desk, contact)).toEqual({ from: 'visitor', delivered: words.seq, read: 0 })
  visitor.send({ t: 'receipt', stream: contact, delivered: shown, read: shown })
  expect(await receipt(desk, contact, 'read')).toEqual({
    from: 'visitor',
    delivered: words.seq,
    read: words.seq,
  })
  expect(await receipt(away, contact, 'read')).toMatchObject({ read: words.seq })

  desk.send({ t: 'receipt', stream: contact, delivered: words.seq, read: words.seq })
  expect(await receipt(visitor, contact)).toEqual({ from: 'agent', delivered: shown, read: shown })
  const again = await far.visitor(tenant, visitorId, { last: { [contact]: 0 } })
  expect(await receipt(again, contact)).toEqual({ from: 'agent', delivered: shown, read: shown })
  expect([...node.reports, ...far.reports]).toEqual([])
})

test('a cursor never goes back, nor beyond what was said', async () => {
  const { visitor, desk, contact } = await talking(node, tenant)
  await desk.ask({ t: 'say', stream: contact, text: 'Hello' })
  const { seq } = await visitor.fact(contact, 'message_sent')
  const words = await desk.fact(contact, 'message_sent')
  visitor.send({ t: 'receipt', stream: contact, delivered: 1_000_000, read: 1_000_000 })
  expect(await receipt(desk, contact)).toMatchObject({ delivered: words.seq, read: words.seq })
  visitor.send({ t: 'receipt', stream: contact, delivered: 1, read: 1 })
  await desk.ask({ t: 'say', stream: contact, text: 'More' })
  visitor.send({ t: 'receipt', stream: contact, delivered: seq + 1, read: 1 })
  const next = await desk.fact(contact, 'message_sent')
  await until('it is kept', () => receipts(desk, contact).some(({ delivered }) => delivered === next.seq))
  expect(receipts(desk, contact).at(-1)).toMatchObject({ read: words.seq })
})

test('who reads along leaves no trace, and who does not follow is told nothing', async () => {
  const { visitor, desk, contact } = await talking(node, tenant)
  const words = await desk.fact(contact, 'message_sent')
  const supervisor = await node.staff(tenant, tenant.hire('supervisor'))
  supervisor.send({ t: 'receipt', stream: contact, delivered: words.seq, read: words.seq })
  await until('it is refused', () => supervisor.errors().length > 0)
  expect(supervisor.errors()).toEqual(['not_found'])
  supervisor.send({ t: 'follow', stream: contact, after: 0 })
  await supervisor.fact(contact, 'message_sent')
  supervisor.send({ t: 'receipt', stream: contact, delivered: words.seq, read: words.seq })
  // What the agent tells after that comes alone.
  desk.send({ t: 'receipt', stream: contact, delivered: words.seq, read: 0 })
  expect(await receipt(visitor, contact)).toEqual({ from: 'agent', delivered: 2, read: 0 })
})

function receipts(line: Line, contact: string): Omit<ReceiptNotice, 't' | 'stream'>[] {
  return line.frames.flatMap((frame) => {
    if (frame.t !== 'receipt' || frame.stream !== contact) return []
    const { from, delivered, read } = frame
    return [{ from, delivered, read }]
  })
}

function receipt(
  line: Line,
  contact: string,
  reached: 'delivered' | 'read' = 'delivered',
): Promise<Omit<ReceiptNotice, 't' | 'stream'>> {
  return until(
    `${reached} is told`,
    () => receipts(line, contact).findLast((each) => each[reached] > 0),
    20_000,
  )
}
