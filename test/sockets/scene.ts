import { expect } from 'vitest'
import { newId } from '../support/socket.ts'
import type { TestTenant } from './centre.ts'
import type { Line } from './line.ts'
import type { TestNode } from './node.ts'

/** A contact with its two sides, as a test finds it. */
export interface Scene {
  readonly visitor: Line
  readonly visitorId: string
  readonly desk: Line
  readonly agent: string
  readonly contact: string
  readonly offer: string
}

/** A visitor has written, and it rings at an agent whose console follows the contact. */
export async function ringing(node: TestNode, tenant: TestTenant): Promise<Scene> {
  const agent = tenant.hire()
  const desk = await node.staff(tenant, agent)
  expect(await desk.ask({ t: 'presence', stream: agent, presence: 'available' })).toMatchObject({
    t: 'ack',
    seq: 1,
  })
  const visitorId = newId()
  const visitor = await node.visitor(tenant, visitorId)
  const contact = newId()
  expect(await visitor.ask({ t: 'start', stream: contact, text: 'My parcel is late' })).toMatchObject({
    t: 'ack',
    seq: 1,
  })
  const { fact } = await desk.fact(agent, 'work_reserved')
  desk.send({ t: 'follow', stream: contact, after: 0 })
  await desk.fact(contact, 'offer_made')
  return { visitor, visitorId, desk, agent, contact, offer: fact.offer }
}

/** The agent has answered. */
export async function talking(node: TestNode, tenant: TestTenant): Promise<Scene> {
  const scene = await ringing(node, tenant)
  expect(await scene.desk.ask({ t: 'accept', stream: scene.contact, offer: scene.offer })).toMatchObject({
    t: 'ack',
  })
  await scene.visitor.fact(scene.contact, 'agent_joined')
  return scene
}
