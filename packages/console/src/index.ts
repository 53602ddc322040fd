import { browserLine, createClient, httpPut, sessionOutbox, tapLine } from '@switchboard/client'
import { createAlerts } from './browser/alerts.js'
import { createApi, uploadAddress } from './browser/api.js'
import { createDrafts } from './browser/drafts.js'
import { browserStorage, readSettings } from './browser/settings.js'
import { SwitchboardConsole } from './elements/app.js'
import { tokens } from './look/tokens.js'
import { createFloor } from './state/floor.js'
import { createOnlookers } from './state/onlookers.js'
import { createServerClock } from './state/server-clock.js'

if (tokens.styleSheet !== undefined) document.adoptedStyleSheets.push(tokens.styleSheet)

const clock = createServerClock(Date)
const api = createApi({ fetch: (input, init) => fetch(input, init), heard: (at) => clock.heard(at) })
const storage = browserStorage('localStorage')

/** A ticket for each hello. Without a session there will be none; where nobody answers, the client tries again later. */
async function token(): Promise<string | null> {
  const answer = await api.ticket()
  if (answer.ok) return answer.value
  if (answer.code === 'not_logged_in' || answer.code === 'signed_out') return null
  throw new Error(`no ticket: ${answer.code}`)
}

const address = new URL('/ws', location.href)
address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'

const floor = createFloor({ clock, local: Date })
const onlookers = createOnlookers(Date)
const line = tapLine(floor.tap(onlookers.tap(browserLine(address.href))))
const app = new SwitchboardConsole()
app.parts = {
  api,
  clock,
  floor,
  onlookers,
  line,
  openClient: (me) =>
    createClient({
      open: line.open,
      token,
      storage: sessionOutbox(`switchboard.outbox.${me.id}`),
    }),
  putFile: httpPut(async (contact) => ({ url: uploadAddress(contact), headers: {} })),
  settings: readSettings(storage, navigator.languages),
  storage,
  alerts: createAlerts(),
  drafts: createDrafts(browserStorage('sessionStorage')),
}
document.body.append(app)
