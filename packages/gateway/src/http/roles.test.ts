import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useGateway } from '../../../../test/support/gateway.js'
import { type Staff, logIn } from '../../../../test/support/rest.js'

const nobody = '00000000-0000-4000-8000-000000000000'

/** What each operation needs to be asked rightly. An operation that is not here fails the first test. */
const questions: Record<
  string,
  { query?: string; body?: Record<string, unknown>; params?: (ids: Ids) => string; answersOwn?: number }
> = {
  logIn: { body: { tenant: 'demo', user: 'agent', password: 'demo' } },
  logOut: { body: {} },
  me: {},
  wsTicket: { body: {} },
  admitVisitor: { body: { site: 'demo-site' } },
  listContacts: {},
  getContact: { params: () => '00000000-0000-4000-8000-000000000000', answersOwn: 404 },
  listWaiting: {},
  listClosed: {},
  getVisitor: { params: () => nobody, answersOwn: 404 },
  searchContactArticles: { params: () => nobody, answersOwn: 404 },
  searchContacts: { query: '?words=hello' },
  listFacts: { query: '?stream=00000000-0000-4000-8000-000000000000', answersOwn: 404 },
  uploadFile: { query: '?name=x', params: () => nobody, answersOwn: 404 },
  getFile: { params: () => nobody, answersOwn: 404 },
  uploadVisitorFile: { query: '?name=x', params: () => nobody, answersOwn: 401 },
  uploadVoiceMessage: { params: () => nobody, answersOwn: 401 },
  linkVisitorFile: { params: () => nobody, answersOwn: 401 },
  openFileLink: {
    query: '?tenant=1&rendition=whole&until=1&signature=x',
    params: () => nobody,
    answersOwn: 404,
  },
  queryMetrics: {},
  listMetricContacts: { query: '?metric=offered&from=0' },
  listMetricNames: {},
  listSavedViews: {},
  saveView: { body: { name: '', address: '' }, answersOwn: 400 },
  removeSavedView: { body: {}, params: () => nobody, answersOwn: 404 },
  listTenants: {},
  listBrands: {},
  listSites: {},
  listQueues: {},
  listUsers: {},
  listDispositions: {},
  changeQueue: { body: { rev: 1_000_000, offerMs: 9_000 }, params: ({ queue }) => queue, answersOwn: 409 },
  changeTenant: { body: { rev: 1_000_000, name: 'x' }, params: () => '999999', answersOwn: 404 },
  listCannedReplies: {},
  listArticles: {},
  searchKnowledge: { query: '?site=demo-site' },
  readArticle: { query: '?site=demo-site', params: () => nobody, answersOwn: 404 },
  listWebhooks: {},
  listTargets: { params: () => nobody, answersOwn: 404 },
  listBlockedVisitors: {},
  blockVisitor: { body: { contact: nobody, reason: 'x' }, answersOwn: 404 },
  unblockVisitor: { body: {}, params: () => nobody, answersOwn: 404 },
  listAudit: {},
  getPipeline: {},
  listSupervision: {},
  listRecordings: { params: () => nobody, answersOwn: 404 },
  getRecording: { params: () => nobody, answersOwn: 404 },
  explainOffer: { params: () => nobody, answersOwn: 404 },
  listApiKeys: {},
  listSkills: {},
  listBreakReasons: {},
  changeMyPicture: { answersOwn: 422 },
  changeUserPicture: { params: () => nobody, answersOwn: 422 },
  removeMyPicture: { body: {} },
  removeUserPicture: { body: {}, params: () => nobody, answersOwn: 404 },
  openPicture: { params: () => nobody, answersOwn: 404 },
  changeMe: { body: { name: '' }, answersOwn: 400 },
  listBrandKeys: { params: () => nobody, answersOwn: 404 },
  createBrandKey: { body: { alg: 'HS256' }, params: () => nobody, answersOwn: 404 },
  retireBrandKey: { body: {}, params: () => nobody, answersOwn: 404 },
  createApiKey: { body: { name: '', role: 'analyst', days: 1 }, answersOwn: 400 },
  revokeApiKey: { body: {}, params: () => nobody, answersOwn: 404 },
  getInstallation: { params: () => nobody, answersOwn: 404 },
  exportSetUp: {},
  importSetUp: { body: { format: 'switchboard-set-up-1' }, query: '?dryRun=true' },
  inviteUser: { body: {}, params: () => nobody, answersOwn: 404 },
  // Somebody else each time: who asks for one user again and again is made to wait.
  forgetPassword: {
    get body() {
      return { tenant: 'nobody', user: randomUUID() }
    },
  },
  choosePassword: { body: { token: 'x', password: 'x' }, answersOwn: 400 },
  changePassword: { body: { current: 'x', password: 'x' }, answersOwn: 400 },
  setUp: {
    body: {
      code: 'x',
      tenant: { key: 'x', name: 'x', zone: 'UTC' },
      admin: { user: 'x', name: 'x', password: 'x' },
      brand: { name: 'x' },
      site: { name: 'x', origin: 'x' },
      queue: { name: 'x' },
    },
    answersOwn: 404,
  },
  findPerson: { body: { by: 'visitor', value: nobody }, answersOwn: 404 },
  exportPerson: { body: { by: 'person', value: 'nobody' }, answersOwn: 404 },
  erasePerson: { body: { by: 'email', value: 'nobody@nowhere.example' }, answersOwn: 404 },
  listErasures: {},
  getRetention: {},
  changeRetention: { body: { rev: 1_000_000, days: { notes: 3 } }, answersOwn: 409 },
  listRetentionRuns: {},
  ...rowsOfKind('Brand', { name: '' }),
  ...rowsOfKind('Site', { name: '', brand: nobody, queue: nobody, origins: [] }),
  createQueue: { body: { name: '' }, answersOwn: 400 },
  ...rowsOfKind('User', { user: '', name: '', role: 'agent' }),
  ...rowsOfKind('Disposition', { code: '', labels: {} }, 'no_such_code'),
  ...rowsOfKind('Skill', { code: '', labels: {} }, 'no_such_code'),
  ...rowsOfKind('BreakReason', { code: '', labels: {}, paid: true }, 'no_such_code'),
  ...rowsOfKind('CannedReply', { title: '', text: '' }),
  ...rowsOfKind('Article', { title: '', text: '', brand: nobody }),
  ...rowsOfKind('Webhook', { name: '', url: '', types: [] }),
  makeWebhookSecret: { body: {}, params: () => nobody, answersOwn: 404 },
  testWebhook: { body: {}, params: () => nobody, answersOwn: 404 },
  listWebhookDeliveries: {},
  getWebhookDelivery: { params: () => nobody, answersOwn: 404 },
  sendWebhookDeliveryAgain: { body: {}, params: () => nobody, answersOwn: 404 },
  sendWebhookDeliveriesAgain: { body: { since: 0 }, params: () => nobody },
}

