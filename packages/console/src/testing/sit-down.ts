import { createClient, tapLine } from '@switchboard/client'
import type { Answer, Api, Disposition, Me, Targets } from '../browser/api.js'
import { createDrafts } from '../browser/drafts.js'
import type { PastContact } from '../browser/desk-api.js'
import type { Settings } from '../browser/settings.js'
import { SwitchboardConsole } from '../elements/app.js'
import { tokens } from '../look/tokens.js'
import { createFloor } from '../state/floor.js'
import { createOnlookers } from '../state/onlookers.js'
import { createServerClock } from '../state/server-clock.js'
import { colleague } from './consulted.js'
import { pastContact, SimulatedDeskApi } from './simulated-desk-api.js'
import { SimulatedGateway } from './simulated-gateway.js'
import { tapSound } from './visitors-end.js'
import type { DeskSound } from './visitors-end.js'

/** The agent of the tests. */
export const linh: Me = {
  id: '0190aaaa-0000-7000-9000-000000000001',
  name: 'Lê Khánh Linh',
  role: 'agent',
  tenant: 'Demo',
  mail: true,
  dispositionOptional: [],
}

/** What the contacts of the tests can end as. */
const simulatedDispositions: readonly Disposition[] = [
  { code: 'delivery', labels: { en: 'Delivery date', vi: 'Ngày giao' } },
  { code: 'address', labels: { en: 'Address changed', vi: 'Đổi địa chỉ' } },
  { code: 'damaged', labels: { en: 'Damaged', vi: 'Hư hỏng' } },
  { code: 'complaint', labels: { en: 'Complaint', vi: 'Khiếu nại' } },
]

/** To whom the contacts of the tests can be given. */
const simulatedTargets: Targets = {
  queues: [
    { id: '0190cccc-0000-7000-9000-000000000001', name: 'Đổi trả', waiting: 3 },
    { id: '0190cccc-0000-7000-9000-000000000002', name: 'Sales', waiting: 0 },
  ],
  agents: [
    { ...colleague, presence: 'available', room: true },
    { id: '0190aaaa-0000-7000-9000-000000000003', name: 'Trần Chi', presence: 'break', room: false },
  ],
}

/** The gateway's HTTP side in memory: who is logged in, and who may be. */
interface SimulatedApi extends Api {
  readonly desk: SimulatedDeskApi
  session: boolean
  /** What every call comes to, while set. */
  down: boolean
  dispositionsDown: boolean
  targetsDown: boolean
  /** Who was blocked: contact and reason. */
  readonly blocks: (readonly [string, string])[]
}

/** An API that knows one agent, with the password `demo`. */
function simulatedApi(session: boolean, me: Me): SimulatedApi {
  const api: SimulatedApi = {
    desk: new SimulatedDeskApi(),
    session,
    down: false,
    dispositionsDown: false,
    targetsDown: false,
    blocks: [],
    me: async () => within(api, () => me),
    login: async ({ password }) => {
      if (api.down) return { ok: false, code: 'unreachable' }
      if (password !== 'demo') return { ok: false, code: 'login_failed' }
      api.session = true
      return { ok: true, value: null }
    },
    logout: async () => {
      if (api.down) return { ok: false, code: 'unreachable' }
      api.session = false
      return { ok: true, value: null }
    },
    ticket: async () => within(api, () => 'ticket'),
    dispositions: async () =>
      api.dispositionsDown ? { ok: false, code: 'unreachable' } : within(api, () => simulatedDispositions),
    targets: async () =>
      api.targetsDown ? { ok: false, code: 'unreachable' } : within(api, () => simulatedTargets),
    block: async (contact, reason) =>
      within(api, () => {
        api.blocks.push([contact, reason])
        return null
      }),
  }
  return api
}

/** One thing that the agent was told of, by what the settings allow. */
interface Told {
  readonly is: string
  readonly title: string
  readonly sounds: boolean
  readonly notifications: boolean
}

/** A console before a simulated gateway. */
export interface Seat {
  readonly app: SwitchboardConsole
  readonly gateway: SimulatedGateway
  readonly api: SimulatedApi
  /** Of the calls of a desk that has it. */
  readonly sound: DeskSound
  /** What the agent was told of by sound or notification, in order. */
  readonly told: Told[]
}

/** Puts a console on the page. Its stores are memory, its clock the computer's, its line the simulated one. */
export function sitDown(
  given: {
    readonly settings?: Partial<Settings>
    readonly session?: boolean
    readonly role?: string
    readonly me?: Partial<Me>
    /** Whether the desk has the sound of its calls. */
    readonly calls?: true
  } = {},
): Seat {
  if (tokens.styleSheet !== undefined && !document.adoptedStyleSheets.includes(tokens.styleSheet))
    document.adoptedStyleSheets.push(tokens.styleSheet)
  const gateway = new SimulatedGateway(linh, Date)
  const api = simulatedApi(given.session ?? true, { ...linh, role: given.role ?? linh.role, ...given.me })
  api.desk.closedHere = () => closedAt(gateway)
  const told: Told[] = []
  const app = new SwitchboardConsole()
  const clock = createServerClock(Date)
  const floor = createFloor({ clock, local: Date })
  const onlookers = createOnlookers(Date)
  const sound = tapSound(gateway.line)
  const line = tapLine(floor.tap(onlookers.tap(sound.open)))
  app.parts = {
    api,
    ...(given.calls && { line }),
    clock,
    floor,
    onlookers,
    openClient: () =>
      createClient({
        open: line.open,
        token: async () => (api.session ? 'ticket' : null),
      }),
    putFile: async ({ contact, name, blob }, { progress, signal }) =>
      gateway.put({ contact, name, blob }, { progress, signal }),
    settings: {
      language: 'en',
      theme: 'light',
      keys: true,
      sounds: true,
      notifications: false,
      tenant: '',
      ...given.settings,
    },
    storage: null,
    drafts: createDrafts(null),
    alerts: {
      tell: (call, { sounds, notifications }, { title }) =>
        void told.push({ is: call.is, title, sounds, notifications }),
    },
  }
  document.body.append(app)
  return { app, gateway, told, api, sound }
}

function within<T>(api: SimulatedApi, value: () => T): Answer<T> {
  if (api.down) return { ok: false, code: 'unreachable' }
  return api.session ? { ok: true, value: value() } : { ok: false, code: 'not_logged_in' }
}

function closedAt(gateway: SimulatedGateway): readonly PastContact[] {
  return gateway.commands.flatMap((command) =>
    command.t === 'finish'
      ? [pastContact({ id: command.stream, disposition: command.disposition ?? null })]
      : [],
  )
}