/** Whoever may, is told what is wrong with it: the tables that are compared below stay as they are. */
function rowsOfKind(one: string, wrong: Record<string, unknown>, key = nobody): typeof questions {
  return {
    [`create${one}`]: { body: wrong, answersOwn: 400 },
    [`change${one}`]: { body: { rev: 1 }, params: () => key, answersOwn: 404 },
  }
}

interface Ids {
  readonly queue: string
}

interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: string
  readonly id: string
  readonly callers: readonly string[]
  readonly tenantScoped: boolean
}

const roles = ['agent', 'senior', 'supervisor', 'analyst', 'admin']

let gateway: Awaited<ReturnType<typeof useGateway>>
let operations: readonly Operation[]
const ids: Record<string, Ids> = {}
beforeAll(async () => {
  gateway = await useGateway()
  const description = (await (await fetch(`${gateway.url}/api/v1/openapi.json`)).json()) as Description
  operations = operationsOf(description)
  for (const tenant of ['demo', 'other']) {
    const admin = await logIn(gateway.url, 'admin', tenant)
    const { queues } = await admin.get<{ queues: { id: string }[] }>('/api/v1/queues')
    ids[tenant] = { queue: queues[0]?.id ?? '' }
  }
})
afterAll(() => gateway.close())

interface Description {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Record<string, unknown>>>
}

function operationsOf({ paths }: Description): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase() as Operation['method'],
      path,
      id: String(operation['operationId']),
      callers: operation['x-roles'] as string[],
      tenantScoped: operation['x-tenant-scoped'] as boolean,
    })),
  )
}

async function call(
  operation: Operation,
  by: { cookie?: string; ids?: Ids } = {},
): Promise<{ status: number; code: string | undefined }> {
  const { query = '', body, params } = questions[operation.id] ?? {}
  const path =
    operation.path
      .replace('{id}', params?.(by.ids ?? ids['demo'] ?? { queue: '' }) ?? '')
      .replace('{kid}', 'none') + query
  const response = await fetch(gateway.url + path, {
    method: operation.method,
    headers: {
      origin: gateway.url,
      ...(by.cookie === undefined ? {} : { cookie: by.cookie }),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const answer = (await response.json()) as { error?: { code: string } }
  return { status: response.status, code: answer.error?.code }
}

test('every operation says who may call it, and has a row here', () => {
  expect(operations.map(({ id }) => id).toSorted()).toEqual(Object.keys(questions).toSorted())
  const known = [...roles, 'brand_viewer', 'public', 'site']
  for (const { id, callers, tenantScoped } of operations) {
    expect(callers.length, id).toBeGreaterThan(0)
    expect(
      callers.every((caller) => known.includes(caller)),
      id,
    ).toBe(true)
    expect(typeof tenantScoped, id).toBe('boolean')
  }
})

describe.each(roles)('as %s', (role) => {
  test('what is open to the role answers, and nothing else', async () => {
    for (const operation of operations) {
      // Log-out last would do; a log-in of its own for each operation is plainer.
      const { cookie } = await logIn(gateway.url, role)
      const { status, code } = await call(operation, { cookie })
      const open = operation.callers.some(
        (caller) => caller === role || caller === 'public' || caller === 'site',
      )
      if (open)
        expect([operation.id, status]).toEqual([operation.id, questions[operation.id]?.answersOwn ?? 200])
      else expect([operation.id, status, code]).toEqual([operation.id, 403, 'not_allowed'])
    }
  })
})

test('without a session only what is public answers', async () => {
  for (const operation of operations) {
    const { status, code } = await call(operation)
    if (operation.callers.includes('public') || operation.callers.includes('site'))
      expect([operation.id, status]).toEqual([operation.id, questions[operation.id]?.answersOwn ?? 200])
    else expect([operation.id, status, code]).toEqual([operation.id, 401, 'not_logged_in'])
  }
})

test('a made-up session is none', async () => {
  for (const operation of operations.filter(
    ({ callers }) => !callers.includes('public') && !callers.includes('site'),
  )) {
    const { code } = await call(operation, { cookie: `switchboard_session=${'A'.repeat(43)}` })
    expect([operation.id, code]).toEqual([operation.id, 'not_logged_in'])
  }
})

test('the other tenant’s administrator reaches nothing of this one', async () => {
  const other = await logIn(gateway.url, 'admin', 'other')
  const demo = await logIn(gateway.url, 'admin')
  const before = await demo.get<{ queues: { id: string; rev: number }[] }>('/api/v1/queues')
  for (const { id, rev } of before.queues) {
    const change = await other.send('PATCH', `/api/v1/queues/${id}`, { rev, offerMs: 9_000 })
    expect(change.status).toBe(404)
  }
  expect(await demo.get('/api/v1/queues')).toEqual(before)

  const mine = await everything(demo)
  const theirs = await everything(other)
  expect(mine.length).toBeGreaterThanOrEqual(9)
  expect(theirs).toHaveLength(mine.length)
  expect(theirs.filter((id) => mine.includes(id))).toEqual([])
})

/** Every id that any list of the tenant tells. */
async function everything(admin: Staff): Promise<string[]> {
  const lists = operations.filter(
    ({ method, path, tenantScoped }) =>
      method === 'GET' && tenantScoped && !path.includes('{') && !path.endsWith('/facts'),
  )
  const texts = await Promise.all(
    lists.map(async ({ path, id }) => JSON.stringify(await admin.get(path + (questions[id]?.query ?? '')))),
  )
  return [...new Set(texts.join(' ').match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [])]
}
